package org.entente.policy.counterfactual;

import org.entente.policy.rule.Value;

/**
 * One thing that a rule would have otherwise.
 *
 * @param value what is to be added to a set; else what the attribute is to be
 */
public record Wish(Target target, Value value) {
  /**
   * What can be changed.
   *
   * @param of whose it is
   */
  public record Target(Bearer of, String attribute) implements Comparable<Target> {
    @Override
    public int compareTo(Target other) {
      return key().compareTo(other.key());
    }

    private String key() {
      return of + " " + attribute;
    }
  }

  /** Whose attribute it is. */
  public sealed interface Bearer {
    /**
     * Somebody in the chain of those who must all be allowed.
     *
     * @param link 0 for the caller, 1 for the person the caller acts for
     */
    record Person(int link) implements Bearer {}

    record Circumstances() implements Bearer {}
  }
}
