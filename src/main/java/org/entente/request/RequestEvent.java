package org.entente.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;

/**
 * What happened to a request. Events are stored as JSON for good: a component may be added as an
 * {@link Optional}, none may change its meaning or go.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RequestEvent.Created.class, name = "created"),
  @JsonSubTypes.Type(value = RequestEvent.Submitted.class, name = "submitted"),
  @JsonSubTypes.Type(value = RequestEvent.ApprovalGiven.class, name = "approval-given"),
  @JsonSubTypes.Type(value = RequestEvent.Approved.class, name = "approved"),
  @JsonSubTypes.Type(value = RequestEvent.Rejected.class, name = "rejected"),
  @JsonSubTypes.Type(value = RequestEvent.Returned.class, name = "returned"),
  @JsonSubTypes.Type(value = RequestEvent.Withdrawn.class, name = "withdrawn"),
  @JsonSubTypes.Type(value = RequestEvent.Commented.class, name = "commented")
})
public sealed interface RequestEvent {
  ActorRef by();

  Instant at();

  /**
   * A draft was written.
   *
   * @param onBehalfOf the person an AI agent acts for
   */
  record Created(
      ActorRef by,
      Instant at,
      Optional<ActorRef> onBehalfOf,
      Purpose purpose,
      String justification,
      int days,
      Set<String> acceptedTerms,
      List<Share> shares)
      implements RequestEvent {
    public Created {
      acceptedTerms = Set.copyOf(acceptedTerms);
      shares = List.copyOf(shares);
    }
  }

  /** The datasets of one owner. */
  record Share(RorId owner, List<DatasetId> datasets) {
    public Share {
      datasets = List.copyOf(datasets);
    }
  }

  /** Drafted or returned parts went to their deciders. */
  record Submitted(ActorRef by, Instant at, List<Sought> parts, Optional<String> comment)
      implements RequestEvent {
    public Submitted {
      parts = List.copyOf(parts);
    }
  }

  /**
   * What one part needed when it was submitted.
   *
   * @param classes the governance classes it was judged by
   */
  record Sought(RorId owner, Set<Approval> needed, Set<String> classes) {
    public Sought {
      needed = Set.copyOf(needed);
      classes = Set.copyOf(classes);
    }
  }

  /** One approval was given and others are still needed. */
  record ApprovalGiven(
      ActorRef by,
      Instant at,
      RorId owner,
      Approval approval,
      Set<Approval> outstanding,
      Optional<String> comment)
      implements RequestEvent {
    public ApprovalGiven {
      outstanding = Set.copyOf(outstanding);
    }
  }

  /**
   * A part was approved.
   *
   * @param approval the last one needed; empty where the policies needed none
   * @param bundle SHA-256 of the bundle both engines confirmed it with
   */
  record Approved(
      ActorRef by,
      Instant at,
      RorId owner,
      Optional<Approval> approval,
      Instant until,
      String bundle,
      Optional<String> comment)
      implements RequestEvent {}

  record Rejected(ActorRef by, Instant at, RorId owner, String comment) implements RequestEvent {}

  /** A part was handed back for changes. */
  record Returned(ActorRef by, Instant at, RorId owner, String comment) implements RequestEvent {}

  /** The requester took back every part that was still open. */
  record Withdrawn(ActorRef by, Instant at, Optional<String> comment) implements RequestEvent {}

  /**
   * @param owners of the parts that a decider who says it decides about; empty for the requester,
   *     and for what was written before this was recorded
   */
  record Commented(ActorRef by, Instant at, String comment, Optional<Set<RorId>> owners)
      implements RequestEvent {
    public Commented {
      owners = owners.map(Set::copyOf);
    }
  }
}
