package org.entente.policy.impact;

import java.util.List;

/**
 * How many datasets turn one way at one level for somebody.
 *
 * @param rules those responsible, the one that moves most datasets first
 */
public record Change(Level level, Turn turn, long datasets, List<Responsible> rules) {
  public Change {
    rules = List.copyOf(rules);
  }

  /** A rule, and how many of the datasets it moves; two rules may move the same one. */
  public record Responsible(Cause cause, long datasets) {}
}
