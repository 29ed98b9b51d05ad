package org.entente.audit;

import java.time.Instant;
import java.util.Optional;

/** Which entries to read; every part that is present must match, {@code until} is exclusive. */
public record AuditFilter(
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> type,
    Optional<String> actor,
    Optional<String> subject,
    Optional<Outcome> outcome) {
  public static AuditFilter everything() {
    return new AuditFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
