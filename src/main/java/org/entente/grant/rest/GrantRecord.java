package org.entente.grant.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.grant.Grant;
import org.entente.grant.GrantReader;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;

/**
 * A grant as the API shows it.
 *
 * @param onBehalfOf the person, where an AI agent holds it; told to these two alone
 * @param reason why it was suspended or revoked, as everybody reads it who may know of it
 * @param stateReason as the reader may read it: a holder whom the rules stop, or the person of an
 *     agent that holds, is told what to do
 * @param suspendedBy {@code policy} resumes by itself, {@code person} waits for a steward
 */
record GrantRecord(
    GrantId id,
    Optional<RequestId> request,
    DatasetId dataset,
    RorId owner,
    String holder,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> onBehalfOf,
    Purpose purpose,
    List<String> approvals,
    Grant.State state,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> reason,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> stateReason,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Grant.Suspender> suspendedBy,
    Instant createdAt,
    Instant expiresAt) {

  /** One page of a listing. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Page(List<GrantRecord> items, Optional<String> cursor) {}

  static GrantRecord of(Grant grant, GrantReader reader) {
    return new GrantRecord(
        grant.id(),
        grant.request(),
        grant.dataset(),
        grant.owner(),
        grant.holder().name(),
        reader.onBehalfOf(grant).map(ActorRef::name),
        grant.purpose(),
        grant.approvals().stream().map(Approval::word).sorted().toList(),
        grant.state(),
        grant.stateReason(),
        reader.reason(grant),
        grant.suspendedBy(),
        grant.createdAt(),
        grant.expiresAt());
  }
}
