package org.entente.policy.explorer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Actors;
import org.entente.identity.Role;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.Action;
import org.entente.policy.Decisions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Inquiry.Whom;
import org.entente.policy.Situation;

/**
 * Who may ask about whom, and how much of the answer they are shown.
 *
 * <p>What a rule on citizenship makes of somebody tells their citizenship. So only those who answer
 * for the whole are told what it came to for another person; a steward is told as much as would be
 * the same whatever that person's citizenship.
 */
@ApplicationScoped
class Entitlements {
  private final Decisions decisions;
  private final Actors actors;

  Entitlements(Decisions decisions, Actors actors) {
    this.decisions = decisions;
    this.actors = actors;
  }

  /**
   * What the reader is shown.
   *
   * @param disclosure of the facts of the one it is about
   * @param record whether the reader may read the whole record of the dataset, as it is now
   */
  record Entitlement(Disclosure disclosure, boolean record) {}

  /** How much of somebody's facts is shown. */
  enum Disclosure {
    /** All: they are the reader's own, or nobody's. */
    WHOLE,
    /** What it came to, but no sensitive fact on the way. */
    RESULT,
    /** Only what is the same whatever the sensitive facts are. */
    INDIFFERENT
  }

  /** Whether the reader oversees data of this class: may ask about anyone. */
  private boolean oversees(Actor reader, GovernanceClass dataset, Instant now) {
    return isPerson(reader)
        && (reader.has(Role.ADMIN)
            || decisions.decide(reader, Action.AUDIT, dataset, Situation.Look.at(now)).isAllowed());
  }

  /** Those who oversee some data or keep some. */
  boolean asksAboutOthers(Actor reader) {
    return isPerson(reader)
        && (reader.has(Role.ADMIN) || reader.has(Role.AUDITOR) || reader.has(Role.STEWARD));
  }

  /** Empty where the reader may not ask: there is nothing, as far as they may know. */
  Optional<Entitlement> of(Actor reader, Whom whom, GovernanceClass dataset, Instant now) {
    if (reader.isAnonymous()) {
      return Optional.empty();
    }
    boolean oversees = oversees(reader, dataset, now);
    boolean stewards =
        isPerson(reader)
            && decisions
                .decide(reader, Action.STEWARD, dataset, Situation.Look.at(now))
                .isAllowed();
    Visibility seen = decisions.scope(reader, now).visibility(dataset.id());
    boolean knows = oversees || stewards || seen != Visibility.HIDDEN;
    Optional<Disclosure> disclosure =
        switch (whom) {
          case Whom.Asker _ -> knows ? Optional.of(ofOneself(reader)) : Optional.empty();
          case Whom.Imagined _ ->
              oversees || stewards ? Optional.of(Disclosure.WHOLE) : Optional.empty();
          case Whom.Seen seenBefore ->
              oversees
                  ? Optional.of(Disclosure.RESULT)
                  : stewards && isOfTheirOrganisation(reader, seenBefore.actorId())
                      ? Optional.of(Disclosure.INDIFFERENT)
                      : Optional.empty();
        };
    return disclosure.map(it -> new Entitlement(it, stewards || seen == Visibility.FULL));
  }

  /** Software that acts for a person is not to learn that person's sensitive facts. */
  private static Disclosure ofOneself(Actor reader) {
    return reader.kind() == ActorKind.AI_AGENT ? Disclosure.RESULT : Disclosure.WHOLE;
  }

  private boolean isOfTheirOrganisation(Actor reader, String actorId) {
    return actors.find(actorId).filter(found -> isOf(reader, found)).isPresent();
  }

  /** Of the reader's organisation, and so is the person where it acts for one. */
  static boolean isOf(Actor reader, Actor found) {
    return reader.org().isPresent()
        && reader.org().equals(found.org())
        && found.actsFor().map(person -> isOf(reader, person)).orElse(true);
  }

  private static boolean isPerson(Actor reader) {
    return reader.kind() == ActorKind.HUMAN;
  }
}
