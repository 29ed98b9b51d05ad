package org.entente.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Vocabulary;

/**
 * Finds the {@link Standing} of what was allowed once. A yes is our evaluator's alone, since every
 * use is confirmed when it happens; a no takes both engines.
 */
final class Reexamination {
  private static final Set<String> DOUBTS =
      Set.of(StandingRules.UNCONFIRMED.id(), StandingRules.EVALUATION_FAILED.id());

  private final ActiveBundle bundle;
  private final Set<String> sensitive;

  Reexamination(ActiveBundle bundle) {
    this.bundle = bundle;
    this.sensitive =
        bundle.principals().attributes().stream()
            .filter(Vocabulary.Attribute::sensitive)
            .map(Vocabulary.Attribute::name)
            .collect(Collectors.toUnmodifiableSet());
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
            new Standing.Fails(
                denied, forOthers(denied), missingForOthers(denied), both.validUntil());
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

  private List<Decision.Rule> forOthers(Decision.Denied denied) {
    Set<String> personal =
        bundle.rules().policies().stream()
            .filter(policy -> looksAtSensitiveFacts(policy.condition()))
            .map(Policy::id)
            .collect(Collectors.toSet());
    return denied.rules().stream().filter(rule -> !personal.contains(rule.id())).toList();
  }

  private List<String> missingForOthers(Decision.Denied denied) {
    return denied.missing().stream()
        .map(Decision.Missing::attribute)
        .filter(name -> !sensitive.contains(name))
        .toList();
  }

  private boolean looksAtSensitiveFacts(Expression expression) {
    return name(expression).filter(sensitive::contains).isPresent()
        || expression.parts().anyMatch(this::looksAtSensitiveFacts);
  }

  private static Optional<String> name(Expression expression) {
    return switch (expression) {
      case Expression.Attribute(Expression of, String name) when of == Variable.PRINCIPAL ->
          Optional.of(name);
      case Expression.Has(Expression of, String name) when of == Variable.PRINCIPAL ->
          Optional.of(name);
      default -> Optional.empty();
    };
  }
}
