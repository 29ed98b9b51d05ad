package org.entente.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.entente.kernel.RorId;

/**
 * That a version of an agreement was accepted.
 *
 * @param acceptedBy id of the actor who accepted, or who recorded the acceptance of an organisation
 *     from its evidence
 * @param onBehalfOf the organisation; empty where a person accepted for themselves alone
 * @param evidence a reference to the proof, e.g. of the signed paper; never its content
 */
public record Acceptance(
    String agreementId,
    String version,
    String acceptedBy,
    Optional<RorId> onBehalfOf,
    Instant acceptedAt,
    Optional<String> evidence) {
  public Acceptance {
    Objects.requireNonNull(agreementId, "agreementId");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(acceptedBy, "acceptedBy");
    Objects.requireNonNull(onBehalfOf, "onBehalfOf");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    if (evidence.filter(text -> text.length() > 500).isPresent()) {
      throw new IllegalArgumentException(
          "the evidence of an acceptance has at most 500 characters");
    }
  }
}
