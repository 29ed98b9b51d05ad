package org.entente.grant;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;

/**
 * The approved right of one actor to receive one dataset for a purpose until an instant.
 *
 * @param request empty where policy alone granted it (token exchange on open data)
 * @param stateReason why it was suspended or revoked
 */
public record Grant(
    GrantId id,
    Optional<RequestId> request,
    DatasetId dataset,
    RorId owner,
    ActorRef holder,
    Purpose purpose,
    Set<Approval> approvals,
    Set<String> acceptedTerms,
    State state,
    Optional<String> stateReason,
    Instant createdAt,
    Instant expiresAt) {
  /** Expired is judged at use, against the clock; it is never stored. */
  public enum State {
    ACTIVE,
    SUSPENDED,
    EXPIRED,
    REVOKED
  }
}
