package org.entente.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.kernel.ActorRef;

/**
 * Refusals of callers nobody can name, at most one entry a second of each type on each node:
 * whoever sends rubbish must not be able to fill a trail that grows for ever. An entry says how
 * many went unrecorded before it.
 */
@ApplicationScoped
public class AnonymousRefusals {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final AuditTrail trail;
  private final Clock clock;
  private final Map<String, Gap> gaps = new HashMap<>();

  AnonymousRefusals(AuditTrail trail, Clock clock) {
    this.trail = trail;
    this.clock = clock;
  }

  private record Gap(Instant until, long unrecorded) {}

  /**
   * @param type a word of ours, never the caller's: one gap is kept for each
   * @param details nothing that the caller made up
   */
  public void record(String type, String subject, Map<String, Object> details) {
    Optional<Long> unrecorded = turn(type);
    if (unrecorded.isEmpty()) {
      return;
    }
    Map<String, Object> all = new HashMap<>(details);
    if (unrecorded.get() > 0) {
      all.put("unrecorded", unrecorded.get());
    }
    trail.appendAlone(
        new AuditEvent(type, ActorRef.ANONYMOUS, subject, Outcome.DENIED, Optional.empty(), all));
  }

  /** How many went unrecorded since the last entry, if another may be written now. */
  private synchronized Optional<Long> turn(String type) {
    Instant now = clock.instant();
    Gap gap = gaps.getOrDefault(type, new Gap(Instant.MIN, 0));
    if (now.isBefore(gap.until())) {
      gaps.put(type, new Gap(gap.until(), gap.unrecorded() + 1));
      return Optional.empty();
    }
    gaps.put(type, new Gap(now.plus(BETWEEN), 0));
    return Optional.of(gap.unrecorded());
  }
}
