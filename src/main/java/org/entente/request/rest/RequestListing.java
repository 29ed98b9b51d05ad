package org.entente.request.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.kernel.RequestId;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequests;
import org.entente.request.RequestLog.Position;

/** Pages through an actor's own requests or through their queue. */
@ApplicationScoped
class RequestListing {
  private final AccessRequests requests;
  private final SealedCursor cursors;

  RequestListing(AccessRequests requests, SealedCursor cursors) {
    this.requests = requests;
    this.cursors = cursors;
  }

  RequestRecord.Page mine(Actor actor, int limit, Optional<String> cursor) {
    String context = "requests mine " + actor.ref().id();
    Optional<Position> after = cursor.map(text -> open(text, context));
    List<AccessRequest> found = requests.mine(actor, after, limit + 1);
    return page(found, limit, context, last -> new Position(last.createdAt(), last.id()));
  }

  RequestRecord.Page queue(Actor actor, int limit, Optional<String> cursor) {
    String context = "requests queue " + actor.ref().id();
    Optional<Position> after = cursor.map(text -> open(text, context));
    List<AccessRequest> found = requests.queue(actor, after, limit + 1);
    return page(
        found, limit, context, last -> new Position(last.submittedAt().orElseThrow(), last.id()));
  }

  /** One more than asked for was read: it tells that there is another page, and is not shown. */
  private RequestRecord.Page page(
      List<AccessRequest> found, int limit, String context, Place place) {
    if (found.size() <= limit) {
      return new RequestRecord.Page(
          found.stream().map(RequestRecord::of).toList(), Optional.empty());
    }
    List<AccessRequest> shown = found.subList(0, limit);
    Position last = place.of(shown.getLast());
    String position = ChronoUnit.MICROS.between(Instant.EPOCH, last.at()) + " " + last.id();
    return new RequestRecord.Page(
        shown.stream().map(RequestRecord::of).toList(),
        Optional.of(cursors.seal(position, context)));
  }

  private interface Place {
    Position of(AccessRequest request);
  }

  private Position open(String text, String context) {
    String[] position = cursors.open(text, context).split(" ", 2);
    return new Position(
        Instant.EPOCH.plus(Long.parseLong(position[0]), ChronoUnit.MICROS),
        RequestId.parse(position[1])
            .orElseThrow(
                () -> new Problem(ProblemType.STALE_CURSOR, "Start again without a cursor.")));
  }
}
