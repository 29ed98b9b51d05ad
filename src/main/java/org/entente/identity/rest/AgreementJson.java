package org.entente.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Agreement;
import org.entente.kernel.RorId;

/**
 * An agreement as it is sent and shown.
 *
 * @param id in a body it may be left out where the address names it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgreementJson(
    String id,
    @NotBlank @Size(max = 64) String version,
    @NotBlank @Size(max = 300) String title,
    @NotEmpty @Size(max = 500) List<RorId> parties,
    @NotNull Instant inForceFrom,
    Instant inForceUntil) {

  Agreement toAgreement(String addressed) {
    if (addressed == null && id == null) {
      throw new IllegalArgumentException("an agreement needs an `id`");
    }
    if (addressed != null && id != null && !addressed.equals(id)) {
      throw new IllegalArgumentException("`id` differs from the id in the address");
    }
    return new Agreement(
        addressed == null ? id : addressed,
        version,
        title,
        Set.copyOf(parties),
        inForceFrom,
        Optional.ofNullable(inForceUntil));
  }

  static AgreementJson of(Agreement agreement) {
    return new AgreementJson(
        agreement.id(),
        agreement.version(),
        agreement.title(),
        agreement.parties().stream().sorted().toList(),
        agreement.inForceFrom(),
        agreement.inForceUntil().orElse(null));
  }
}
