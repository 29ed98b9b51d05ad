package org.entente.request;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RequestId;
import org.entente.policy.Approval;

/**
 * Port: the log of events and, kept beside it in the same transaction, the state they fold to.
 *
 * <p>INVARIANT (one history): {@link #append} writes only onto the version it was decided on, so
 * two decisions taken on the same version never both happen.
 */
public interface RequestLog {
  /** A place in a listing: the instant it is ordered by, and the id where instants are equal. */
  record Position(Instant at, RequestId id) {}

  /** An approval some submitted part of a governance class waits for. */
  record Wanted(String classId, Approval approval) {}

  void begin(RequestState state, RequestEvent.Created event);

  Optional<RequestState> load(RequestId id);

  /**
   * Appends events and replaces the state.
   *
   * @return false, with nothing written, where another decision came first
   */
  boolean append(RequestState before, List<RequestEvent> events, RequestState after);

  /** The events of each request, oldest first, in one query. */
  Map<RequestId, List<RequestEvent>> histories(Collection<RequestId> ids);

  /** Requests of this actor or of an agent acting for them, newest first. */
  List<RequestState> askedBy(ActorRef actor, Optional<Position> after, int skip, int limit);

  /** What submitted parts wait for, each pair once. */
  Set<Wanted> wanted();

  /** Requests with a submitted part of one of these classes, longest waiting first. */
  List<RequestState> waiting(Set<String> classIds, Optional<Position> after, int limit);
}
