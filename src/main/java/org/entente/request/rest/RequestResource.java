package org.entente.request.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.kernel.RequestId;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequests;
import org.entente.request.Command;

/**
 * Asking for datasets and deciding about it. A command's body may be empty, and then needs no media
 * type, wherever nothing is required.
 */
@Path("/api/v1/requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "requests")
public class RequestResource {
  private static final int MOST_PER_PAGE = 100;

  private final AccessRequests requests;
  private final RequestListing listing;
  private final RequestBodies bodies;
  private final Actors actors;
  private final String publicUrl;

  @Inject
  RequestResource(
      AccessRequests requests,
      RequestListing listing,
      RequestBodies bodies,
      Actors actors,
      @ConfigProperty(name = "entente.public-url") String publicUrl) {
    this.requests = requests;
    this.listing = listing;
    this.bodies = bodies;
    this.actors = actors;
    this.publicUrl = publicUrl;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Drafts a request for datasets you may discover")
  public Response create(InputStream body) throws IOException {
    Actor actor = signedIn();
    RequestBodies.Draft draft = bodies.read(body, RequestBodies.Draft.class);
    AccessRequest created =
        RequestProblems.orThrow(requests.create(actor, RequestBodies.draft(draft)));
    return Response.created(URI.create(publicUrl + "/api/v1/requests/" + created.id()))
        .entity(RequestRecord.of(created))
        .build();
  }

  @GET
  @Operation(summary = "Your requests (view=mine), or those that wait for you (view=queue)")
  public RequestRecord.Page list(
      @QueryParam("view") @DefaultValue("mine") String view,
      @QueryParam("limit") @DefaultValue("20") String limit,
      @QueryParam("cursor") String cursor) {
    Actor actor = signedIn();
    int most = limit(limit);
    return switch (view) {
      case "mine" -> listing.mine(actor, most, Optional.ofNullable(cursor));
      case "queue" -> listing.queue(actor, most, Optional.ofNullable(cursor));
      default -> throw new Problem(ProblemType.INVALID, "`view` is `mine` or `queue`.");
    };
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One request; a decider sees the parts they decide about")
  public RequestRecord read(@PathParam("id") String id) {
    Actor actor = signedIn();
    AccessRequest request = requests.find(actor, known(id)).orElseThrow(Problem::notFound);
    return RequestRecord.of(request, requests.reasons(actor, request.id()));
  }

  @POST
  @Path("/{id}/submit")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Sends a draft, or what was returned, to its deciders")
  public RequestRecord submit(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = signedIn();
    return apply(actor, id, new Command.Submit(remark(body)));
  }

  @POST
  @Path("/{id}/approve")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Gives one approval; `owner` names the part where several need it")
  public RequestRecord approve(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = signedIn();
    RequestBodies.Approve approve = bodies.read(body, RequestBodies.Approve.class);
    return apply(
        actor,
        id,
        new Command.Approve(
            RequestBodies.approval(approve),
            RequestBodies.owner(approve.owner()),
            approve.comment()));
  }

  @POST
  @Path("/{id}/reject")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Turns down the parts you decide about; a comment is required")
  public RequestRecord reject(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = signedIn();
    RequestBodies.TurnDown reject = bodies.read(body, RequestBodies.TurnDown.class);
    return apply(
        actor, id, new Command.Reject(RequestBodies.owner(reject.owner()), reject.comment()));
  }

  @POST
  @Path("/{id}/return")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Hands the parts you decide about back; a comment is required")
  public RequestRecord giveBack(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = signedIn();
    RequestBodies.TurnDown giveBack = bodies.read(body, RequestBodies.TurnDown.class);
    return apply(
        actor, id, new Command.Return(RequestBodies.owner(giveBack.owner()), giveBack.comment()));
  }

  @POST
  @Path("/{id}/withdraw")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Takes back every part that is still open")
  public RequestRecord withdraw(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = signedIn();
    return apply(actor, id, new Command.Withdraw(remark(body)));
  }

  @POST
  @Path("/{id}/comment")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Adds a remark")
  public RequestRecord comment(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = signedIn();
    return apply(actor, id, new Command.Comment(remark(body)));
  }

  private String remark(InputStream body) throws IOException {
    return bodies.read(body, RequestBodies.Remark.class).comment();
  }

  private RequestRecord apply(Actor actor, String id, Command command) {
    return RequestRecord.of(RequestProblems.orThrow(requests.apply(actor, known(id), command)));
  }

  /** Before the body is looked at: nobody learns anything from trying. */
  private Actor signedIn() {
    Actor actor = actors.current();
    if (actor.isAnonymous()) {
      throw new Problem(ProblemType.UNAUTHENTICATED, "Sign in to ask for datasets or to decide.");
    }
    return actor;
  }

  private static RequestId known(String id) {
    return RequestId.parse(id).orElseThrow(Problem::notFound);
  }

  private static int limit(String text) {
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST_PER_PAGE) {
      throw new Problem(
          ProblemType.INVALID, "`limit` is a whole number from 1 to " + MOST_PER_PAGE + ".");
    }
    return Integer.parseInt(text);
  }
}
