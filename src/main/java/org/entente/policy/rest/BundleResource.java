package org.entente.policy.rest;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.Activation;
import org.entente.policy.PolicyFiles;
import org.entente.policy.publishing.BundleArchive.Kept;
import org.entente.policy.publishing.BundleExport;
import org.entente.policy.publishing.BundleHistory;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.FourEyes;
import org.entente.policy.publishing.PolicyDrafts;
import org.entente.policy.publishing.Rollbacks;

/** Bundles that were in force: for those who keep policies, and for auditors. */
@Path("/api/v1/policies/bundles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class BundleResource {
  private static final int MOST_PER_PAGE = 100;
  private static final String CONTEXT = "history of bundles";

  private final BundleHistory history;
  private final BundleExport export;
  private final Rollbacks rollbacks;
  private final FourEyes eyes;
  private final PolicyDrafts drafts;
  private final DraftBodies bodies;
  private final Drafters drafters;
  private final SealedCursor cursors;

  @Inject
  BundleResource(
      BundleHistory history,
      BundleExport export,
      Rollbacks rollbacks,
      FourEyes eyes,
      PolicyDrafts drafts,
      DraftBodies bodies,
      Drafters drafters,
      SealedCursor cursors) {
    this.history = history;
    this.export = export;
    this.rollbacks = rollbacks;
    this.eyes = eyes;
    this.drafts = drafts;
    this.bodies = bodies;
    this.drafters = drafters;
    this.cursors = cursors;
  }

  @GET
  @Operation(summary = "What was in force, when and by whom; newest first")
  public BundleRecord.Page list(
      @QueryParam("limit") @DefaultValue("20") String limit, @QueryParam("cursor") String cursor) {
    Actor reader = drafters.historian();
    int most = limit(limit);
    long before =
        cursor == null || cursor.isBlank()
            ? Long.MAX_VALUE
            : Long.parseLong(cursors.open(cursor, CONTEXT));
    List<Activation> found = history.list(reader, before, most + 1);
    List<Activation> shown = found.size() > most ? found.subList(0, most) : found;
    return new BundleRecord.Page(
        shown.stream().map(BundleRecord.InForce::of).toList(),
        found.size() > most
            ? cursors.seal(String.valueOf(shown.getLast().number()), CONTEXT)
            : null);
  }

  @GET
  @Path("/{hash}")
  @Operation(summary = "A bundle as it was, with the texts you may read")
  public BundleRecord.One read(@PathParam("hash") String hash) {
    Actor reader = drafters.historian();
    return BundleRecord.One.of(kept(reader, hash), reader);
  }

  @GET
  @Path("/{hash}/diff")
  @Operation(summary = "What it changes of the bundle `from`, by rule and by line")
  public BundleRecord.Difference difference(
      @PathParam("hash") String hash, @QueryParam("from") String from) {
    Actor reader = drafters.historian();
    if (from == null) {
      throw new Problem(ProblemType.INVALID, "`from` is the hash of the other bundle.");
    }
    return BundleRecord.Difference.of(
        BundleHistory.difference(reader, kept(reader, from), kept(reader, hash)));
  }

  @GET
  @Path("/{hash}/export")
  @Produces({"application/zip", MediaType.TEXT_PLAIN})
  @Operation(
      summary =
          "Its files as a zip archive, or one of them (`path`), laid out by Cedar's formatter",
      description =
          "Holds the files that you may read. Those who read all get the same bundle back when they"
              + " load it.")
  public Response export(@PathParam("hash") String hash, @QueryParam("path") String path) {
    Actor reader = drafters.historian();
    PolicyFiles files =
        export.files(reader, kept(reader, hash).files().orElseThrow(Problem::notFound));
    if (path != null) {
      return Response.ok(files.text(path).orElseThrow(Problem::notFound))
          .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
          .build();
    }
    return Response.ok(BundleExport.zip(files))
        .type("application/zip")
        .header(
            "Content-Disposition",
            "attachment; filename=\"policies-" + hash.substring(0, 12) + ".zip\"")
        .build();
  }

  @POST
  @Path("/{hash}/rollback")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(
      summary = "Puts it back in force",
      description =
          "At once (200) where you may do so alone; else as a draft that is proposed to a second"
              + " person (202). Either way the answer is the draft.")
  public Response rollback(@PathParam("hash") String hash, InputStream body) throws IOException {
    Actor actor = drafters.historian();
    String note = bodies.read(body, DraftBodies.Note.class).note();
    Draft draft = DraftProblems.orThrow(rollbacks.backTo(actor, hash, note == null ? "" : note));
    return Response.status(draft.state() == Draft.State.PUBLISHED ? 200 : 202)
        .entity(DraftRecord.of(draft, drafts.isOutdated(draft), actor, eyes.needing(actor, draft)))
        .build();
  }

  private Kept kept(Actor reader, String hash) {
    return history.find(reader, hash).orElseThrow(Problem::notFound);
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
