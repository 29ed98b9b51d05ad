package org.entente.web.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Actors;
import org.entente.identity.AgreementRegister;
import org.entente.identity.FactValue;
import org.entente.request.AccessRequest;
import org.entente.web.review.DecisionScreen.Known;
import org.entente.web.review.DecisionScreen.Requester;
import org.entente.web.review.DecisionScreen.Value;

/**
 * Who asks, as far as a decider may know it.
 *
 * <p>INVARIANT (nothing sensitive): only the facts named here are read. Citizenship, residency and
 * ties are for the policies; their answer is on the screen, the facts are not.
 */
@ApplicationScoped
class RequesterWords {
  private final Actors actors;
  private final Catalog catalog;
  private final AgreementRegister agreements;

  RequesterWords(Actors actors, Catalog catalog, AgreementRegister agreements) {
    this.actors = actors;
    this.catalog = catalog;
    this.agreements = agreements;
  }

  Requester of(AccessRequest request, Optional<Actor> requester, Instant now) {
    Optional<String> through =
        request
            .onBehalfOf()
            .map(person -> "Software that acts for " + actors.displayName(person) + ".");
    return requester
        .map(
            actor ->
                new Requester(actor.displayName(), actor.ref().name(), through, known(actor, now)))
        .orElseGet(
            () ->
                new Requester(
                    request.requester().name(),
                    request.requester().name(),
                    Optional.of("Nothing is known of this account any more."),
                    List.of()));
  }

  private List<Known> known(Actor actor, Instant now) {
    List<Known> known = new ArrayList<>();
    Optional<Organisation> home = actor.org().flatMap(catalog::organisation);
    known.add(
        new Known(
            "Organisation",
            List.of(
                home.map(each -> Value.plain(each.name()))
                    .orElseGet(() -> absent("not known to the programme")))));
    known.add(
        new Known(
            "Country of organisation",
            List.of(
                text(actor, "orgCountry", now)
                    .map(code -> Value.plain(GovernanceWords.country(code)))
                    .orElseGet(() -> absent("not stated")))));
    if (actor.kind() == ActorKind.HUMAN) {
      known.add(new Known("Identity assurance", List.of(assurance(actor, now))));
      known.add(new Known("Affiliation", List.of(affiliation(actor, now))));
    }
    known.add(new Known("Agreements in force", agreements(actor, now)));
    known.add(
        new Known(
            "Training",
            names(actor, "training", now).stream().sorted().map(Value::plain).toList()));
    return known.stream()
        .map(
            each ->
                each.values().isEmpty()
                    ? new Known(each.name(), List.of(absent("none on record")))
                    : each)
        .toList();
  }

  private List<Value> agreements(Actor actor, Instant now) {
    return names(actor, "agreements", now).stream()
        .sorted()
        .map(id -> new Value(id, "", agreements.title(id).orElse("")))
        .toList();
  }

  private static Value assurance(Actor actor, Instant now) {
    long level =
        actor
            .fact("assurance", now)
            .map(value -> value instanceof FactValue.Quantity(long amount) ? amount : 0L)
            .orElse(0L);
    return new Value(
        GovernanceWords.assurance(level), level == 0 ? "no" : "", "REFEDS Assurance Framework");
  }

  private static Value affiliation(Actor actor, Instant now) {
    boolean fresh =
        actor
            .fact("affiliationFresh", now)
            .map(value -> value instanceof FactValue.Flag(boolean flag) && flag)
            .orElse(false);
    return fresh
        ? new Value("confirmed within a month", "ok", "by the home organisation")
        : absent("not confirmed within a month");
  }

  static Set<String> names(Actor actor, String fact, Instant now) {
    return actor
        .fact(fact, now)
        .map(
            value -> value instanceof FactValue.Names(Set<String> names) ? names : Set.<String>of())
        .orElse(Set.of());
  }

  private static Optional<String> text(Actor actor, String fact, Instant now) {
    return actor
        .fact(fact, now)
        .flatMap(
            value ->
                value instanceof FactValue.Text(String text)
                    ? Optional.of(text)
                    : Optional.empty());
  }

  private static Value absent(String text) {
    return new Value(text, "no", "");
  }
}
