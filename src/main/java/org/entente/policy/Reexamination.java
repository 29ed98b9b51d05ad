package org.entente.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.Ruling;

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
  private final BothEngines bothEngines;
  private final Map<String, Entity> datasets = new HashMap<>();

  /** What our evaluator found on the way, which a no of both has to confirm. */
  private record Answered(Question question, Ruling ruling) {}

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
    List<Answered> answered = new ArrayList<>();
    Judge ours =
        (question, trace) -> {
          Ruling ruling = bundle.ourEvaluator().judge(question, trace);
          answered.add(new Answered(question, ruling));
          return ruling;
        };
    try {
      Deliberation deliberation = new Deliberation(bundle, ours, action, resource, situation);
      return switch (deliberation.decide(actor)) {
        case Decision.Allowed allowed ->
            new Standing.Holds(bundle.hash(), allowed.rules(), allowed.validUntil());
        case Decision.Denied denied -> {
          answered.forEach(each -> bothEngines.confirm(each.question(), each.ruling()));
          yield isClean(denied)
              ? new Standing.Fails(denied, deliberation.validUntil())
              : new Standing.Doubtful(bundle.hash());
        }
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
