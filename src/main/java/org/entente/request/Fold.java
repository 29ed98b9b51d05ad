package org.entente.request;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.request.AccessRequest.GivenApproval;

/**
 * A request's state as a fold over its events: pure, total for every log that {@link Workflow} can
 * write, and an {@link IllegalStateException} for any other, since that log was tampered with.
 */
public final class Fold {
  private Fold() {}

  /** The state after all events, of which the first is {@link RequestEvent.Created}. */
  public static RequestState of(RequestId id, List<RequestEvent> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof RequestEvent.Created created)) {
      throw new IllegalStateException("the log of request " + id + " does not open with creation");
    }
    RequestState state = begin(id, created);
    for (RequestEvent event : events.subList(1, events.size())) {
      state = evolve(state, event);
    }
    return state;
  }

  static RequestState begin(RequestId id, RequestEvent.Created event) {
    SortedMap<RorId, PartState> parts = new TreeMap<>();
    event
        .shares()
        .forEach(share -> parts.put(share.owner(), new PartState.Draft(share.datasets())));
    return new RequestState(
        id,
        event.by(),
        event.onBehalfOf(),
        event.purpose(),
        event.justification(),
        event.days(),
        event.acceptedTerms(),
        parts,
        event.at(),
        Optional.empty(),
        1);
  }

  static RequestState evolve(RequestState state, RequestEvent event) {
    return switch (event) {
      case RequestEvent.Created e -> throw impossible(state, event);
      case RequestEvent.Submitted e -> {
        SortedMap<RorId, PartState> parts = new TreeMap<>(state.parts());
        for (RequestEvent.Sought sought : e.parts()) {
          if (!(parts.get(sought.owner()) instanceof PartState.Submittable part)) {
            throw impossible(state, event);
          }
          parts.put(sought.owner(), part.submit(sought.needed(), sought.classes()));
        }
        yield state.next(parts, state.submittedAt().or(() -> Optional.of(e.at())));
      }
      case RequestEvent.ApprovalGiven e ->
          submitted(
              state,
              e,
              e.owner(),
              part -> part.sign(new GivenApproval(e.approval(), e.by(), e.at()), e.outstanding()));
      case RequestEvent.Approved e ->
          submitted(
              state,
              e,
              e.owner(),
              part ->
                  e.approval()
                      .map(last -> part.approve(new GivenApproval(last, e.by(), e.at()), e.until()))
                      .orElseGet(() -> part.approve(e.until())));
      case RequestEvent.Rejected e -> submitted(state, e, e.owner(), PartState.Submitted::reject);
      case RequestEvent.Returned e -> submitted(state, e, e.owner(), PartState.Submitted::giveBack);
      case RequestEvent.Withdrawn e -> {
        SortedMap<RorId, PartState> parts = new TreeMap<>(state.parts());
        parts.replaceAll((owner, part) -> withdrawn(part));
        yield state.next(parts, state.submittedAt());
      }
      case RequestEvent.Commented e -> state.next(state.parts(), state.submittedAt());
    };
  }

  private static PartState withdrawn(PartState part) {
    return switch (part) {
      case PartState.Submittable open -> open.withdraw();
      case PartState.Submitted open -> open.withdraw();
      case PartState.Approved decided -> decided;
      case PartState.Rejected decided -> decided;
      case PartState.Withdrawn already -> already;
    };
  }

  private static RequestState submitted(
      RequestState state, RequestEvent event, RorId owner, Move move) {
    if (!(state.parts().get(owner) instanceof PartState.Submitted part)) {
      throw impossible(state, event);
    }
    SortedMap<RorId, PartState> parts = new TreeMap<>(state.parts());
    parts.put(owner, move.from(part));
    return state.next(parts, state.submittedAt());
  }

  private interface Move {
    PartState from(PartState.Submitted part);
  }

  private static IllegalStateException impossible(RequestState state, RequestEvent event) {
    return new IllegalStateException(
        "the log of request %s has %s after version %d, which no command can write"
            .formatted(state.id(), event.getClass().getSimpleName(), state.version()));
  }
}
