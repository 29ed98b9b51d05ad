package org.entente.policy;

import java.util.Set;
import org.entente.identity.Actor;
import org.entente.policy.rule.Entity;

/**
 * Finds the {@link Standing} of what was allowed once. A yes is our evaluator's alone, since every
 * use is confirmed when it happens; a no takes both engines.
 */
final class Reexamination {
  private static final Set<String> DOUBTS =
      Set.of(StandingRules.UNCONFIRMED.id(), StandingRules.EVALUATION_FAILED.id());

  private final ActiveBundle bundle;

  Reexamination(ActiveBundle bundle) {
    this.bundle = bundle;
  }

  Standing of(Actor actor, Action action, Entity resource, Situation situation) {
    try {
      Deliberation ours =
          new Deliberation(bundle, bundle.ourEvaluator(), action, resource, situation);
      if (ours.isAllowed(actor)) {
        return new Standing.Holds(bundle.hash(), ours.allowing(), ours.validUntil());
      }
      Deliberation both =
          new Deliberation(bundle, bundle.bothEngines(), action, resource, situation);
      return switch (both.decide(actor)) {
        case Decision.Denied denied when isClean(denied) ->
            new Standing.Fails(denied, both.validUntil());
        case Decision.Denied _, Decision.Allowed _ -> new Standing.Doubtful(bundle.hash());
      };
    } catch (Judge.Unconfirmed unconfirmed) {
      Alarms.unconfirmed(action, unconfirmed.getMessage(), bundle.hash());
    } catch (RuntimeException failure) {
      Alarms.failed(action, failure, bundle.hash());
    }
    return new Standing.Doubtful(bundle.hash());
  }

  private static boolean isClean(Decision.Denied denied) {
    return denied.rules().stream().map(Decision.Rule::id).noneMatch(DOUBTS::contains);
  }
}
