package org.entente.search.language;

import java.util.Optional;
import java.util.Set;
import org.entente.search.SearchResult.Access;

/** What a field has to be. */
public sealed interface Criterion {
  /** The whole value, letter for letter. */
  record Whole(String value) implements Criterion {}

  /** One of these whole values. */
  record AnyOf(Set<String> values) implements Criterion {
    public AnyOf {
      values = Set.copyOf(values);
    }
  }

  /** These words, side by side, somewhere in the field. */
  record Says(String words) implements Criterion {}

  /** A year from one to another, both included. */
  record Years(int from, int to) implements Criterion {}

  /** Some of these days. */
  record On(Days days) implements Criterion {}

  /** A place within the box, or reaching into it. */
  record Within(Box box) implements Criterion {}

  /** An access the actor has. */
  record Allowed(Access access) implements Criterion {}

  /**
   * A quantity was measured.
   *
   * @param name words that its name has, side by side
   * @param range which some of the measured values reach; empty for any
   */
  record Measured(String name, Optional<QuantityRange> range) implements Criterion {}
}
