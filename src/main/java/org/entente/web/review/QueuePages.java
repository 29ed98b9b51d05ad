package org.entente.web.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.Problem;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequests;
import org.entente.request.Command;
import org.entente.request.Outcome;
import org.entente.request.Review;
import org.entente.request.Reviews;
import org.entente.web.Audience;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What waits for a decider, and the decision itself. */
@Path("/queue")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class QueuePages {
  private final AccessRequests requests;
  private final Reviews reviews;
  private final Queues queues;
  private final DecisionScreens screens;
  private final Actors actors;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  QueuePages(
      AccessRequests requests,
      Reviews reviews,
      Queues queues,
      DecisionScreens screens,
      Actors actors,
      Frames frames,
      Visit visit,
      PublicAddress address) {
    this.requests = requests;
    this.reviews = reviews;
    this.queues = queues;
    this.screens = screens;
    this.actors = actors;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  @CheckedTemplate(basePath = "review")
  record Waiting(Frame frame, Queue queue, Optional<Notice> notice) implements TemplateInstance {}

  @CheckedTemplate(basePath = "review")
  record Decide(Frame frame, DecisionScreen screen, Draft draft) implements TemplateInstance {}

  /**
   * What the person was about to say, and what stood against it.
   *
   * @param act the command that was refused; blank where none was
   * @param trouble why, in a sentence
   * @param rules that stopped it
   */
  record Draft(String act, String comment, String trouble, List<Decision.Rule> rules) {
    static final Draft NONE = new Draft("", "", "", List.of());
  }

  @GET
  public TemplateInstance waiting(
      @QueryParam("cursor") String cursor, @QueryParam("decided") String decided) {
    Actor decider = visit.person();
    Queue queue = queues.of(decider, Optional.ofNullable(cursor).filter(text -> !text.isEmpty()));
    Audience.demand(
        Audience.decides(decider.roles()) || !queue.rows().isEmpty(),
        "The queue is for those who decide about requests.");
    Optional<Notice> notice =
        RequestId.parse(decided)
            .flatMap(id -> requests.find(decider, id))
            .flatMap(
                request -> Notice.of(decider, request, actors.displayName(request.requester())));
    return new Waiting(frames.of(decider, "Queue"), queue, notice);
  }

  @GET
  @Path("{id}")
  public RestResponse<TemplateInstance> decide(@PathParam("id") String id) {
    Actor decider = visit.person();
    RequestId request = known(id);
    if (isTheirOwn(decider, request)) {
      return to("/requests/" + request);
    }
    return ResponseBuilder.<TemplateInstance>ok(page(decider, request, "", Draft.NONE)).build();
  }

  @POST
  @Path("{id}/approve")
  public RestResponse<TemplateInstance> approve(
      @PathParam("id") String id,
      @FormParam("give") String give,
      @FormParam("comment") String comment) {
    String[] parts = text(give).split(" ", 2);
    Optional<Approval> approval = Approval.parse(parts[0]);
    Optional<RorId> owner = parts.length == 2 ? RorId.parse(parts[1]) : Optional.empty();
    Actor decider = visit.person();
    if (approval.isEmpty()) {
      return refused(
          decider, known(id), text(give), 400, draft("approve", comment, "Choose an approval."));
    }
    return apply(
        decider, id, "approve", new Command.Approve(approval.get(), owner, text(comment)), give);
  }

  @POST
  @Path("{id}/return")
  public RestResponse<TemplateInstance> giveBack(
      @PathParam("id") String id, @FormParam("comment") String comment) {
    return apply(
        visit.person(), id, "return", new Command.Return(Optional.empty(), text(comment)), "");
  }

  @POST
  @Path("{id}/reject")
  public RestResponse<TemplateInstance> reject(
      @PathParam("id") String id, @FormParam("comment") String comment) {
    return apply(
        visit.person(), id, "reject", new Command.Reject(Optional.empty(), text(comment)), "");
  }

  @POST
  @Path("{id}/comment")
  public RestResponse<TemplateInstance> comment(
      @PathParam("id") String id, @FormParam("comment") String comment) {
    return apply(visit.person(), id, "comment", new Command.Comment(text(comment)), "");
  }

  private RestResponse<TemplateInstance> apply(
      Actor decider, String id, String act, Command command, String give) {
    RequestId request = known(id);
    String comment = comment(command);
    return switch (requests.apply(decider, request, command)) {
      case Outcome.Done done ->
          to(
              command instanceof Command.Comment
                  ? "/queue/" + request + "#history"
                  : "/queue?decided=" + request);
      case Outcome.Unknown unknown -> throw Problem.notFound();
      case Outcome.NotAllowed no ->
          refused(
              decider, request, text(give), 403, new Draft(act, comment, no.reason(), no.rules()));
      case Outcome.WrongState no ->
          refused(decider, request, text(give), 409, draft(act, comment, no.reason()));
      case Outcome.Invalid no ->
          refused(decider, request, text(give), 400, draft(act, comment, said(no.reason())));
    };
  }

  /** The screen again, with what was typed and what stood against it. */
  private RestResponse<TemplateInstance> refused(
      Actor decider, RequestId request, String give, int status, Draft draft) {
    if (isTheirOwn(decider, request)) {
      return to("/requests/" + request);
    }
    return ResponseBuilder.<TemplateInstance>create(
            RestResponse.Status.fromStatusCode(status), page(decider, request, give, draft))
        .build();
  }

  private TemplateInstance page(Actor decider, RequestId id, String give, Draft draft) {
    Review review = reviews.find(decider, id).orElseThrow(Problem::notFound);
    DecisionScreen screen = screens.of(decider, review, give);
    return new Decide(frames.of(decider, "Decide: " + screen.title()), screen, draft);
  }

  /** Whoever asked has a page of their own; no button of this one is theirs. */
  private boolean isTheirOwn(Actor actor, RequestId id) {
    return requests.find(actor, id).filter(request -> isBy(request, actor.ref())).isPresent();
  }

  private static boolean isBy(AccessRequest request, ActorRef actor) {
    return request.requester().sameAs(actor)
        || request.onBehalfOf().filter(actor::sameAs).isPresent();
  }

  private static String comment(Command command) {
    return switch (command) {
      case Command.Approve approve -> approve.comment();
      case Command.Reject reject -> reject.comment();
      case Command.Return giveBack -> giveBack.comment();
      case Command.Comment comment -> comment.text();
      case Command.Submit submit -> submit.comment();
      case Command.Withdraw withdraw -> withdraw.comment();
    };
  }

  private static Draft draft(String act, String comment, String trouble) {
    return new Draft(act, text(comment), trouble, List.of());
  }

  /** The domain names the field; on a page its label does. */
  private static String said(String reason) {
    return reason.replace("`comment`", "A comment");
  }

  private static RequestId known(String id) {
    return RequestId.parse(id).orElseThrow(Problem::notFound);
  }

  private static String text(String given) {
    return given == null ? "" : given;
  }

  private RestResponse<TemplateInstance> to(String path) {
    return ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
        .location(URI.create(address.url() + path))
        .build();
  }
}
