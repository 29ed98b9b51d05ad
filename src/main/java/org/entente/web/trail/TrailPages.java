package org.entente.web.trail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.audit.AuditExports;
import org.entente.audit.AuditReaders;
import org.entente.audit.ExportFormat;
import org.entente.audit.Outcome;
import org.entente.identity.Actor;
import org.entente.identity.Role;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.web.Audience;
import org.entente.web.Choices;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;

/** The trail for auditors whom the rules let read all of it; nobody reads it by role alone. */
@Path("/audit")
@Blocking
public class TrailPages {
  private final Trails trails;
  private final AuditReaders readers;
  private final AuditExports exports;
  private final Frames frames;
  private final Visit visit;

  TrailPages(
      Trails trails, AuditReaders readers, AuditExports exports, Frames frames, Visit visit) {
    this.trails = trails;
    this.readers = readers;
    this.exports = exports;
    this.frames = frames;
    this.visit = visit;
  }

  /**
   * @param typed the filters as they were typed
   * @param unread names of those that could not be read
   */
  @CheckedTemplate(basePath = "trail")
  record Entries(
      Frame frame,
      Trail trail,
      Map<String, String> typed,
      List<Choices.Option> outcomes,
      String unread,
      boolean narrowed,
      String jsonl,
      String csv)
      implements TemplateInstance {}

  @GET
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance entries(
      @BeanParam TrailQuery query, @QueryParam("before") String before) {
    Actor auditor = auditor();
    List<String> unread = query.unread();
    Trail trail =
        unread.isEmpty()
            ? trails.of(auditor, query, index(before))
            : new Trail(List.of(), Optional.empty(), Optional.empty());
    return new Entries(
        frames.of(auditor, "Audit trail"),
        trail,
        query.typed(),
        outcomes(query),
        String.join(" and ", unread),
        query.isNarrowed(),
        query.export("jsonl"),
        query.export("csv"));
  }

  @GET
  @Path("export")
  @Produces({"application/jsonl", "text/csv", MediaType.TEXT_HTML})
  public Response export(@BeanParam TrailQuery query, @QueryParam("format") String format) {
    Actor auditor = auditor();
    ExportFormat chosen =
        ExportFormat.parse(format)
            .orElseThrow(() -> new Problem(ProblemType.INVALID, "`format` is jsonl or csv."));
    if (!query.unread().isEmpty()) {
      throw new Problem(
          ProblemType.INVALID,
          "These filters cannot be read: " + String.join(", ", query.unread()) + ".");
    }
    AuditExports.Export export = exports.begin(auditor.ref(), chosen, query.filter());
    StreamingOutput body = export::writeTo;
    return Response.ok(body, chosen.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"entente-audit." + chosen.word() + "\"")
        .build();
  }

  private Actor auditor() {
    Actor actor = visit.person();
    Audience.demand(actor, Role.AUDITOR, "The trail is for auditors.");
    Audience.demand(
        readers.callerReadsAll(), "The trail is open to auditors of the programme office.");
    return actor;
  }

  private static List<Choices.Option> outcomes(TrailQuery query) {
    Choices choices = Choices.of(query.typed().get("outcome")).option("", "any");
    for (Outcome outcome : Outcome.values()) {
      choices.option(outcome.word(), outcome.word());
    }
    return choices.list();
  }

  private static Optional<Long> index(String before) {
    return Optional.ofNullable(before)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::valueOf);
  }
}
