package org.entente.web.policies;

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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.policy.PolicyFiles;
import org.entente.policy.publishing.ArchiveFiles;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftCheck;
import org.entente.policy.publishing.DraftOutcome;
import org.entente.policy.publishing.DraftRights;
import org.entente.policy.publishing.PolicyDrafts;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Words;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The editor of a draft: one file at a time, checked while it is typed, or a whole archive. */
@Path("/policies/drafts")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DraftEditor {
  private final PolicyDrafts drafts;
  private final Frames frames;
  private final DraftVisit visit;

  DraftEditor(PolicyDrafts drafts, Frames frames, DraftVisit visit) {
    this.drafts = drafts;
    this.frames = frames;
    this.visit = visit;
  }

  @CheckedTemplate(basePath = "policies")
  record Editor(
      Frame frame,
      DraftView draft,
      List<DraftView.FileLink> files,
      Shown shown,
      Verdict verdict,
      Optional<Trouble> trouble)
      implements TemplateInstance {}

  /**
   * The file that is shown.
   *
   * @param writable whether this reader can write in it now
   * @param suggestion where a new file of this reader's would lie
   */
  record Shown(
      String path,
      String text,
      List<CedarText.Piece> pieces,
      boolean writable,
      boolean saved,
      String suggestion) {}

  /** Whether it makes a bundle. */
  record Verdict(Optional<String> bundle, List<FlawView> flaws) {}

  @CheckedTemplate(basePath = "policies")
  record Flaws(DraftView draft, Verdict verdict) implements TemplateInstance {}

  @GET
  @Path("{id}")
  public TemplateInstance editor(
      @PathParam("id") String id,
      @QueryParam("file") String file,
      @QueryParam("saved") String saved) {
    Actor reader = visit.drafter();
    Draft draft = visit.found(reader, id);
    String path = shown(reader, draft, file);
    String text = draft.files().text(path).orElse("");
    return editor(reader, draft, path, text, saved != null, Optional.empty());
  }

  @POST
  @Path("{id}")
  public RestResponse<TemplateInstance> save(
      @PathParam("id") String id,
      @FormParam("path") String path,
      @FormParam("text") String text,
      @FormParam("version") String version) {
    Actor writer = visit.drafter();
    Draft draft = visit.found(writer, id);
    String typed = DraftForms.lines(text);
    DraftOutcome outcome =
        drafts.write(writer, draft.id(), DraftForms.text(path), typed, DraftForms.number(version));
    return switch (outcome) {
      case DraftOutcome.Done done ->
          visit.to(
              "/policies/drafts/"
                  + draft.id()
                  + DraftForms.query(Optional.of(path))
                  + "&saved=yes");
      case DraftOutcome.Unknown _ -> throw Problem.notFound();
      case DraftOutcome.NotAllowed no -> kept(writer, id, path, typed, 403, no.reason());
      case DraftOutcome.Changed _ ->
          kept(
              writer,
              id,
              path,
              typed,
              412,
              "Somebody has changed this draft since you opened it. Your text stands below; save"
                  + " again to keep it, or open the file anew to see theirs.");
      case DraftOutcome.Conflict no -> kept(writer, id, path, typed, 409, no.reason());
      case DraftOutcome.Invalid no -> kept(writer, id, path, typed, 400, no.reason());
    };
  }

  /** What the editor asks while somebody types. */
  @POST
  @Path("{id}/check")
  public TemplateInstance check(
      @PathParam("id") String id, @FormParam("path") String path, @FormParam("text") String text) {
    Actor reader = visit.drafter();
    Draft draft = visit.found(reader, id);
    DraftCheck.Checked checked =
        drafts.check(reader, draft, DraftForms.text(path), DraftForms.lines(text));
    return new Flaws(
        DraftView.of(draft, drafts.isOutdated(draft), reader),
        verdict(checked, DraftForms.text(path)));
  }

  @POST
  @Path("{id}/upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public RestResponse<TemplateInstance> upload(
      @PathParam("id") String id,
      @RestForm("archive") FileUpload archive,
      @RestForm("version") String version)
      throws IOException {
    Actor writer = visit.drafter();
    Draft draft = visit.found(writer, id);
    if (archive == null || archive.size() == 0) {
      return refused(writer, draft, 400, "Choose a zip archive that is not empty.");
    }
    try (InputStream bytes = Files.newInputStream(archive.uploadedFile())) {
      return switch (ArchiveFiles.read(bytes)) {
        case ArchiveFiles.Unpacked.Unreadable no -> refused(writer, draft, 400, no.reason());
        case ArchiveFiles.Unpacked.Texts texts ->
            switch (drafts.upload(writer, draft.id(), texts.texts(), DraftForms.number(version))) {
              case DraftOutcome.Done _ -> visit.to("/policies/drafts/" + draft.id() + "/changes");
              case DraftOutcome.Unknown _ -> throw Problem.notFound();
              case DraftOutcome.NotAllowed no -> refused(writer, draft, 403, no.reason());
              case DraftOutcome.Changed _ ->
                  refused(writer, draft, 412, "Somebody has changed this draft since; try again.");
              case DraftOutcome.Conflict no -> refused(writer, draft, 409, no.reason());
              case DraftOutcome.Invalid no -> refused(writer, draft, 400, no.reason());
            };
      };
    }
  }

  private RestResponse<TemplateInstance> refused(
      Actor writer, Draft draft, int status, String reason) {
    String path = shown(writer, draft, null);
    String text = draft.files().text(path).orElse("");
    return DraftVisit.answer(
        status, editor(writer, draft, path, text, false, Optional.of(trouble(reason))));
  }

  private RestResponse<TemplateInstance> kept(
      Actor writer, String id, String path, String typed, int status, String reason) {
    Draft now = visit.found(writer, id);
    String shown =
        DraftRights.writes(writer, DraftForms.text(path)) ? path : shown(writer, now, null);
    return DraftVisit.answer(
        status, editor(writer, now, shown, typed, false, Optional.of(trouble(reason))));
  }

  private TemplateInstance editor(
      Actor reader,
      Draft draft,
      String path,
      String text,
      boolean saved,
      Optional<Trouble> trouble) {
    DraftView view = DraftView.of(draft, drafts.isOutdated(draft), reader);
    boolean writable = draft.state() == Draft.State.EDITING && DraftRights.writes(reader, path);
    String suggestion =
        DraftRights.writes(reader, PolicyFiles.SCHEMA)
            ? "consortium/new.cedar"
            : reader.org().map(DraftRights::folder).orElse("") + "new.cedar";
    return new Editor(
        frames.of(reader, draft.title()),
        view,
        DraftView.files(draft, reader, path),
        new Shown(path, text, CedarText.pieces(text), writable, saved, suggestion),
        verdict(drafts.check(reader, draft, path, text), path),
        trouble);
  }

  private static Verdict verdict(DraftCheck.Checked checked, String path) {
    return new Verdict(checked.bundle(), FlawView.of(checked.flaws(), path));
  }

  private static Trouble trouble(String reason) {
    return new Trouble("Not done", Words.quoted(reason), List.of());
  }

  /** The file asked for if it may be shown, else the first that may be written, else any. */
  private static String shown(Actor reader, Draft draft, String asked) {
    if (asked != null && DraftRights.isPath(asked) && DraftRights.reads(reader, asked)) {
      return asked;
    }
    List<String> readable =
        draft.files().texts().keySet().stream()
            .filter(path -> DraftRights.reads(reader, path))
            .toList();
    return draft.touched().stream()
        .filter(readable::contains)
        .findFirst()
        .or(
            () ->
                readable.stream()
                    .filter(PolicyFiles::isRules)
                    .filter(path -> DraftRights.writes(reader, path))
                    .findFirst())
        .orElse(PolicyFiles.SCHEMA);
  }
}
