package org.entente.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.entente.identity.Fact;

/** A fact as the person themselves sees it: its value with its provenance. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KnownFactJson(
    String attribute, Object value, String source, Instant assertedAt, Instant expiresAt) {

  static KnownFactJson of(String attribute, Fact fact) {
    return new KnownFactJson(
        attribute,
        FactValues.write(fact.value()),
        fact.source(),
        fact.assertedAt(),
        fact.expiresAt().orElse(null));
  }

  @Override
  public String toString() {
    return "KnownFactJson[" + attribute + "]";
  }
}
