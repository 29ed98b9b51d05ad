package org.entente.web.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequest.HistoryItem;
import org.entente.request.AccessRequest.Part;
import org.entente.request.AccessRequest.State;
import org.entente.request.AccessRequests;
import org.entente.web.States;
import org.entente.web.Titles;
import org.entente.web.Titles.Title;
import org.entente.web.Words;

/** Words requests for their pages. */
@ApplicationScoped
class RequestViews {
  private static final Set<State> OPEN = Set.of(State.DRAFT, State.SUBMITTED, State.RETURNED);

  private final AccessRequests asked;
  private final Titles titles;
  private final Actors actors;

  RequestViews(AccessRequests asked, Titles titles, Actors actors) {
    this.asked = asked;
    this.titles = titles;
    this.actors = actors;
  }

  List<RequestView> all(Actor reader, List<AccessRequest> requests) {
    Map<DatasetId, Title> names =
        titles.of(
            reader,
            requests.stream()
                .flatMap(request -> request.parts().stream())
                .flatMap(part -> part.datasets().stream())
                .toList());
    return requests.stream().map(request -> view(reader, request, names, Map.of())).toList();
  }

  RequestView one(Actor reader, AccessRequest request) {
    Map<DatasetId, Title> names =
        titles.of(
            reader, request.parts().stream().flatMap(part -> part.datasets().stream()).toList());
    return view(reader, request, names, asked.reasons(reader, request.id()));
  }

  private RequestView view(
      Actor reader,
      AccessRequest it,
      Map<DatasetId, Title> names,
      Map<RorId, Map<Approval, List<Decision.Rule>>> reasons) {
    boolean own = it.requester().sameAs(reader.ref());
    Map<ActorRef, String> people =
        it.history().stream()
            .map(HistoryItem::by)
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(), by -> by.sameAs(reader.ref()) ? "you" : name(by)));
    return new RequestView(
        it.id().toString(),
        title(it, names),
        States.of(it.state()),
        Words.purpose(it.purpose()),
        it.justification(),
        it.days(),
        it.createdAt(),
        next(it),
        it.parts().stream()
            .map(part -> part(part, names, people, reasons.getOrDefault(part.owner(), Map.of())))
            .toList(),
        it.history().reversed().stream().map(item -> moment(item, people)).toList(),
        own && it.parts().stream().anyMatch(part -> OPEN.contains(part.state())),
        own
            && it.parts().stream()
                .anyMatch(part -> part.state() == State.RETURNED || part.state() == State.DRAFT),
        it.parts().stream().anyMatch(part -> part.state() == State.APPROVED));
  }

  /** The policies themselves approve where nobody has to. */
  private String name(ActorRef by) {
    return by.sameAs(ActorRef.SYSTEM) ? "the rules" : actors.displayName(by);
  }

  private static String title(AccessRequest it, Map<DatasetId, Title> names) {
    List<DatasetId> datasets =
        it.parts().stream().flatMap(part -> part.datasets().stream()).toList();
    String first = datasets.isEmpty() ? "" : names.get(datasets.getFirst()).text();
    return datasets.size() < 2
        ? first
        : first + " and " + Words.count(datasets.size() - 1L, "other", "others");
  }

  private static String next(AccessRequest it) {
    return switch (it.state()) {
      case DRAFT -> "It has not been sent yet.";
      case SUBMITTED -> "It waits for " + waitsFor(it) + ".";
      case RETURNED -> "It came back to you: read the comment, answer it and send it again.";
      case APPROVED -> "It was approved; your grants say until when.";
      case REJECTED -> "It was turned down; the reason stands in its history.";
      case WITHDRAWN -> "You took it back.";
      case CLOSED -> "Its parts ended differently; see each of them.";
    };
  }

  private static String waitsFor(AccessRequest it) {
    return Words.givers(
        it.parts().stream()
            .filter(part -> part.state() == State.SUBMITTED)
            .flatMap(part -> part.approvalsNeeded().stream())
            .collect(Collectors.toSet()));
  }

  private RequestView.Part part(
      Part it,
      Map<DatasetId, Title> names,
      Map<ActorRef, String> people,
      Map<Approval, List<Decision.Rule>> reasons) {
    return new RequestView.Part(
        titles.owner(it.owner()),
        States.of(it.state()),
        it.datasets().stream().map(names::get).toList(),
        it.approvalsNeeded().isEmpty()
            ? Optional.empty()
            : Optional.of(Words.givers(it.approvalsNeeded())),
        reasons.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(
                each ->
                    each.getValue().stream()
                        .map(
                            rule ->
                                new RequestView.Why(
                                    Words.approval(each.getKey()), rule.title(), rule.reason())))
            .toList(),
        it.approvals().stream()
            .map(
                given ->
                    new RequestView.Approval(
                        Words.approval(given.approval()),
                        people.getOrDefault(given.by(), given.by().name()),
                        given.at()))
            .toList(),
        it.until());
  }

  private RequestView.Moment moment(HistoryItem it, Map<ActorRef, String> people) {
    String who = Words.sentence(people.get(it.by()));
    String whose = it.owner().map(owner -> " for " + titles.owner(owner)).orElse("");
    String gave = it.approval().map(approval -> " (" + Words.approval(approval) + ")").orElse("");
    return switch (it.what()) {
      case "created" -> moment(it, who + " wrote the request", "quiet");
      case "submitted" -> moment(it, who + " sent it", "info");
      case "approval-given" -> moment(it, who + " agreed" + whose + gave, "ok");
      case "approved" -> moment(it, who + " approved it" + whose + gave, "ok");
      case "rejected" -> moment(it, who + " turned it down" + whose, "no");
      case "returned" -> moment(it, who + " returned it" + whose, "ask");
      case "withdrawn" -> moment(it, who + " took it back", "quiet");
      default -> moment(it, who + " commented", "quiet");
    };
  }

  private static RequestView.Moment moment(HistoryItem it, String title, String tone) {
    return new RequestView.Moment(title, tone, it.at(), it.comment());
  }
}
