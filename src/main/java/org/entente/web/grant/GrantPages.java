package org.entente.web.grant;

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
import org.entente.grant.GrantCommand;
import org.entente.grant.GrantOutcome;
import org.entente.grant.Grants;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.GrantId;
import org.entente.kernel.Problem;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;

/** One's own grants. */
@Path("/grants")
@Produces(MediaType.TEXT_HTML)
public class GrantPages {
  private final Grants grants;
  private final OwnGrants listing;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  GrantPages(Grants grants, OwnGrants listing, Frames frames, Visit visit, PublicAddress address) {
    this.grants = grants;
    this.listing = listing;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  /**
   * @param trouble why what was tried did not happen
   */
  @CheckedTemplate(basePath = "grant")
  record Mine(
      Frame frame,
      List<GrantView> grants,
      Optional<String> next,
      Optional<String> first,
      Optional<String> trouble)
      implements TemplateInstance {}

  @GET
  @Blocking
  public TemplateInstance mine(@QueryParam("cursor") String cursor) {
    return page(visit.person(), Optional.ofNullable(cursor), Optional.empty());
  }

  /** The holder revokes it: final, the way back is a new request. */
  @POST
  @Path("/{id}/give-back")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Blocking
  public Response giveBack(@PathParam("id") String id, @FormParam("reason") String reason) {
    Actor person = visit.person();
    GrantId known = GrantId.parse(id).orElseThrow(Problem::notFound);
    if (grants.find(person, known).filter(it -> it.holder().sameAs(person.ref())).isEmpty()) {
      throw Problem.notFound();
    }
    String why = reason == null || reason.isBlank() ? "Given back by its holder." : reason;
    return switch (grants.apply(person, known, new GrantCommand.Revoke(why))) {
      case GrantOutcome.Done _ ->
          Response.seeOther(URI.create(address.url() + "/grants#" + known)).build();
      case GrantOutcome.Unknown _ -> throw Problem.notFound();
      case GrantOutcome.NotAllowed no -> again(person, 403, no.reason());
      case GrantOutcome.WrongState no -> again(person, 409, no.reason());
      case GrantOutcome.Invalid no -> again(person, 400, no.reason());
    };
  }

  private Response again(Actor person, int status, String trouble) {
    return Response.status(status)
        .entity(page(person, Optional.empty(), Optional.of(trouble)))
        .build();
  }

  private TemplateInstance page(Actor person, Optional<String> cursor, Optional<String> trouble) {
    OwnGrants.Page page = listing.of(person, cursor);
    return new Mine(
        frames.of(person, "My grants"),
        page.grants(),
        page.cursor().map(next -> "/grants?cursor=" + next),
        cursor.map(_ -> "/grants"),
        trouble);
  }
}
