package org.entente.grant.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.grant.Grant;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;

/** A grant as the API shows it. */
record GrantRecord(
    GrantId id,
    Optional<RequestId> request,
    DatasetId dataset,
    RorId owner,
    String holder,
    Purpose purpose,
    List<String> approvals,
    Grant.State state,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> reason,
    Instant createdAt,
    Instant expiresAt) {

  /** One page of a listing. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Page(List<GrantRecord> items, Optional<String> cursor) {}

  static GrantRecord of(Grant grant) {
    return new GrantRecord(
        grant.id(),
        grant.request(),
        grant.dataset(),
        grant.owner(),
        grant.holder().name(),
        grant.purpose(),
        grant.approvals().stream().map(Approval::word).sorted().toList(),
        grant.state(),
        grant.stateReason(),
        grant.createdAt(),
        grant.expiresAt());
  }
}
