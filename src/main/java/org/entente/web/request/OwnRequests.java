package org.entente.web.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.RequestId;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequests;
import org.entente.request.RequestLog.Position;

/** Pages through an actor's own requests, newest first. */
@ApplicationScoped
class OwnRequests {
  private static final int PER_PAGE = 20;

  private final AccessRequests requests;
  private final SealedCursor cursors;

  OwnRequests(AccessRequests requests, SealedCursor cursors) {
    this.requests = requests;
    this.cursors = cursors;
  }

  record Page(List<AccessRequest> requests, Optional<String> cursor) {}

  /** One more than is shown is read: it tells that there is another page. */
  Page of(Actor actor, Optional<String> cursor) {
    String context = "request pages of " + actor.ref().id();
    List<AccessRequest> found =
        requests.mine(actor, cursor.map(text -> open(text, context)), PER_PAGE + 1);
    if (found.size() <= PER_PAGE) {
      return new Page(found, Optional.empty());
    }
    AccessRequest last = found.get(PER_PAGE - 1);
    String position = ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt()) + " " + last.id();
    return new Page(found.subList(0, PER_PAGE), Optional.of(cursors.seal(position, context)));
  }

  private Position open(String text, String context) {
    String[] position = cursors.open(text, context).split(" ", 2);
    return new Position(
        Instant.EPOCH.plus(Long.parseLong(position[0]), ChronoUnit.MICROS),
        RequestId.parse(position[1]).orElseThrow(Problem::notFound));
  }
}
