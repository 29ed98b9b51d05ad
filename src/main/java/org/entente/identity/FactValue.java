package org.entente.identity;

import java.util.Set;

/**
 * The value of a fact about an actor.
 *
 * <p>INVARIANT (not printed): a value cannot tell whether it is sensitive, so none is part of what
 * is printed; a log that names an actor says nothing of their citizenship.
 */
public sealed interface FactValue {
  /** A word, e.g. an ISO 3166 country. */
  record Text(String value) implements FactValue {
    @Override
    public String toString() {
      return "Text[not printed]";
    }
  }

  /** A yes or no. */
  record Flag(boolean value) implements FactValue {
    @Override
    public String toString() {
      return "Flag[not printed]";
    }
  }

  /** A whole number, e.g. an assurance level. */
  record Quantity(long value) implements FactValue {
    @Override
    public String toString() {
      return "Quantity[not printed]";
    }
  }

  /** A set of words, e.g. training courses or ROR ids. */
  record Names(Set<String> values) implements FactValue {
    public Names {
      values = Set.copyOf(values);
    }

    @Override
    public String toString() {
      return "Names[not printed]";
    }
  }
}
