package org.entente.policy.rule;

/** What came of a condition of which some parts may have been left open. */
public sealed interface Finding {
  /** Whatever is filled in later, it comes out like this. */
  record Settled(Truth truth) implements Finding {}

  /** It depends on what was left open; two that are equal come out alike. */
  record Open(Expression rest) implements Finding {}

  default boolean fails() {
    return this instanceof Settled(Truth truth) && truth == Truth.FAILS;
  }

  default boolean holds() {
    return this instanceof Settled(Truth truth) && truth == Truth.HOLDS;
  }
}
