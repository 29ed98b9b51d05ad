package org.entente.policy.explorer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.Past;
import org.entente.policy.BundleDecisions;
import org.entente.policy.Decisions;
import org.entente.policy.Exploration;
import org.entente.policy.Exploration.Answer;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernedDatasets;
import org.entente.policy.GovernedDatasets.Catalogued;
import org.entente.policy.Inquiry;
import org.entente.policy.Inquiry.Whom;
import org.entente.policy.PastBundles;
import org.entente.policy.Personas;
import org.entente.policy.explorer.Entitlements.Disclosure;
import org.entente.policy.explorer.Entitlements.Entitlement;

/**
 * Brings together what was on record at an instant, or says what was not. Nothing is guessed: where
 * one of the three is unknown there is no answer.
 */
@ApplicationScoped
class Staging {
  /** Within this time of a change of bundles, nodes may have decided by either. */
  private static final Duration CHANGEOVER = Duration.ofSeconds(10);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.UK)
          .withZone(ZoneOffset.UTC);

  private final Decisions decisions;
  private final PastBundles bundles;
  private final Actors actors;
  private final GovernedDatasets datasets;
  private final Instance<Personas> personas;

  Staging(
      Decisions decisions,
      PastBundles bundles,
      Actors actors,
      GovernedDatasets datasets,
      Instance<Personas> personas) {
    this.decisions = decisions;
    this.bundles = bundles;
    this.actors = actors;
    this.datasets = datasets;
    this.personas = personas;
  }

  /** What came of it. */
  sealed interface Staged {
    record Set(Scene scene, List<String> notes) implements Staged {}

    /** It was not on record then; the answer says what was not. */
    record Unknown(Exploration exploration) implements Staged {}

    /** There is nobody by that name, or nobody the reader may ask about. */
    record Nobody() implements Staged {}
  }

  Staged of(Actor reader, Inquiry asked, Catalogued dataset, Entitlement entitlement, Instant now) {
    Optional<Actor> today = today(reader, asked.whom());
    if (asked.whom() instanceof Whom.Imagined && today.isEmpty()) {
      return new Staged.Nobody();
    }
    return asked.at().isEmpty()
        ? present(asked, dataset, today, now)
        : then(reader, asked, dataset, entitlement, today, now);
  }

  private Optional<Actor> today(Actor reader, Whom whom) {
    return switch (whom) {
      case Whom.Asker _ -> Optional.of(reader);
      case Whom.Seen(String id) -> actors.find(id);
      case Whom.Imagined(String name) ->
          personas.isResolvable() ? personas.get().find(name) : Optional.empty();
    };
  }

  private Staged present(Inquiry asked, Catalogued dataset, Optional<Actor> today, Instant now) {
    return today
        .<Staged>map(
            actor ->
                new Staged.Set(
                    new Scene(
                        decisions.inForce(),
                        Optional.empty(),
                        actor,
                        dataset.governed(),
                        now,
                        asked),
                    List.of()))
        .orElseGet(
            () ->
                unknown(
                    asked, asked.at().orElse(now), "Nothing was ever recorded of this account."));
  }

  private Staged then(
      Actor reader,
      Inquiry asked,
      Catalogued dataset,
      Entitlement entitlement,
      Optional<Actor> today,
      Instant now) {
    Instant at = asked.at().orElseThrow();
    Past past =
        asked.whom() instanceof Whom.Imagined
            ? new Past.Known(today.orElseThrow())
            : actors.asOf(today.map(it -> it.ref().id()).orElse(id(asked.whom())), at);
    if (past instanceof Past.Known(Actor then)
        && entitlement.disclosure() == Disclosure.INDIFFERENT
        && !Entitlements.isOf(reader, then)) {
      return new Staged.Nobody();
    }
    List<String> unknown = new ArrayList<>();
    if (past instanceof Past.Unrecorded(Optional<Instant> since)) {
      unknown.add(
          since
              .map(it -> "Nothing was recorded of this account before " + MINUTE.format(it) + ".")
              .orElse("Nothing was ever recorded of this account."));
    }
    Optional<GovernanceClass> governed = datasets.governedAt(asked.dataset(), at);
    if (governed.isEmpty()) {
      unknown.add(
          "The dataset was not in the catalog before " + MINUTE.format(dataset.since()) + ".");
    }
    Optional<PastBundles.Past.InForce> rules = rules(at, unknown);
    if (!unknown.isEmpty()) {
      return unknown(asked, at, unknown.toArray(String[]::new));
    }
    BundleDecisions decided = rules.orElseThrow().decisions();
    Instant since = rules.orElseThrow().since();
    return new Staged.Set(
        new Scene(
            decided,
            Optional.of(since),
            ((Past.Known) past).actor(),
            governed.orElseThrow(),
            at,
            asked),
        notes(asked, at, since, now));
  }

  private Optional<PastBundles.Past.InForce> rules(Instant at, List<String> unknown) {
    return switch (bundles.at(at)) {
      case PastBundles.Past.InForce inForce -> Optional.of(inForce);
      case PastBundles.Past.Unrecorded(Optional<Instant> since) -> {
        unknown.add(
            since
                .map(it -> "No policies are on record before " + MINUTE.format(it) + ".")
                .orElse("No policies are on record."));
        yield Optional.empty();
      }
      case PastBundles.Past.Damaged(String hash) -> {
        unknown.add(
            "The record of the policies in force then ("
                + hash.substring(0, 12)
                + ") is damaged, so it is not relied on; the operators have been alerted.");
        yield Optional.empty();
      }
    };
  }

  private static List<String> notes(Inquiry asked, Instant at, Instant since, Instant now) {
    List<String> notes = new ArrayList<>();
    if (at.isAfter(now)) {
      notes.add("This lies ahead: it is what today's policies, facts and record would come to.");
    }
    if (at.isBefore(since.plus(CHANGEOVER))) {
      notes.add(
          "These policies had only just taken effect, so a decision of that moment may still have"
              + " been taken by those before; the trail names the bundle of each.");
    }
    if (asked.whom() instanceof Whom.Imagined) {
      notes.add(
          "Personas have no history: policies and record are of then, the facts are as told.");
    }
    return List.copyOf(notes);
  }

  private static String id(Whom whom) {
    return whom instanceof Whom.Seen(String id) ? id : "";
  }

  private static Staged unknown(Inquiry asked, Instant at, String... why) {
    return new Staged.Unknown(
        new Exploration(
            Answer.NOT_KNOWN,
            "",
            asked.action(),
            asked.purpose(),
            at,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(why)));
  }
}
