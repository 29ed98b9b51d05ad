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
import org.entente.identity.Provenance;
import org.entente.kernel.RorId;

/**
 * An agreement as it is sent and shown.
 *
 * @param id in a body it may be left out where the address names it
 * @param source the register or office it comes from; the sender's office where it is left out
 * @param assertedBy who vouches; the sender where it is left out
 * @param assertedAt now where it is left out; like the other three it is not shown of a version
 *     that was registered before they were asked for
 * @param evidence a reference to the proof
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgreementJson(
    String id,
    @NotBlank @Size(max = 64) String version,
    @NotBlank @Size(max = 300) String title,
    @NotEmpty @Size(max = 500) List<RorId> parties,
    @NotNull Instant inForceFrom,
    Instant inForceUntil,
    @Size(max = 200) String source,
    @Size(max = 200) String assertedBy,
    Instant assertedAt,
    @Size(max = 500) String evidence) {

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
        Optional.ofNullable(inForceUntil),
        new Provenance(
            Optional.ofNullable(source),
            Optional.ofNullable(assertedBy),
            Optional.ofNullable(assertedAt),
            Optional.ofNullable(evidence)));
  }

  static AgreementJson of(Agreement agreement) {
    return new AgreementJson(
        agreement.id(),
        agreement.version(),
        agreement.title(),
        agreement.parties().stream().sorted().toList(),
        agreement.inForceFrom(),
        agreement.inForceUntil().orElse(null),
        agreement.provenance().source().orElse(null),
        agreement.provenance().assertedBy().orElse(null),
        agreement.provenance().assertedAt().orElse(null),
        agreement.provenance().evidence().orElse(null));
  }
}
