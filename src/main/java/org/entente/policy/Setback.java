package org.entente.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * That a node could not build what is in force. It tries again, but later each time: building takes
 * a while, the reason is mostly this node's release, and then only another bundle helps.
 *
 * @param number of the activation
 * @param at the last attempt
 * @param pause how long the node waits after it
 */
record Setback(long number, Instant at, Duration pause) {
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration FIRST = Duration.ofMillis(500);

  static Setback first(long number, Instant at) {
    return new Setback(number, at, FIRST);
  }

  Setback again(Instant now) {
    Duration longer = pause.multipliedBy(2);
    return new Setback(number, now, longer.compareTo(LONGEST) < 0 ? longer : LONGEST);
  }

  /** Not before the last attempt, either: a clock that was put back must not make the node wait. */
  boolean isResting(Instant now) {
    return !now.isBefore(at) && now.isBefore(at.plus(pause));
  }
}
