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
import org.entente.grant.Grant;
import org.entente.grant.GrantCommand;
import org.entente.grant.GrantOutcome;
import org.entente.grant.GrantReader;
import org.entente.grant.GrantReaders;
import org.entente.grant.Grants;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.GrantId;
import org.entente.kernel.Problem;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;

/** One's own grants, and those of the AI agents that act for one. */
@Path("/grants")
@Produces(MediaType.TEXT_HTML)
public class GrantPages {
  private final Grants grants;
  private final GrantReaders readers;
  private final OwnGrants listing;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  GrantPages(
      Grants grants,
      GrantReaders readers,
      OwnGrants listing,
      Frames frames,
      Visit visit,
      PublicAddress address) {
    this.grants = grants;
    this.readers = readers;
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

  /**
   * The holder, or the person of the agent that holds it, revokes it: final, the way back is a new
   * request.
   */
  @POST
  @Path("/{id}/give-back")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Blocking
  public Response giveBack(@PathParam("id") String id, @FormParam("reason") String reason) {
    Actor person = visit.person();
    GrantId known = GrantId.parse(id).orElseThrow(Problem::notFound);
    GrantReader reader = readers.of(person);
    Grant grant =
        grants.find(person, known).filter(reader::isTheirs).orElseThrow(Problem::notFound);
    String why = reason == null || reason.isBlank() ? givenBack(reader, grant) : reason;
    return switch (grants.apply(person, known, new GrantCommand.Revoke(why))) {
      case GrantOutcome.Done _ ->
          Response.seeOther(URI.create(address.url() + "/grants#" + known)).build();
      case GrantOutcome.Unknown _ -> throw Problem.notFound();
      case GrantOutcome.NotAllowed no -> again(person, 403, no.reason());
      case GrantOutcome.WrongState no -> again(person, 409, no.reason());
      case GrantOutcome.Invalid no -> again(person, 400, no.reason());
    };
  }

  private static String givenBack(GrantReader reader, Grant grant) {
    return reader.isAgents(grant)
        ? "Given back by the person whose agent held it."
        : "Given back by its holder.";
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
