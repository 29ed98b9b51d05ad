package org.entente.request;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Purpose;
import org.entente.request.AccessRequest.State;

/**
 * A request as the fold over its events leaves it.
 *
 * @param onBehalfOf the person, where an AI agent asks
 * @param parts by owner
 * @param submittedAt when it first came before deciders; empty for one that never did
 * @param version counts the events
 */
public record RequestState(
    RequestId id,
    ActorRef requester,
    Optional<ActorRef> onBehalfOf,
    Purpose purpose,
    String justification,
    int days,
    Set<String> acceptedTerms,
    SortedMap<RorId, PartState> parts,
    Instant createdAt,
    Optional<Instant> submittedAt,
    long version) {
  public RequestState {
    acceptedTerms = Set.copyOf(acceptedTerms);
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a request has at least one part");
    }
  }

  /**
   * The state of the whole, derived from its parts: open as long as one part is (submitted before
   * returned, since somebody else is waited for), the common state where all agree, and closed
   * where parts ended differently.
   */
  public State state() {
    return state(owner -> true);
  }

  /**
   * The same of some of its parts, at least one: how far the others are is not for those to know
   * who may not see them.
   */
  State state(Predicate<RorId> shown) {
    Set<State> states = EnumSet.noneOf(State.class);
    parts.forEach(
        (owner, part) -> {
          if (shown.test(owner)) {
            states.add(part.state());
          }
        });
    for (State open : new State[] {State.SUBMITTED, State.RETURNED, State.DRAFT}) {
      if (states.contains(open)) {
        return open;
      }
    }
    return states.size() == 1 ? states.iterator().next() : State.CLOSED;
  }

  /** The requester, or the person whose agent asked. */
  public boolean isRequestedBy(ActorRef actor) {
    return requester.sameAs(actor) || onBehalfOf.map(actor::sameAs).orElse(false);
  }

  RequestState next(SortedMap<RorId, PartState> newParts, Optional<Instant> newSubmittedAt) {
    return new RequestState(
        id,
        requester,
        onBehalfOf,
        purpose,
        justification,
        days,
        acceptedTerms,
        newParts,
        createdAt,
        newSubmittedAt,
        version + 1);
  }
}
