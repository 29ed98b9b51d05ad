package org.entente.request.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Purpose;
import org.entente.request.AccessRequest;

/** A request as JSON; people by the name they are known by. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RequestRecord(
    RequestId id,
    AccessRequest.State state,
    Purpose purpose,
    String justification,
    int days,
    String requester,
    Optional<String> onBehalfOf,
    List<String> acceptedTerms,
    Instant createdAt,
    Optional<Instant> submittedAt,
    List<Part> parts,
    List<HistoryItem> history) {

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Part(
      RorId owner,
      AccessRequest.State state,
      List<DatasetId> datasets,
      List<String> approvalsNeeded,
      List<GivenApproval> approvals,
      Optional<Instant> until,
      Optional<List<Needed>> reasons) {}

  /** An approval that is waited for, and the rules that ask for it. */
  record Needed(Approval approval, List<Decision.Rule> reasons) {}

  record GivenApproval(Approval approval, String by, Instant at) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record HistoryItem(
      Instant at,
      String by,
      String what,
      Optional<RorId> owner,
      Optional<Approval> approval,
      Optional<String> comment) {}

  /** A listing's answer. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Page(List<RequestRecord> items, Optional<String> cursor) {}

  static RequestRecord of(AccessRequest request) {
    return of(request, Map.of());
  }

  /**
   * @param reasons why parts need what they wait for, by owner
   */
  static RequestRecord of(
      AccessRequest request, Map<RorId, Map<Approval, List<Decision.Rule>>> reasons) {
    return new RequestRecord(
        request.id(),
        request.state(),
        request.purpose(),
        request.justification(),
        request.days(),
        request.requester().name(),
        request.onBehalfOf().map(ActorRef::name),
        request.acceptedTerms().stream().sorted().toList(),
        request.createdAt(),
        request.submittedAt(),
        request.parts().stream()
            .map(part -> part(part, Optional.ofNullable(reasons.get(part.owner()))))
            .toList(),
        request.history().stream().map(RequestRecord::item).toList());
  }

  private static Part part(
      AccessRequest.Part part, Optional<Map<Approval, List<Decision.Rule>>> reasons) {
    return new Part(
        part.owner(),
        part.state(),
        part.datasets(),
        words(part.approvalsNeeded()),
        part.approvals().stream()
            .map(given -> new GivenApproval(given.approval(), given.by().name(), given.at()))
            .toList(),
        part.until(),
        reasons.map(
            each ->
                each.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(one -> new Needed(one.getKey(), one.getValue()))
                    .toList()));
  }

  private static HistoryItem item(AccessRequest.HistoryItem item) {
    return new HistoryItem(
        item.at(), item.by().name(), item.what(), item.owner(), item.approval(), item.comment());
  }

  private static List<String> words(Set<Approval> approvals) {
    return approvals.stream().map(Approval::word).sorted().toList();
  }
}
