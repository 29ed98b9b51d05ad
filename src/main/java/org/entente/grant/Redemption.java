package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.catalog.Dataset;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.FactValue;
import org.entente.policy.Action;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.Duties;
import org.entente.policy.Explanation;
import org.entente.policy.Situation;
import org.entente.policy.Situation.Destination;
import org.entente.policy.Standing;

/**
 * Asks policy whether a grant may be used now: the approvals and terms are those on the grant,
 * everything else is evaluated afresh, on both engines.
 */
@ApplicationScoped
class Redemption {
  private final Decisions decisions;
  private final Actors actors;

  Redemption(Decisions decisions, Actors actors) {
    this.decisions = decisions;
    this.actors = actors;
  }

  /** The answer. */
  sealed interface Answer {}

  /**
   * It may be used.
   *
   * @param tokenUntil no token may outlive this: duty, grant end, or a fact the decision rests on
   * @param grantUntil the longest that duty lets a grant last, counted from now
   */
  record Allowed(Decision.Allowed decision, Instant tokenUntil, Optional<Instant> grantUntil)
      implements Answer {}

  /**
   * It may not.
   *
   * @param because as the holder hears it
   */
  record Denied(Explanation because) implements Answer {}

  /** For the actor who presents themselves. */
  Answer of(Actor actor, Grant grant, Dataset dataset, Instant now) {
    Situation.Use use = use(actor, grant, now);
    return switch (decisions.confirm(actor, Action.RECEIVE, dataset.governed(), use)) {
      case Decision.Denied denied -> new Denied(Explanation.of(denied, actor));
      case Decision.Allowed allowed -> {
        Duties duties = decisions.duties(actor, dataset.governed(), use);
        Instant until = earlier(now.plus(duties.maxToken()), grant.expiresAt());
        yield new Allowed(
            allowed,
            allowed.validUntil().map(end -> earlier(end, until)).orElse(until),
            duties.maxGrant().map(now::plus));
      }
    };
  }

  /** For the holder, from what is known of them today; nobody known means denied. */
  Answer ofHolder(Grant grant, Dataset dataset, Instant now) {
    return actors
        .find(grant.holder().id())
        .map(holder -> of(holder, grant, dataset, now))
        .orElseGet(
            () -> new Denied(new Explanation(decisions.bundle().hash(), List.of(), List.of())));
  }

  /** Whether the rules still allow the holder what the grant was given for. */
  Standing standing(Grant grant, Dataset dataset, Instant now) {
    return actors
        .find(grant.holder().id())
        .map(
            holder ->
                decisions
                    .inForce()
                    .standing(
                        holder,
                        Action.RECEIVE,
                        dataset.governed(),
                        standingUse(holder, grant, now)))
        .orElseGet(() -> StopWords.unknownHolder(decisions.bundle().hash()));
  }

  static Situation.Use use(Actor actor, Grant grant, Instant now) {
    return use(actor, grant, now, actor.mfaAge(now));
  }

  /**
   * As {@link #use}, of somebody who is not here: the sign-in counts as fresh. How long ago it was
   * matters when they come for the data, and does not stop what they hold.
   */
  static Situation.Use standingUse(Actor actor, Grant grant, Instant now) {
    return use(actor, grant, now, Optional.of(0L));
  }

  private static Situation.Use use(
      Actor actor, Grant grant, Instant now, Optional<Long> signInAge) {
    return new Situation.Use(
        now,
        grant.purpose(),
        Optional.empty(),
        grant.approvals(),
        grant.acceptedTerms(),
        signInAge,
        destination(actor, now),
        false,
        Optional.empty());
  }

  private static Destination destination(Actor actor, Instant now) {
    Optional<String> country =
        actor
            .fact("orgCountry", now)
            .filter(FactValue.Text.class::isInstance)
            .map(value -> ((FactValue.Text) value).value());
    return new Destination(actor.org(), country);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** How long a grant lasts that policy alone gives, where duty sets no shorter bound. */
  static final Duration GRANTED_BY_POLICY = Duration.ofDays(365);
}
