package org.entente.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;

/**
 * A request as it stands: the fold over its events, ready to show.
 *
 * @param days how long access is wanted, from approval
 * @param parts one per owner
 * @param history oldest first
 * @param version counts events; commands may name the one they were decided on
 */
public record AccessRequest(
    RequestId id,
    State state,
    ActorRef requester,
    Purpose purpose,
    String justification,
    int days,
    Set<String> acceptedTerms,
    List<Part> parts,
    List<HistoryItem> history,
    Instant createdAt,
    long version) {

  /** Where a request stands. Approved, rejected, withdrawn and closed are final. */
  public enum State {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    CLOSED
  }

  /**
   * One owner's share of the request, decided on its own.
   *
   * @param approvalsNeeded those still outstanding, by today's policies
   */
  public record Part(
      RorId owner,
      State state,
      List<DatasetId> datasets,
      Set<Approval> approvalsNeeded,
      List<GivenApproval> approvals) {}

  /** An approval that was given. */
  public record GivenApproval(Approval approval, ActorRef by, Instant at) {}

  /**
   * What happened.
   *
   * @param what past tense: submitted, approved, returned…
   */
  public record HistoryItem(
      Instant at, ActorRef by, String what, Optional<RorId> owner, Optional<String> comment) {}
}
