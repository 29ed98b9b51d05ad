package org.entente.web.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequests;
import org.entente.request.RequestLog.Position;
import org.entente.web.Words;
import org.entente.web.review.DecisionScreen.Title;

/** Words the queue of one person, a page at a time. */
@ApplicationScoped
class Queues {
  private static final int PER_PAGE = 25;
  private static final int TITLES = 3;

  private final AccessRequests requests;
  private final Catalog catalog;
  private final DecidersTitles titlesFor;
  private final Actors actors;
  private final SealedCursor cursors;

  Queues(
      AccessRequests requests,
      Catalog catalog,
      DecidersTitles titlesFor,
      Actors actors,
      SealedCursor cursors) {
    this.requests = requests;
    this.catalog = catalog;
    this.titlesFor = titlesFor;
    this.actors = actors;
    this.cursors = cursors;
  }

  Queue of(Actor decider, Optional<String> cursor) {
    String context = "queue page " + decider.ref().id();
    Optional<Position> after = cursor.map(text -> open(text, context));
    List<AccessRequest> found = requests.queue(decider, after, PER_PAGE + 1);
    List<AccessRequest> shown = found.stream().limit(PER_PAGE).toList();
    Map<DatasetId, Title> titles = titlesFor.of(decider, shown);
    Map<RorId, Organisation> organisations =
        catalog.organisations().stream()
            .collect(Collectors.toMap(Organisation::id, Function.identity()));
    return new Queue(
        shown.stream().map(each -> row(decider, each, titles, organisations)).toList(),
        found.size() > PER_PAGE
            ? Optional.of("/queue?cursor=" + seal(shown.getLast(), context))
            : Optional.empty(),
        cursor.map(_ -> "/queue"));
  }

  private Queue.Row row(
      Actor decider,
      AccessRequest request,
      Map<DatasetId, Title> titles,
      Map<RorId, Organisation> organisations) {
    Optional<Actor> requester = actors.find(request.requester().id());
    Optional<Organisation> home = requester.flatMap(Actor::org).map(organisations::get);
    List<DatasetId> ids = datasets(request).toList();
    Set<Approval> theirs = requests.mayGive(decider, request);
    return new Queue.Row(
        "/queue/" + request.id(),
        requester.map(Actor::displayName).orElse(request.requester().name()),
        home.map(Organisation::shortName).orElse(""),
        home.map(Organisation::name).orElse(""),
        ids.stream().limit(TITLES).map(id -> titles.get(id).text()).toList(),
        Math.max(0, ids.size() - TITLES),
        request.parts().stream().map(part -> owner(part.owner(), organisations)).toList(),
        Words.purpose(request.purpose()),
        request.days(),
        request.submittedAt().orElse(request.createdAt()),
        request.parts().stream()
            .map(AccessRequest.Part::approvalsNeeded)
            .flatMap(Collection::stream)
            .distinct()
            .sorted(
                Comparator.<Approval, Boolean>comparing(each -> !theirs.contains(each))
                    .thenComparing(Comparator.naturalOrder()))
            .map(each -> new Queue.Outstanding(Words.approval(each), theirs.contains(each)))
            .toList());
  }

  private static java.util.stream.Stream<DatasetId> datasets(AccessRequest request) {
    return request.parts().stream().flatMap(part -> part.datasets().stream());
  }

  private static Queue.Owner owner(RorId id, Map<RorId, Organisation> organisations) {
    return Optional.ofNullable(organisations.get(id))
        .map(each -> new Queue.Owner(each.shortName(), each.name()))
        .orElseGet(() -> new Queue.Owner(id.value(), id.value()));
  }

  private String seal(AccessRequest last, String context) {
    Instant at = last.submittedAt().orElseThrow();
    return cursors.seal(ChronoUnit.MICROS.between(Instant.EPOCH, at) + " " + last.id(), context);
  }

  private Position open(String text, String context) {
    String[] position = cursors.open(text, context).split(" ", 2);
    return new Position(
        Instant.EPOCH.plus(Long.parseLong(position[0]), ChronoUnit.MICROS),
        RequestId.parse(position[1]).orElseThrow(Problem::notFound));
  }
}
