package org.entente.policy.impact;

/** An answer while some facts are open, by Kleene's logic; in the order of how good it is. */
enum Chance {
  NO,
  PERHAPS,
  YES;

  Chance and(Chance other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Chance or(Chance other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
