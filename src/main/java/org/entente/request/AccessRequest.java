package org.entente.request;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
 * @param onBehalfOf the person, where an AI agent asks
 * @param days how long access is wanted, from approval
 * @param parts one per owner; a decider sees those they decide about
 * @param history oldest first
 * @param submittedAt when it first came before its deciders
 * @param version counts events
 */
public record AccessRequest(
    RequestId id,
    State state,
    ActorRef requester,
    Optional<ActorRef> onBehalfOf,
    Purpose purpose,
    String justification,
    int days,
    Set<String> acceptedTerms,
    List<Part> parts,
    List<HistoryItem> history,
    Instant createdAt,
    Optional<Instant> submittedAt,
    long version) {

  /**
   * Where a request, or a part of it, stands. Approved, rejected, withdrawn and closed are final;
   * closed is the request whose parts ended differently.
   */
  public enum State {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    CLOSED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One owner's share of the request, decided on its own.
   *
   * @param state any but closed
   * @param approvalsNeeded those still outstanding as of the last event; every decision asks the
   *     policies anew
   * @param until when access ends, once approved
   */
  public record Part(
      RorId owner,
      State state,
      List<DatasetId> datasets,
      Set<Approval> approvalsNeeded,
      List<GivenApproval> approvals,
      Optional<Instant> until) {}

  /** An approval that was given. */
  public record GivenApproval(Approval approval, ActorRef by, Instant at) {}

  /**
   * What happened.
   *
   * @param what created, submitted, approval-given (others are still needed), approved, rejected,
   *     returned, withdrawn or commented
   * @param owner whose part; empty where it concerns the whole request
   * @param approval which one was given
   */
  public record HistoryItem(
      Instant at,
      ActorRef by,
      String what,
      Optional<RorId> owner,
      Optional<Approval> approval,
      Optional<String> comment) {}
}
