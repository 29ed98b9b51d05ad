package org.entente.policy.rule;

import java.util.Map;

/**
 * One elementary question: may the principal do this to the resource in this context?
 *
 * @param action the word of the action, e.g. {@code receive}
 */
public record Question(
    Entity principal, String action, Entity resource, Map<String, Value> context) {
  public Question {
    context = Map.copyOf(context);
  }

  /** What is known of the principal may be sensitive, even which of it is known at all. */
  @Override
  public String toString() {
    return "Question[%s %s %s]".formatted(principal.ref(), action, resource.ref());
  }
}
