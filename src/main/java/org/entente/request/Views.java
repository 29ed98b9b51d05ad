package org.entente.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.request.AccessRequest.HistoryItem;

/** A request as one reader sees it. */
final class Views {
  private Views() {}

  /**
   * @param shown whose parts the reader may see, at least one; what concerns another owner's alone
   *     is left out of state and history too, and so are the terms accepted, which may be theirs
   */
  static AccessRequest of(RequestState state, List<RequestEvent> events, Predicate<RorId> shown) {
    return new AccessRequest(
        state.id(),
        state.state(shown),
        state.requester(),
        state.onBehalfOf(),
        state.purpose(),
        state.justification(),
        state.days(),
        state.parts().keySet().stream().allMatch(shown) ? state.acceptedTerms() : Set.of(),
        state.parts().entrySet().stream()
            .filter(part -> shown.test(part.getKey()))
            .map(part -> part(part.getKey(), part.getValue()))
            .toList(),
        events.stream().filter(event -> isShown(state, event, shown)).map(Views::item).toList(),
        state.createdAt(),
        state.submittedAt(),
        state.version());
  }

  /**
   * What the requester says is for all deciders; what a decider says, for those of the same parts.
   * What is sent again or taken back after it was decided by some is nothing to these.
   */
  private static boolean isShown(RequestState state, RequestEvent event, Predicate<RorId> shown) {
    return switch (event) {
      case RequestEvent.Submitted sent ->
          sent.parts().stream().map(RequestEvent.Sought::owner).anyMatch(shown);
      case RequestEvent.Withdrawn _ ->
          state.parts().entrySet().stream()
              .filter(part -> shown.test(part.getKey()))
              .anyMatch(part -> part.getValue() instanceof PartState.Withdrawn);
      case RequestEvent.Commented said ->
          state.isRequestedBy(said.by())
              || said.owners()
                  .map(owners -> owners.stream().anyMatch(shown))
                  .orElseGet(() -> state.parts().keySet().stream().allMatch(shown));
      case RequestEvent.Created _ -> true;
      case RequestEvent.ApprovalGiven it -> shown.test(it.owner());
      case RequestEvent.Approved it -> shown.test(it.owner());
      case RequestEvent.Rejected it -> shown.test(it.owner());
      case RequestEvent.Returned it -> shown.test(it.owner());
    };
  }

  private static AccessRequest.Part part(RorId owner, PartState part) {
    return new AccessRequest.Part(
        owner,
        part.state(),
        part.datasets(),
        part instanceof PartState.Submitted open ? open.outstanding() : Set.of(),
        part.approvals(),
        part instanceof PartState.Approved approved
            ? Optional.of(approved.until())
            : Optional.empty());
  }

  private static HistoryItem item(RequestEvent event) {
    Optional<RorId> all = Optional.empty();
    Optional<Approval> none = Optional.empty();
    return switch (event) {
      case RequestEvent.Created e -> item(e, "created", all, none, Optional.empty());
      case RequestEvent.Submitted e -> item(e, "submitted", all, none, e.comment());
      case RequestEvent.ApprovalGiven e ->
          item(e, "approval-given", Optional.of(e.owner()), Optional.of(e.approval()), e.comment());
      case RequestEvent.Approved e ->
          item(e, "approved", Optional.of(e.owner()), e.approval(), e.comment());
      case RequestEvent.Rejected e ->
          item(e, "rejected", Optional.of(e.owner()), none, Optional.of(e.comment()));
      case RequestEvent.Returned e ->
          item(e, "returned", Optional.of(e.owner()), none, Optional.of(e.comment()));
      case RequestEvent.Withdrawn e -> item(e, "withdrawn", all, none, e.comment());
      case RequestEvent.Commented e -> item(e, "commented", all, none, Optional.of(e.comment()));
    };
  }

  private static HistoryItem item(
      RequestEvent event,
      String what,
      Optional<RorId> owner,
      Optional<Approval> approval,
      Optional<String> comment) {
    ActorRef by = event.by();
    return new HistoryItem(event.at(), by, what, owner, approval, comment);
  }
}
