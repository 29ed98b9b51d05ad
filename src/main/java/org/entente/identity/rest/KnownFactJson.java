package org.entente.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.entente.identity.Fact;
import org.entente.identity.RegisteredFact;

/**
 * A fact as it is shown: its value with its provenance.
 *
 * @param value left out of a sensitive fact on anybody's screen but the person's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KnownFactJson(
    String attribute,
    Object value,
    String source,
    String assertedBy,
    Instant assertedAt,
    Instant expiresAt,
    String evidence) {
  static KnownFactJson forAdministrator(RegisteredFact fact) {
    return new KnownFactJson(
        fact.attribute().word(),
        fact.attribute().isSensitive() ? null : FactValues.write(fact.value()),
        fact.source(),
        fact.assertedBy(),
        fact.assertedAt(),
        fact.expiresAt().orElse(null),
        fact.evidence().orElse(null));
  }

  static KnownFactJson forThemselves(String attribute, Fact fact) {
    return new KnownFactJson(
        attribute,
        FactValues.write(fact.value()),
        fact.source(),
        null,
        fact.assertedAt(),
        fact.expiresAt().orElse(null),
        null);
  }
}
