package org.entente.policy.rule;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an evaluation rested on: the facts of the principal it read, and the next date that could
 * change its course.
 *
 * <p>INVARIANT (dates): {@code context.now} is only ever compared by order with another moment (the
 * loader sees to it). So until the first date later than now that was met, every comparison that
 * was made comes out the same, hence the same branches are taken and the result stands.
 */
public final class Trace {
  private final long now;
  private long next = Long.MAX_VALUE;
  private final Set<String> factsRead = new HashSet<>();

  public Trace(Instant now) {
    this.now = now.toEpochMilli();
  }

  void compared(long left, long right) {
    meet(left);
    meet(right);
    if (left == now && right == now) {
      next = Math.min(next, now + 1);
    }
  }

  void read(String attribute) {
    factsRead.add(attribute);
  }

  private void meet(long moment) {
    if (moment > now) {
      next = Math.min(next, moment);
    }
  }

  /** From this instant on the result may be another; empty if no date can change it. */
  public Optional<Instant> nextDate() {
    return next == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
  }

  /** Names of the principal's attributes that were looked at, present or not. */
  public Set<String> factsRead() {
    return Set.copyOf(factsRead);
  }
}
