package org.entente.policy;

import java.util.List;
import org.entente.identity.Actor;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;

/**
 * One question that a decision comes down to: of everyone in the chain, for every rung of the
 * ladder, for each alternative there is.
 *
 * @param actor who must be allowed
 * @param rung counts from 0, for each actor anew; one alternative of each rung must be allowed
 * @param policies those that speak of the action, in the order of their ids
 */
public record LadderStep(
    Actor actor, int rung, Action action, Question question, List<Policy> policies) {
  public LadderStep {
    policies = List.copyOf(policies);
  }
}
