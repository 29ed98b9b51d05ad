package org.entente.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** An entry as an auditor reads it; a part that does not apply is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "index", "time", "type", "actor", "actorId", "subject", "outcome", "bundle", "details"
})
public record EntryJson(
    long index,
    Instant time,
    String type,
    String actor,
    String actorId,
    String subject,
    Outcome outcome,
    String bundle,
    Map<String, Object> details) {
  public static EntryJson of(AuditEntry entry) {
    return new EntryJson(
        entry.index().orElseThrow(),
        entry.time(),
        entry.type(),
        entry.actor(),
        entry.actorId(),
        entry.subject(),
        entry.outcome(),
        entry.bundle().orElse(null),
        new TreeMap<>(entry.details()));
  }
}
