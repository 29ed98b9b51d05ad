package org.entente.policy.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.policy.Action;
import org.entente.policy.LadderStep;
import org.entente.policy.rule.Inspection;
import org.entente.policy.rule.Inspection.Outcome;
import org.entente.policy.rule.Inspector;
import org.entente.policy.rule.Policy;

/**
 * The ladder climbed with some facts concealed: what comes out is the same whatever they are.
 *
 * <p>INVARIANT (same answer): with nothing concealed, it is allowed exactly if the decision is;
 * with something concealed, it is allowed or not only if the decision is so for every value.
 */
record Climb(List<Examined> steps, Conclusion conclusion) {
  /** What can be said of a question. */
  enum Conclusion {
    ALLOWED,
    DENIED,
    /** It depends on what is concealed. */
    CONCEALED,
    /** Not asked: what came before it settled the matter. */
    NOT_ASKED
  }

  /** A step with what each rule made of it. */
  record Examined(LadderStep step, List<Applied> rules, Conclusion conclusion) {}

  /** A rule with what came of its condition. */
  record Applied(Policy policy, Inspection condition) {
    /** Whether it decides the step that came out so. */
    boolean decides(Conclusion conclusion) {
      boolean effective =
          conclusion == Conclusion.ALLOWED && policy.effect() == Policy.Effect.PERMIT
              || conclusion == Conclusion.DENIED && policy.effect() == Policy.Effect.FORBID;
      return effective && condition.outcome() == Outcome.TRUE;
    }
  }

  static Climb of(List<LadderStep> steps, Set<String> concealed) {
    List<Examined> examined = new ArrayList<>();
    // Of an action that software never does for a person there are no steps.
    Conclusion whole = steps.isEmpty() ? Conclusion.DENIED : Conclusion.ALLOWED;
    int at = 0;
    boolean unseen = false;
    while (at < steps.size()) {
      LadderStep first = steps.get(at);
      unseen = first.rung() != 0 && unseen;
      Conclusion rung = Conclusion.DENIED;
      for (; at < steps.size() && isBeside(first, steps.get(at)); at++) {
        Examined one = examine(steps.get(at), concealed, !unseen && rung != Conclusion.ALLOWED);
        examined.add(one);
        rung = better(rung, one.conclusion());
      }
      whole = worse(whole, unseen ? Conclusion.DENIED : rung);
      unseen |= first.action() == Action.DISCOVER && rung == Conclusion.DENIED;
    }
    return new Climb(List.copyOf(examined), whole);
  }

  private static boolean isBeside(LadderStep one, LadderStep other) {
    return one.actor().equals(other.actor()) && one.rung() == other.rung();
  }

  private static Examined examine(LadderStep step, Set<String> concealed, boolean asked) {
    if (!asked) {
      return new Examined(step, List.of(), Conclusion.NOT_ASKED);
    }
    Inspector inspector = new Inspector(step.question(), concealed);
    List<Applied> rules =
        step.policies().stream()
            .map(policy -> new Applied(policy, inspector.inspect(policy.condition())))
            .toList();
    return new Examined(step, rules, conclusion(rules));
  }

  /** Forbid overrides permit; nothing permitted is denied; so is what cannot be evaluated. */
  private static Conclusion conclusion(List<Applied> rules) {
    if (some(rules, Policy.Effect.FORBID, Outcome.TRUE)
        || rules.stream().anyMatch(rule -> rule.condition().outcome() == Outcome.ERROR)) {
      return Conclusion.DENIED;
    }
    boolean permitted = some(rules, Policy.Effect.PERMIT, Outcome.TRUE);
    if (!permitted && !some(rules, Policy.Effect.PERMIT, Outcome.CONCEALED)) {
      return Conclusion.DENIED;
    }
    return permitted && !some(rules, Policy.Effect.FORBID, Outcome.CONCEALED)
        ? Conclusion.ALLOWED
        : Conclusion.CONCEALED;
  }

  private static boolean some(List<Applied> rules, Policy.Effect effect, Outcome outcome) {
    return rules.stream()
        .anyMatch(
            rule -> rule.policy().effect() == effect && rule.condition().outcome() == outcome);
  }

  private static Conclusion better(Conclusion one, Conclusion other) {
    if (one == Conclusion.ALLOWED || other == Conclusion.ALLOWED) {
      return Conclusion.ALLOWED;
    }
    return one == Conclusion.CONCEALED || other == Conclusion.CONCEALED
        ? Conclusion.CONCEALED
        : Conclusion.DENIED;
  }

  private static Conclusion worse(Conclusion one, Conclusion other) {
    if (one == Conclusion.DENIED || other == Conclusion.DENIED) {
      return Conclusion.DENIED;
    }
    return one == Conclusion.CONCEALED || other == Conclusion.CONCEALED
        ? Conclusion.CONCEALED
        : Conclusion.ALLOWED;
  }
}
