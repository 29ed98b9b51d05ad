package org.entente.identity;

import java.util.Set;

/** The value of a fact about an actor. */
public sealed interface FactValue {
  /** A word, e.g. an ISO 3166 country. */
  record Text(String value) implements FactValue {}

  /** A yes or no. */
  record Flag(boolean value) implements FactValue {}

  /** A whole number, e.g. an assurance level. */
  record Quantity(long value) implements FactValue {}

  /** A set of words, e.g. training courses or ROR ids. */
  record Names(Set<String> values) implements FactValue {
    public Names {
      values = Set.copyOf(values);
    }
  }
}
