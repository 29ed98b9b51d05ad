package org.entente.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.entente.identity.RegisterEntry;

/**
 * A row of the register as it is shown.
 *
 * @param value left out of a sensitive fact for everybody but the office that asserted it; so are
 *     the evidence and the reason of a withdrawal, which may tell it
 * @param state {@code counts}, {@code contradicted}, {@code expired}, {@code withdrawn} or {@code
 *     replaced}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryJson(
    long id,
    String actor,
    String attribute,
    Object value,
    String state,
    String source,
    String assertedBy,
    Instant assertedAt,
    Instant expiresAt,
    String evidence,
    String registeredBy,
    Instant registeredAt,
    Instant withdrawnAt,
    String withdrawnBy,
    String withdrawalReason) {

  static EntryJson of(RegisterEntry entry) {
    return new EntryJson(
        entry.id(),
        entry.actorId(),
        entry.attribute().word(),
        entry.value().map(FactValues::write).orElse(null),
        entry.standing().name().toLowerCase(Locale.ROOT),
        entry.source(),
        entry.assertedBy(),
        entry.assertedAt(),
        entry.expiresAt().orElse(null),
        entry.evidence().orElse(null),
        entry.registeredBy(),
        entry.registeredAt(),
        entry.withdrawnAt().orElse(null),
        entry.withdrawnBy().orElse(null),
        entry.withdrawalReason().orElse(null));
  }

  @Override
  public String toString() {
    return "EntryJson[" + id + "]";
  }
}
