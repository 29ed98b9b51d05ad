package org.entente.policy.impact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a preview is.
 *
 * @param done people and organisations gone through, of {@code all}; 0 of 0 before it has begun
 * @param impact once it is done
 */
public record ImpactJob(
    UUID id, State state, Instant startedAt, int done, int all, Optional<Impact> impact) {
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    CANCELLED,
    /** It took longer than a preview may, so that others get their turn; nothing is told of it. */
    OVERDUE,
    /** Something broke; it is in the broker's log. */
    FAILED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOver() {
      return this != WAITING && this != RUNNING;
    }
  }
}
