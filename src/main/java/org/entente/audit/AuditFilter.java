package org.entente.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** What the filter says, by the names of its parts in queries; absent ones are left out. */
  public Map<String, String> words() {
    return Map.of(
            "from",
            from.map(Instant::toString),
            "to",
            until.map(Instant::toString),
            "type",
            type,
            "actor",
            actor,
            "subject",
            subject,
            "outcome",
            outcome.map(Outcome::word))
        .entrySet()
        .stream()
        .filter(each -> each.getValue().isPresent())
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().get()));
  }
}
