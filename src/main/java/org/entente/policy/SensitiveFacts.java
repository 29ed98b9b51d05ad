package org.entente.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.identity.Attribute;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Vocabulary;

/**
 * Which facts of people are sensitive under a schema, and which conditions turn on one.
 *
 * <p>INVARIANT (personal): a condition turns on a sensitive fact if it mentions one anywhere, be it
 * only asked for with {@code has}, deep in an {@code if}, or of whomever. That says too much of
 * some conditions and never too little. What is sensitive the schema says, and the register of
 * facts whatever a schema says.
 *
 * @param names of the attributes whose values nobody else is shown
 */
public record SensitiveFacts(Set<String> names) {
  public SensitiveFacts {
    names = Set.copyOf(names);
  }

  public static SensitiveFacts of(Vocabulary vocabulary) {
    Stream<String> declared =
        vocabulary.principals().values().stream()
            .flatMap(attributes -> attributes.values().stream())
            .filter(Vocabulary.Attribute::sensitive)
            .map(Vocabulary.Attribute::name);
    Stream<String> registered =
        Arrays.stream(Attribute.values()).filter(Attribute::isSensitive).map(Attribute::word);
    return new SensitiveFacts(
        Stream.concat(declared, registered).collect(Collectors.toUnmodifiableSet()));
  }

  /** The first part of a condition that mentions one; empty if the condition turns on none. */
  public Optional<Expression> mentionedIn(Expression condition) {
    return name(condition).filter(names::contains).isPresent()
        ? Optional.of(condition)
        : condition.parts().flatMap(part -> mentionedIn(part).stream()).findFirst();
  }

  private static Optional<String> name(Expression expression) {
    return switch (expression) {
      case Expression.Attribute(Expression _, String name) -> Optional.of(name);
      case Expression.Has(Expression _, String name) -> Optional.of(name);
      default -> Optional.empty();
    };
  }
}
