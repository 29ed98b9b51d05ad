package org.entente.policy.rule;

/**
 * An expression met a wrong type or an absent attribute. In Cedar the policy it belongs to then
 * does not apply, permit and forbid alike.
 *
 * <p>One instance without a stack trace: it is part of the language's semantics, and may be thrown
 * for every class in a catalog.
 */
final class EvaluationError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final EvaluationError INSTANCE = new EvaluationError();

  private EvaluationError() {
    super("the expression cannot be evaluated", null, false, false);
  }
}
