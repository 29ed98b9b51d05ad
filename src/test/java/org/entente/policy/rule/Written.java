package org.entente.policy.rule;

import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes questions with their values, which do not print themselves: for what failed tests say. */
public final class Written {
  private Written() {}

  public static String of(Question question) {
    return "%s%n%s%n%s%nin %s"
        .formatted(
            question.action(),
            of(question.principal()),
            of(question.resource()),
            Notation.of(new Value.Fields(question.context())));
  }

  static String of(Entity entity) {
    return "%s %s below %s"
        .formatted(
            entity.ref(),
            Notation.of(new Value.Fields(entity.attributes())),
            entity.ancestors().stream()
                .map(Value.Ref::toString)
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}
