package org.entente.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.entente.identity.Acceptance;
import org.entente.kernel.RorId;

/** Who accepted which version of an agreement. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AcceptanceJson(
    String version, String acceptedBy, RorId onBehalfOf, Instant acceptedAt, String evidence) {

  /**
   * An acceptance as it is sent.
   *
   * @param onBehalfOf the sender alone where it is left out
   */
  record Sent(
      @NotBlank @Size(max = 64) String version,
      RorId onBehalfOf,
      @Size(max = 500) String evidence) {}

  static AcceptanceJson of(Acceptance acceptance) {
    return new AcceptanceJson(
        acceptance.version(),
        acceptance.acceptedBy(),
        acceptance.onBehalfOf().orElse(null),
        acceptance.acceptedAt(),
        acceptance.evidence().orElse(null));
  }
}
