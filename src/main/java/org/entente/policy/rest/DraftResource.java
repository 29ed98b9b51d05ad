package org.entente.policy.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.publishing.ArchiveFiles;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftCheck;
import org.entente.policy.publishing.DraftId;
import org.entente.policy.publishing.DraftOutcome;
import org.entente.policy.publishing.FourEyes;
import org.entente.policy.publishing.PolicyDrafts;
import org.entente.policy.publishing.Proposals;
import org.entente.policy.publishing.Publications;

/** Drafts of policies: for administrators, programme officers, and stewards within their folder. */
@Path("/api/v1/policies/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class DraftResource {
  private static final String ZIP = "application/zip";

  private final PolicyDrafts drafts;
  private final Proposals proposals;
  private final Publications publications;
  private final FourEyes eyes;
  private final DraftBodies bodies;
  private final Drafters drafters;
  private final PublicAddress address;

  @Inject
  DraftResource(
      PolicyDrafts drafts,
      Proposals proposals,
      Publications publications,
      FourEyes eyes,
      DraftBodies bodies,
      Drafters drafters,
      PublicAddress address) {
    this.drafts = drafts;
    this.proposals = proposals;
    this.publications = publications;
    this.eyes = eyes;
    this.bodies = bodies;
    this.drafters = drafters;
    this.address = address;
  }

  /**
   * @param bundle the hash it would have
   */
  record Checked(boolean valid, Optional<String> bundle, List<String> flaws) {
    static Checked of(DraftCheck.Checked checked) {
      return new Checked(checked.flaws().isEmpty(), checked.bundle(), checked.flaws());
    }
  }

  @GET
  @Operation(summary = "Drafts you may see, those changed last first")
  public DraftRecord.Page list() {
    Actor reader = drafters.drafter();
    return new DraftRecord.Page(
        drafts.list(reader).stream()
            .map(draft -> DraftRecord.listed(draft, drafts.isOutdated(draft), reader))
            .toList());
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Begins a draft from the texts in force, or from a whole bundle in `files`")
  public Response begin(InputStream body) throws IOException {
    Actor author = drafters.drafter();
    DraftBodies.Begin begin = bodies.read(body, DraftBodies.Begin.class);
    Draft draft =
        DraftProblems.orThrow(drafts.begin(author, text(begin.title()), text(begin.note())));
    if (begin.files() != null) {
      draft =
          DraftProblems.orThrow(
              drafts.upload(author, draft.id(), whole(begin.files()), draft.version()));
    }
    return Response.created(URI.create(address.url() + "/api/v1/policies/drafts/" + draft.id()))
        .entity(record(author, draft))
        .tag(String.valueOf(draft.version()))
        .build();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "A draft with the texts you may read")
  public Response read(@PathParam("id") String id) {
    Actor reader = drafters.drafter();
    return answer(reader, drafters.found(reader, id));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Gives a draft up; it stays on record")
  public Response giveUp(@PathParam("id") String id) {
    DraftProblems.orThrow(drafts.giveUp(drafters.drafter(), Drafters.known(id)));
    return Response.noContent().build();
  }

  @PUT
  @Path("/{id}/files/{path: .+}")
  @Consumes({MediaType.TEXT_PLAIN, MediaType.WILDCARD})
  @Operation(
      summary = "Writes one file anew; an empty body takes it away",
      description = "`If-Match` carries the version of the draft that you have read.")
  public Response write(
      @PathParam("id") String id,
      @PathParam("path") String path,
      @HeaderParam("If-Match") String ifMatch,
      InputStream body)
      throws IOException {
    Actor writer = drafters.drafter();
    DraftId known = drafters.found(writer, id).id();
    long version = DraftBodies.matched(ifMatch);
    return answer(writer, drafts.write(writer, known, path, bodies.text(body), version));
  }

  @PUT
  @Path("/{id}/files")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Writes the whole bundle anew, from texts by path")
  public Response upload(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, InputStream body)
      throws IOException {
    Actor writer = drafters.drafter();
    DraftId known = drafters.found(writer, id).id();
    long version = DraftBodies.matched(ifMatch);
    Map<String, String> files = whole(bodies.read(body, DraftBodies.Files.class).files());
    return answer(writer, drafts.upload(writer, known, files, version));
  }

  @PUT
  @Path("/{id}/files")
  @Consumes(ZIP)
  @Operation(summary = "Writes the whole bundle anew, from a zip archive")
  public Response unpack(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, InputStream body)
      throws IOException {
    Actor writer = drafters.drafter();
    DraftId known = drafters.found(writer, id).id();
    long version = DraftBodies.matched(ifMatch);
    return switch (ArchiveFiles.read(body)) {
      case ArchiveFiles.Unpacked.Texts texts ->
          answer(writer, drafts.upload(writer, known, texts.texts(), version));
      case ArchiveFiles.Unpacked.Unreadable unreadable ->
          throw new Problem(ProblemType.INVALID, unreadable.reason());
    };
  }

  @POST
  @Path("/{id}/validate")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Whether the draft makes a bundle; every flaw with file, line and reason")
  public Checked validate(@PathParam("id") String id) {
    Actor reader = drafters.drafter();
    return Checked.of(drafts.check(reader, drafters.found(reader, id)));
  }

  @POST
  @Path("/{id}/rebase")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(
      summary = "Brings a draft up to date with what is in force",
      description =
          "Files that both changed are named and nothing happens, unless `keep` says `draft` or"
              + " `in-force`.")
  public Response bringUpToDate(@PathParam("id") String id, InputStream body) throws IOException {
    Actor writer = drafters.drafter();
    DraftBodies.BringUpToDate wish = bodies.read(body, DraftBodies.BringUpToDate.class);
    return answer(
        writer,
        drafts.bringUpToDate(
            writer, Drafters.known(id), DraftBodies.version(wish.version()), side(wish.keep())));
  }

  @POST
  @Path("/{id}/propose")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Asks a second person to read it")
  public Response propose(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = drafters.drafter();
    Long version = bodies.read(body, DraftBodies.Read.class).version();
    return answer(
        actor, proposals.propose(actor, Drafters.known(id), DraftBodies.version(version)));
  }

  @POST
  @Path("/{id}/approve")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Agrees to it as the second person; `version` is the one you have read")
  public Response approve(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = drafters.drafter();
    DraftId known = drafters.found(actor, id).id();
    Long version = bodies.read(body, DraftBodies.Read.class).version();
    if (version == null) {
      throw new Problem(
          ProblemType.INVALID,
          "Say in `version` which version of the draft you have read.",
          Map.of("field", "version"));
    }
    return answer(actor, proposals.approve(actor, known, version));
  }

  @POST
  @Path("/{id}/withdraw")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Takes a proposal back, so that it can be changed")
  public Response takeBack(@PathParam("id") String id) {
    Actor actor = drafters.drafter();
    return answer(actor, proposals.takeBack(actor, Drafters.known(id)));
  }

  @POST
  @Path("/{id}/publish")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Puts it in force on every node")
  public Response publish(@PathParam("id") String id, InputStream body) throws IOException {
    Actor actor = drafters.drafter();
    Long version = bodies.read(body, DraftBodies.Read.class).version();
    return answer(
        actor, publications.publish(actor, Drafters.known(id), DraftBodies.version(version)));
  }

  private Response answer(Actor reader, DraftOutcome outcome) {
    return answer(reader, DraftProblems.orThrow(outcome));
  }

  private Response answer(Actor reader, Draft draft) {
    return Response.ok(record(reader, draft)).tag(String.valueOf(draft.version())).build();
  }

  private DraftRecord record(Actor reader, Draft draft) {
    return DraftRecord.of(draft, drafts.isOutdated(draft), reader, eyes.needing(reader, draft));
  }

  private static Map<String, String> whole(Map<String, String> files) {
    if (files == null || files.containsValue(null)) {
      throw new Problem(
          ProblemType.INVALID, "`files` holds texts by path.", Map.of("field", "files"));
    }
    return files;
  }

  private static Optional<PolicyDrafts.Side> side(String keep) {
    return switch (keep) {
      case null -> Optional.empty();
      case "draft" -> Optional.of(PolicyDrafts.Side.DRAFT);
      case "in-force" -> Optional.of(PolicyDrafts.Side.IN_FORCE);
      default ->
          throw new Problem(
              ProblemType.INVALID, "`keep` is `draft` or `in-force`.", Map.of("field", "keep"));
    };
  }

  private static String text(String given) {
    return given == null ? "" : given;
  }
}
