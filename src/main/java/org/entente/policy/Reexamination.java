package org.entente.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.policy.rule.Entity;

/**
 * Finds the {@link Standing} of what was allowed once, by one bundle. A yes is our evaluator's
 * alone, since every use is confirmed when it happens; a no takes both engines.
 *
 * <p>Made for many questions in a row, as when a rule changes: what repeats is asked once. Not for
 * several threads at once.
 */
public final class Reexamination {
  private static final Set<String> DOUBTS =
      Set.of(StandingRules.UNCONFIRMED.id(), StandingRules.EVALUATION_FAILED.id());

  private final ActiveBundle bundle;
  private final Judge bothEngines;
  private final Map<String, Entity> datasets = new HashMap<>();

  Reexamination(ActiveBundle bundle) {
    this.bundle = bundle;
    this.bothEngines = bundle.bothEngines().onceAsked();
  }

  /**
   * Whether what was allowed once still is. Only for taking away and giving back: nothing is
   * received on the strength of it.
   */
  public Standing of(Actor actor, Action action, GovernanceClass governed, Situation situation) {
    Entity resource =
        datasets.computeIfAbsent(governed.id(), _ -> DatasetEntities.entity(governed));
    try {
      Deliberation ours =
          new Deliberation(bundle, bundle.ourEvaluator(), action, resource, situation);
      if (ours.isAllowed(actor)) {
        return new Standing.Holds(bundle.hash(), ours.allowing(), ours.validUntil());
      }
      Deliberation both = new Deliberation(bundle, bothEngines, action, resource, situation);
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
