package org.entente.grant.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.grant.Grant;
import org.entente.grant.GrantCommand;
import org.entente.grant.GrantOutcome;
import org.entente.grant.GrantReader;
import org.entente.grant.GrantReaders;
import org.entente.grant.GrantStore.Position;
import org.entente.grant.Grants;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.GrantId;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.kernel.RequestId;
import org.entente.policy.Explanation;

/** Grants: what you hold, what you are steward of, and the commands on them. */
@Path("/api/v1/grants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "grants")
public class GrantResource {
  private static final int MOST_PER_PAGE = 100;
  private static final int MOST_BYTES = 16 * 1024;

  private final Grants grants;
  private final GrantReaders readers;
  private final Actors actors;
  private final SealedCursor cursors;
  private final ObjectMapper json;

  GrantResource(
      Grants grants, GrantReaders readers, Actors actors, SealedCursor cursors, ObjectMapper json) {
    this.grants = grants;
    this.readers = readers;
    this.actors = actors;
    this.cursors = cursors;
    this.json = json;
  }

  /** The body of {@code revoke} and {@code suspend}. */
  record Why(String reason) {
    String text() {
      return reason == null ? "" : reason;
    }
  }

  /** The body of {@code renew}. */
  record Longer(Integer days) {}

  /** The body of {@code resume}: nothing. */
  record Nothing(String reason) {}

  @GET
  @Operation(
      summary =
          "Your grants and those of AI agents that act for you (view=held), or those on datasets"
              + " you are steward of (view=stewarded)")
  public GrantRecord.Page list(
      @QueryParam("view") @DefaultValue("held") String view,
      @QueryParam("request") String request,
      @QueryParam("limit") @DefaultValue("100") String limit,
      @QueryParam("cursor") String cursor) {
    Actor actor = signedIn();
    GrantReader reader = readers.of(actor);
    int most = limit(limit);
    if (request != null) {
      List<Grant> found =
          RequestId.parse(request).map(id -> grants.ofRequest(actor, id)).orElse(List.of());
      return new GrantRecord.Page(
          found.stream().map(each -> GrantRecord.of(each, reader)).toList(), Optional.empty());
    }
    String context = "grants " + view + " " + actor.ref().id();
    Optional<Position> after = Optional.ofNullable(cursor).map(text -> open(text, context));
    List<Grant> found =
        switch (view) {
          case "held" -> grants.theirsAfter(reader, after, most + 1);
          case "stewarded" -> grants.stewardedAfter(actor, after, most + 1);
          default -> throw new Problem(ProblemType.INVALID, "`view` is `held` or `stewarded`.");
        };
    List<Grant> shown = found.size() > most ? found.subList(0, most) : found;
    return new GrantRecord.Page(
        shown.stream().map(each -> GrantRecord.of(each, reader)).toList(),
        found.size() > most ? Optional.of(seal(shown.getLast(), context)) : Optional.empty());
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One grant")
  public GrantRecord read(@PathParam("id") String id) {
    Actor actor = signedIn();
    return GrantRecord.of(
        grants.find(actor, known(id)).orElseThrow(Problem::notFound), readers.of(actor));
  }

  @POST
  @Path("/{id}/revoke")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Ends it for good; its live tokens stop at once")
  public GrantRecord revoke(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = signedIn();
    return apply(actor, id, new GrantCommand.Revoke(read(body, Why.class).text()));
  }

  @POST
  @Path("/{id}/suspend")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Stops it until it is resumed")
  public GrantRecord suspend(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = signedIn();
    return apply(actor, id, new GrantCommand.Suspend(read(body, Why.class).text()));
  }

  @POST
  @Path("/{id}/resume")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Takes a suspension back")
  public GrantRecord resume(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = signedIn();
    read(body, Nothing.class);
    return apply(actor, id, new GrantCommand.Resume());
  }

  @POST
  @Path("/{id}/renew")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Prolongs it by days, if the rules still allow the use")
  public GrantRecord renew(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = signedIn();
    Integer days = read(body, Longer.class).days();
    if (days == null) {
      throw new Problem(ProblemType.INVALID, "`days` is required.");
    }
    return apply(actor, id, new GrantCommand.Renew(days));
  }

  private GrantRecord apply(Actor actor, String id, GrantCommand command) {
    return switch (grants.apply(actor, known(id), command)) {
      case GrantOutcome.Done done -> GrantRecord.of(done.grant(), readers.of(actor));
      case GrantOutcome.Unknown unknown -> throw Problem.notFound();
      case GrantOutcome.NotAllowed notAllowed ->
          throw new Problem(
              ProblemType.FORBIDDEN,
              notAllowed.reason(),
              notAllowed.because().map(Explanation::members).orElse(Map.of()));
      case GrantOutcome.WrongState wrong -> throw new Problem(ProblemType.CONFLICT, wrong.reason());
      case GrantOutcome.Invalid invalid -> throw new Problem(ProblemType.INVALID, invalid.reason());
    };
  }

  private <T> T read(InputStream body, Class<T> type) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Problem(
          ProblemType.TOO_LARGE, "The body of this command has at most " + MOST_BYTES + " bytes.");
    }
    return json.readValue(bytes.length == 0 ? new byte[] {'{', '}'} : bytes, type);
  }

  private Actor signedIn() {
    Actor actor = actors.current();
    if (actor.isAnonymous()) {
      throw new Problem(ProblemType.UNAUTHENTICATED, "Sign in to see or change grants.");
    }
    return actor;
  }

  private String seal(Grant last, String context) {
    return cursors.seal(
        ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt()) + " " + last.id(), context);
  }

  private Position open(String text, String context) {
    String[] position = cursors.open(text, context).split(" ", 2);
    return new Position(
        Instant.EPOCH.plus(Long.parseLong(position[0]), ChronoUnit.MICROS), known(position[1]));
  }

  private static GrantId known(String id) {
    return GrantId.parse(id).orElseThrow(Problem::notFound);
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
