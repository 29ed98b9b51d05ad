package org.entente.policy.story;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.FactValue;
import org.entente.kernel.ActorRef;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Purpose;
import org.entente.policy.Situation;

/**
 * The circumstances of a case. What it does not tell is favourable: all terms accepted, the data
 * taken home, the token bound to a key; but no approval given, and no second factor.
 */
final class StorySituation {
  private static final Instant TODAY = Instant.parse("2026-11-23T08:00:00Z");

  private final StoryPeople people;
  private final Part told;
  private final Actor actor;
  private final GovernanceClass dataset;
  private final Instant now;

  StorySituation(StoryPeople people, Part told, Actor actor, GovernanceClass dataset) {
    this.people = people;
    this.told = told;
    this.actor = actor;
    this.dataset = dataset;
    this.now = told.instant("when").orElse(TODAY);
  }

  Situation of(Action action) {
    Optional<String> enclave = told.text("enclave");
    return switch (action) {
      case DISCOVER, READ_METADATA, STEWARD, CURATE, AUDIT -> new Situation.Look(now, enclave);
      case REQUEST -> new Situation.Ask(now, purpose(), Optional.empty());
      case RECEIVE, COMPUTE, TRAIN, RELEASE_MODEL, DUTY ->
          new Situation.Use(
              now,
              purpose(),
              Optional.empty(),
              approvals(told, "given"),
              told.texts("accepted").orElse(dataset.governance().terms()),
              told.whole("second factor"),
              destination(),
              true,
              enclave);
      case APPROVE -> sign();
    };
  }

  private Purpose purpose() {
    return told.text("purpose")
        .map(
            word ->
                Purpose.parse(word)
                    .orElseThrow(
                        () -> told.flawAt("purpose", "there is no purpose `" + word + "`")))
        .orElse(Purpose.RESEARCH);
  }

  /** Home, unless the case sends it elsewhere. */
  private Situation.Destination destination() {
    return told.part("destination")
        .map(
            it ->
                new Situation.Destination(
                    it.only(Set.of("organisation", "country"))
                        .text("organisation")
                        .map(name -> people.organisation(name, it)),
                    it.text("country")))
        .orElseGet(
            () ->
                new Situation.Destination(
                    actor.org(), actor.fact("orgCountry", now).flatMap(StorySituation::text)));
  }

  private Situation.Sign sign() {
    Part signing =
        told.part("signing")
            .orElseThrow(() -> told.flaw("whoever approves is `signing` something"))
            .only(Set.of("approval", "requester", "team", "conflicted", "given", "own given"));
    Function<String, Set<ActorRef>> refs =
        name ->
            signing.texts(name).orElse(Set.of()).stream()
                .map(each -> people.known(each, signing))
                .collect(Collectors.toSet());
    String requester = signing.required("requester");
    return new Situation.Sign(
            now,
            approval(signing, "approval", signing.required("approval")),
            people.known(requester, signing),
            refs.apply("team"),
            refs.apply("conflicted"),
            approvals(signing, "given"),
            Set.of())
        .ofRequesterAt(people.actor(requester, signing, Optional.empty()).org())
        .after(actor.ref(), approvals(signing, "own given"));
  }

  private static Set<Approval> approvals(Part at, String field) {
    return at.texts(field).orElse(Set.of()).stream()
        .map(word -> approval(at, field, word))
        .collect(Collectors.toSet());
  }

  private static Approval approval(Part at, String field, String word) {
    return Approval.parse(word)
        .orElseThrow(() -> at.flawAt(field, "there is no approval `" + word + "`"));
  }

  private static Optional<String> text(FactValue value) {
    return value instanceof FactValue.Text text ? Optional.of(text.value()) : Optional.empty();
  }
}
