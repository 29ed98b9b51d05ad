package org.entente.catalog.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.catalog.Catalog;
import org.entente.catalog.DatasetDraft;
import org.entente.catalog.DatasetIntake;
import org.entente.catalog.DatasetView;
import org.entente.catalog.FileStore;
import org.entente.catalog.RecordJson;
import org.entente.catalog.Saved;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.Purpose;

/** One dataset: its record by tier, "may I?", and what curators do with it. */
@Path("/api/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "datasets")
public class DatasetResource {
  private static final Pattern REVISION = Pattern.compile("\"([0-9]{1,18})\"");

  /** What a curator is told who may save a dataset but not see it. */
  public record SavedUnseen(DatasetId id, String identifier) {}

  private final Catalog catalog;
  private final Actors actors;
  private final FileStore files;
  private final String publicUrl;

  @Inject
  DatasetResource(
      Catalog catalog,
      Actors actors,
      FileStore files,
      @ConfigProperty(name = "entente.public-url") String publicUrl) {
    this.catalog = catalog;
    this.actors = actors;
    this.files = files;
    this.publicUrl = publicUrl;
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "The record, full or summary; 404 when it is not for you to discover")
  public Response read(@PathParam("id") String id) {
    return answer(Response.ok(), catalog.read(actors.current(), known(id)));
  }

  @GET
  @Path("/{id}/access")
  @Operation(summary = "May I? One verdict per action, with reasons and who decides")
  public PreflightRecord preflight(
      @PathParam("id") String id,
      @QueryParam("purpose") @DefaultValue("research") String purposeWord) {
    Purpose purpose =
        Purpose.parse(purposeWord)
            .orElseThrow(
                () ->
                    new Problem(
                        ProblemType.INVALID,
                        "`purpose` must be one of "
                            + Arrays.stream(Purpose.values())
                                .map(Purpose::word)
                                .collect(Collectors.joining(", "))));
    return catalog
        .preflightWithWays(actors.current(), known(id), purpose)
        .map(PreflightRecord::of)
        .orElseThrow(Problem::notFound);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Creates a dataset from a native record; for curators")
  public Response create(InputStream body) {
    Actor curator = curator("dataset.created");
    DatasetDraft draft = draft(body);
    return saved(curator, draft, catalog.create(curator, draft));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Replaces a dataset's record; for curators. If-Match takes its ETag")
  public Response replace(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      InputStream body) {
    Actor curator = curator("dataset.updated");
    DatasetDraft draft = draft(body);
    return saved(curator, draft, catalog.replace(curator, known(id), seen(ifMatch), draft));
  }

  private static DatasetId known(String id) {
    return DatasetId.parse(id).orElseThrow(Problem::notFound);
  }

  /** Before the body is looked at: whoever may not save learns nothing from trying. */
  private Actor curator(String attempt) {
    Actor actor = actors.current();
    if (actor.isAnonymous()) {
      throw new Problem(ProblemType.UNAUTHENTICATED, "Sign in as a curator to save datasets.");
    }
    if (!catalog.admitsCurator(actor, attempt)) {
      throw new Problem(ProblemType.FORBIDDEN, "Only curators save datasets.");
    }
    return actor;
  }

  private static DatasetDraft draft(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(RecordJson.MOST_BYTES + 1);
      if (bytes.length > RecordJson.MOST_BYTES) {
        throw new Problem(
            ProblemType.TOO_LARGE,
            "A record has at most %,d bytes.".formatted(RecordJson.MOST_BYTES));
      }
      return switch (DatasetIntake.read(RecordJson.parse(bytes), Optional.empty())) {
        case DatasetIntake.Result.Accepted(DatasetDraft draft) -> draft;
        case DatasetIntake.Result.Refused refused ->
            throw new Problem(ProblemType.INVALID, refused.problem());
      };
    } catch (RecordJson.NotARecord malformed) {
      throw new Problem(ProblemType.MALFORMED, malformed.getMessage());
    } catch (IOException broken) {
      throw new Problem(ProblemType.MALFORMED, "The body could not be read to its end.");
    }
  }

  private static Optional<Long> seen(String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return Optional.empty();
    }
    Matcher revision = REVISION.matcher(ifMatch);
    if (!revision.matches()) {
      throw stale();
    }
    return Optional.of(Long.valueOf(revision.group(1)));
  }

  Response saved(Actor curator, DatasetDraft draft, Saved saved) {
    return switch (saved) {
      case Saved.Created(DatasetId id) ->
          kept(
              Response.created(URI.create(publicUrl + "/api/v1/datasets/" + id)),
              curator,
              draft,
              id);
      case Saved.Updated(DatasetId id) -> kept(Response.ok(), curator, draft, id);
      case Saved.Unchanged(DatasetId id) -> kept(Response.ok(), curator, draft, id);
      case Saved.Refused(String problem) -> throw new Problem(ProblemType.INVALID, problem);
      case Saved.Forbidden(String problem) -> throw new Problem(ProblemType.FORBIDDEN, problem);
      case Saved.Exists() ->
          throw new Problem(
              ProblemType.CONFLICT,
              "The owner has a dataset of that identifier; replace it with PUT.");
      case Saved.Missing() -> throw Problem.notFound();
      case Saved.Stale() -> throw stale();
    };
  }

  /** Whoever may save a record need not be among those who see it once it is there. */
  private Response kept(
      Response.ResponseBuilder response, Actor curator, DatasetDraft draft, DatasetId id) {
    return switch (catalog.view(curator, id)) {
      case DatasetView.Hidden() -> response.entity(new SavedUnseen(id, draft.identifier())).build();
      case DatasetView view -> answer(response, view);
    };
  }

  private static Problem stale() {
    return new Problem(
        ProblemType.PRECONDITION_FAILED, "The dataset has changed; read it again, then save.");
  }

  private Response answer(Response.ResponseBuilder response, DatasetView view) {
    return switch (view) {
      case DatasetView.Full full ->
          response
              .entity(DatasetRecord.full(full.dataset(), files))
              .tag(Long.toString(full.dataset().revision()))
              .build();
      case DatasetView.Summary summary ->
          response.entity(DatasetRecord.summary(summary.dataset())).build();
      case DatasetView.Hidden() -> throw Problem.notFound();
    };
  }
}
