package org.entente.web.request;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.RequestId;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequests;
import org.entente.request.Command;
import org.entente.request.Outcome;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;

/** One's own requests: the listing, and each with what its requester can do. */
@Path("/requests")
@Produces(MediaType.TEXT_HTML)
public class RequestPages {
  private final AccessRequests requests;
  private final OwnRequests listing;
  private final RequestViews views;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  RequestPages(
      AccessRequests requests,
      OwnRequests listing,
      RequestViews views,
      Frames frames,
      Visit visit,
      PublicAddress address) {
    this.requests = requests;
    this.listing = listing;
    this.views = views;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  @CheckedTemplate(basePath = "request")
  record Mine(
      Frame frame, List<RequestView> requests, Optional<String> next, Optional<String> first)
      implements TemplateInstance {}

  /**
   * @param trouble why what was tried did not happen
   * @param typed the comment that came with it
   */
  @CheckedTemplate(basePath = "request")
  record One(Frame frame, RequestView request, Optional<String> trouble, String typed)
      implements TemplateInstance {}

  @GET
  @Blocking
  public TemplateInstance mine(@QueryParam("cursor") String cursor) {
    Actor person = visit.person();
    OwnRequests.Page page = listing.of(person, Optional.ofNullable(cursor));
    return new Mine(
        frames.of(person, "My requests"),
        views.all(person, page.requests()),
        page.cursor().map(next -> "/requests?cursor=" + next),
        Optional.ofNullable(cursor).map(_ -> "/requests"));
  }

  @GET
  @Path("/{id}")
  @Blocking
  public TemplateInstance one(@PathParam("id") String id) {
    Actor person = visit.person();
    AccessRequest request = requests.find(person, known(id)).orElseThrow(Problem::notFound);
    return page(person, request, Optional.empty(), "");
  }

  @POST
  @Path("/{id}/comment")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Blocking
  public Response comment(@PathParam("id") String id, @FormParam("comment") String comment) {
    return apply(id, new Command.Comment(given(comment)), given(comment));
  }

  @POST
  @Path("/{id}/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Blocking
  public Response withdraw(@PathParam("id") String id, @FormParam("comment") String comment) {
    return apply(id, new Command.Withdraw(given(comment)), given(comment));
  }

  @POST
  @Path("/{id}/submit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Blocking
  public Response submit(@PathParam("id") String id, @FormParam("comment") String comment) {
    return apply(id, new Command.Submit(given(comment)), given(comment));
  }

  private Response apply(String id, Command command, String typed) {
    Actor person = visit.person();
    RequestId known = known(id);
    return switch (requests.apply(person, known, command)) {
      case Outcome.Done _ ->
          Response.seeOther(URI.create(address.url() + "/requests/" + known)).build();
      case Outcome.Unknown _ -> throw Problem.notFound();
      case Outcome.NotAllowed refused -> again(person, known, 403, refused.reason(), typed);
      case Outcome.WrongState refused -> again(person, known, 409, refused.reason(), typed);
      case Outcome.Invalid refused -> again(person, known, 400, refused.reason(), typed);
    };
  }

  private Response again(Actor person, RequestId id, int status, String trouble, String typed) {
    AccessRequest request = requests.find(person, id).orElseThrow(Problem::notFound);
    return Response.status(status)
        .entity(page(person, request, Optional.of(trouble), typed))
        .build();
  }

  private TemplateInstance page(
      Actor person, AccessRequest request, Optional<String> trouble, String typed) {
    RequestView view = views.one(person, request);
    return new One(frames.of(person, "Request: " + view.title()), view, trouble, typed);
  }

  private static RequestId known(String id) {
    return RequestId.parse(id).orElseThrow(Problem::notFound);
  }

  private static String given(String comment) {
    return comment == null ? "" : comment;
  }
}
