package org.entente.policy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.identity.Actor;
import org.entente.policy.rule.Entity;

/** Decisions by one bundle, however many questions they take. */
final class Decider {
  private final ActiveBundle bundle;

  Decider(ActiveBundle bundle) {
    this.bundle = bundle;
  }

  Decision decide(Actor actor, Action action, Entity resource, Situation situation) {
    return by(bundle.ourEvaluator(), actor, action, resource, situation);
  }

  Decision confirm(Actor actor, Action action, Entity resource, Situation situation) {
    return by(bundle.bothEngines(), actor, action, resource, situation);
  }

  /**
   * The approvals without which "all others given" is still denied. Unique and smallest, because
   * approvals only ever help (INVARIANT (approvals help) of the loader): one decision for each
   * approval and two more.
   */
  Need need(Actor actor, Action action, Entity resource, Situation.Use use) {
    Decision withAll =
        decide(actor, action, resource, use.withApprovals(EnumSet.allOf(Approval.class)));
    if (withAll instanceof Decision.Denied denied) {
      return new Need.Impossible(denied);
    }
    if (decide(actor, action, resource, use) instanceof Decision.Allowed allowed) {
      return new Need.Nothing(allowed);
    }
    Set<Approval> needed = EnumSet.noneOf(Approval.class);
    for (Approval approval : EnumSet.allOf(Approval.class)) {
      Set<Approval> others = EnumSet.complementOf(EnumSet.of(approval));
      boolean missed =
          !use.approvals().contains(approval)
              && !decide(actor, action, resource, use.withApprovals(others)).isAllowed();
      if (missed) {
        needed.add(approval);
      }
    }
    return new Need.Approvals(needed);
  }

  /**
   * Whether the action is allowed, with no explanation.
   *
   * @param limit hears of the next date that may change the answer, be it yes or no
   */
  boolean holds(
      Actor actor, Action action, Entity resource, Situation situation, Consumer<Instant> limit) {
    Deliberation deliberation =
        new Deliberation(bundle, bundle.ourEvaluator(), action, resource, situation);
    boolean allowed = deliberation.isAllowed(actor);
    deliberation.validUntil().ifPresent(limit);
    return allowed;
  }

  private Decision by(
      Judge judge, Actor actor, Action action, Entity resource, Situation situation) {
    try {
      return new Deliberation(bundle, judge, action, resource, situation).decide(actor);
    } catch (Judge.Unconfirmed unconfirmed) {
      Alarms.unconfirmed(action, unconfirmed.getMessage(), bundle.hash());
    } catch (RuntimeException failure) {
      Alarms.failed(action, failure, bundle.hash());
    }
    return new Decision.Denied(bundle.hash(), List.of(StandingRules.UNCONFIRMED), List.of());
  }
}
