package org.entente.web.policies;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.kernel.Problem;
import org.entente.policy.Activation;
import org.entente.policy.PolicyFiles;
import org.entente.policy.publishing.BundleArchive.Kept;
import org.entente.policy.publishing.BundleExport;
import org.entente.policy.publishing.BundleHistory;
import org.entente.policy.publishing.DraftOutcome;
import org.entente.policy.publishing.DraftRights;
import org.entente.policy.publishing.Rollbacks;
import org.entente.web.Audience;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.Words;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What was in force: when, by whom, what it said, what it changed, and the way back. */
@Path("/policies/history")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class HistoryPages {
  private static final int PER_PAGE = 30;

  private final BundleHistory history;
  private final BundleExport export;
  private final Rollbacks rollbacks;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  HistoryPages(
      BundleHistory history,
      BundleExport export,
      Rollbacks rollbacks,
      Frames frames,
      Visit visit,
      PublicAddress address) {
    this.history = history;
    this.export = export;
    this.rollbacks = rollbacks;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  @CheckedTemplate(basePath = "policies")
  record History(Frame frame, boolean drafts, List<Row> rows, Optional<String> next)
      implements TemplateInstance {}

  /**
   * One time that a bundle came into force.
   *
   * @param persons who answers for it
   * @param before leads to what it changed of the one before; empty for the first of all
   */
  record Row(
      Activation activation,
      String how,
      String persons,
      String href,
      Optional<String> before,
      boolean now) {}

  @CheckedTemplate(basePath = "policies")
  record BundlePage(
      Frame frame,
      Kept bundle,
      String href,
      List<Text> texts,
      int unread,
      boolean canReturn,
      Optional<Trouble> trouble)
      implements TemplateInstance {}

  /** One file as it was. */
  record Text(String path, List<CedarText.Piece> pieces) {}

  @CheckedTemplate(basePath = "policies")
  record DifferencePage(Frame frame, Kept before, Kept after, BundleHistory.Difference difference)
      implements TemplateInstance {}

  @GET
  public TemplateInstance list(@QueryParam("before") String before) {
    Actor reader = reader();
    long from = DraftForms.version(before).orElse(Long.MAX_VALUE);
    List<Activation> found = history.list(reader, from, PER_PAGE + 1);
    List<Row> rows = new java.util.ArrayList<>();
    for (int at = 0; at < Math.min(PER_PAGE, found.size()); at++) {
      Optional<Activation> earlier =
          at + 1 < found.size() ? Optional.of(found.get(at + 1)) : Optional.empty();
      rows.add(row(found.get(at), earlier, at == 0 && before == null));
    }
    return new History(
        frames.of(reader, "History of policies"),
        DraftRights.drafts(reader),
        rows,
        found.size() > PER_PAGE
            ? Optional.of("/policies/history?before=" + rows.getLast().activation().number())
            : Optional.empty());
  }

  @GET
  @Path("{key}")
  public TemplateInstance bundle(@PathParam("key") String key) {
    Actor reader = reader();
    return page(reader, kept(reader, key), key, Optional.empty());
  }

  @GET
  @Path("{key}/diff")
  public TemplateInstance difference(
      @PathParam("key") String key, @QueryParam("from") String from) {
    Actor reader = reader();
    Kept before = kept(reader, from == null ? "" : from);
    Kept after = kept(reader, key);
    return new DifferencePage(
        frames.of(reader, "What changed"),
        before,
        after,
        BundleHistory.difference(reader, before, after));
  }

  @GET
  @Path("{key}/export")
  @Produces({"application/zip", MediaType.TEXT_HTML})
  public Response export(@PathParam("key") String key) {
    Actor reader = reader();
    PolicyFiles files = kept(reader, key).files().orElseThrow(Problem::notFound);
    return Response.ok(BundleExport.zip(export.files(reader, files)))
        .type("application/zip")
        .header(
            "Content-Disposition",
            "attachment; filename=\"policies-" + key.substring(0, 12) + ".zip\"")
        .build();
  }

  @POST
  @Path("{key}/rollback")
  public RestResponse<TemplateInstance> rollback(
      @PathParam("key") String key, @FormParam("note") String note) {
    Actor actor = reader();
    return switch (rollbacks.backTo(actor, key, note == null ? "" : note)) {
      case DraftOutcome.Done done ->
          ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
              .location(
                  URI.create(address.url() + "/policies/drafts/" + done.draft().id() + "/changes"))
              .build();
      case DraftOutcome.Unknown _ -> throw Problem.notFound();
      case DraftOutcome.Changed _ -> refused(actor, key, 409, "Try again.", List.of());
      case DraftOutcome.NotAllowed no -> refused(actor, key, 403, no.reason(), List.of());
      case DraftOutcome.Conflict no -> refused(actor, key, 409, no.reason(), List.of());
      case DraftOutcome.Invalid no -> refused(actor, key, 400, no.reason(), no.flaws());
    };
  }

  private RestResponse<TemplateInstance> refused(
      Actor actor, String key, int status, String reason, List<String> flaws) {
    Trouble trouble = new Trouble("Not done", Words.quoted(reason), FlawView.of(flaws, ""));
    return ResponseBuilder.<TemplateInstance>create(
            RestResponse.Status.fromStatusCode(status),
            page(actor, kept(actor, key), key, Optional.of(trouble)))
        .build();
  }

  private TemplateInstance page(Actor reader, Kept kept, String key, Optional<Trouble> trouble) {
    List<Text> texts =
        kept.files().stream()
            .flatMap(files -> files.texts().entrySet().stream())
            .filter(file -> DraftRights.reads(reader, file.getKey()))
            .map(file -> new Text(file.getKey(), CedarText.pieces(file.getValue())))
            .toList();
    int all = kept.files().map(files -> files.texts().size()).orElse(0);
    return new BundlePage(
        frames.of(reader, "A bundle of policies"),
        kept,
        "/policies/history/" + key,
        texts,
        all - texts.size(),
        DraftRights.drafts(reader) && kept.files().isPresent(),
        trouble);
  }

  private static Row row(Activation activation, Optional<Activation> earlier, boolean now) {
    String key = key(activation);
    String persons =
        Words.and(
            java.util.stream.Stream.of(activation.cause().by(), activation.cause().second())
                .flatMap(Optional::stream)
                .map(ActorRef::name)
                .toList());
    return new Row(
        activation,
        how(activation.cause().how()),
        persons,
        "/policies/history/" + key,
        earlier.map(it -> "/policies/history/" + key + "/diff?from=" + key(it)),
        now);
  }

  /** Texts say more than the bundle they made. */
  private static String key(Activation activation) {
    return activation.texts().orElse(activation.bundle());
  }

  private static String how(Activation.How how) {
    return switch (how) {
      case START -> "from the folder, at start";
      case RELOAD -> "from the folder, reloaded";
      case PUBLISH -> "published";
      case ROLLBACK -> "brought back";
    };
  }

  private Kept kept(Actor reader, String key) {
    return history.find(reader, key).orElseThrow(Problem::notFound);
  }

  private Actor reader() {
    Actor actor = visit.person();
    Audience.demand(
        DraftRights.readsHistory(actor),
        "The history of policies is for stewards, programme officers, administrators and"
            + " auditors.");
    return actor;
  }
}
