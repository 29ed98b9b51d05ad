package org.entente.policy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Attribute;
import org.entente.kernel.RorId;
import org.entente.policy.Decision.Openness;
import org.entente.policy.Decision.Rule;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Vocabulary;

/**
 * Which rules of a bundle turn on sensitive facts, so that their mere name would tell of the person
 * they are applied to; found once, when the bundle is taken up.
 *
 * <p>INVARIANT (personal): a rule is personal if a sensitive attribute is mentioned anywhere in its
 * condition, be it only asked for with {@code has}, deep in an {@code if}, or of whomever. That
 * says too much of some rules and never too little. What is sensitive the bundle's schema says, and
 * the register of facts whatever a schema says.
 */
final class PersonalRules {
  private final Set<String> sensitive;
  private final Map<String, Rule> told;

  PersonalRules(RuleBook rules, PrincipalEntities principals) {
    Set<String> names = new HashSet<>(principals.names(Vocabulary.Attribute::sensitive));
    Arrays.stream(Attribute.values())
        .filter(Attribute::isSensitive)
        .map(Attribute::word)
        .forEach(names::add);
    this.sensitive = Set.copyOf(names);
    this.told =
        rules.policies().stream().collect(Collectors.toUnmodifiableMap(Policy::id, this::worded));
  }

  /** Names of the attributes whose values nobody else is shown. */
  Set<String> sensitive() {
    return sensitive;
  }

  /** The rule as people read it, with how far it may be told. */
  Rule told(Policy policy) {
    return told.get(policy.id());
  }

  private Rule worded(Policy policy) {
    return new Rule(
        policy.id(),
        policy.label().title(),
        policy.label().reason(),
        policy.label().remedy(),
        policy.owner().map(RorId::new),
        mentionsSensitive(policy.condition()) ? Openness.TRAIL : Openness.ANYBODY);
  }

  private boolean mentionsSensitive(Expression expression) {
    return name(expression).filter(sensitive::contains).isPresent()
        || expression.parts().anyMatch(this::mentionsSensitive);
  }

  private static Optional<String> name(Expression expression) {
    return switch (expression) {
      case Expression.Attribute(Expression _, String name) -> Optional.of(name);
      case Expression.Has(Expression _, String name) -> Optional.of(name);
      default -> Optional.empty();
    };
  }
}
