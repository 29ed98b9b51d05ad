package org.entente.web.imports;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.harvest.Imports;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.kernel.RorId;
import org.entente.web.Audience;
import org.entente.web.Choices;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Imports, for curators. */
@Path("/imports")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ImportPages {
  private static final int MOST_JOBS = 50;

  private final Imports imports;
  private final Catalog catalog;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  ImportPages(Imports imports, Catalog catalog, Frames frames, Visit visit, PublicAddress address) {
    this.imports = imports;
    this.catalog = catalog;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  /**
   * @param trouble why the last file was not taken; blank where it was
   */
  @CheckedTemplate(basePath = "imports")
  record Jobs(
      Frame frame,
      List<JobView> jobs,
      boolean running,
      List<Choices.Option> formats,
      List<Choices.Option> owners,
      String trouble)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "imports")
  record Job(Frame frame, JobView job) implements TemplateInstance {}

  @GET
  public TemplateInstance jobs() {
    return page(curator("import.viewed"), "", "", "");
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public RestResponse<TemplateInstance> start(
      @RestForm("file") FileUpload file,
      @RestForm("format") String format,
      @RestForm("owner") String owner) {
    Actor curator = curator("import.started");
    Optional<Imports.Format> known = Imports.Format.parse(text(format));
    Optional<RorId> owning = RorId.parse(text(owner));
    if (file == null || file.size() == 0) {
      return refused(curator, format, owner, "Choose a file that is not empty.");
    }
    if (known.isEmpty()) {
      return refused(curator, format, owner, "Choose the format of the file.");
    }
    if (!text(owner).isEmpty() && owning.flatMap(catalog::organisation).isEmpty()) {
      return refused(curator, format, owner, "The owner is not an organisation of the programme.");
    }
    return switch (started(curator, known.get(), owning, file)) {
      case Imports.Started.Accepted(UUID job) ->
          ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
              .location(URI.create(address.url() + "/imports/" + job))
              .build();
      case Imports.Started.Empty() ->
          refused(curator, format, owner, "Choose a file that is not empty.");
      case Imports.Started.TooLarge() ->
          refused(
              curator,
              format,
              owner,
              "A file has at most 256 MiB; hand the records in as several files.");
    };
  }

  private Imports.Started started(
      Actor curator, Imports.Format format, Optional<RorId> owner, FileUpload file) {
    try (InputStream body = Files.newInputStream(file.uploadedFile())) {
      return imports.start(curator, format, owner, body);
    } catch (IOException broken) {
      throw new Problem(ProblemType.MALFORMED, "The file could not be read to its end.");
    }
  }

  @GET
  @Path("{id}")
  public TemplateInstance job(@PathParam("id") String id) {
    Actor curator = curator("import.viewed");
    JobView job =
        DatasetId.parse(id)
            .map(DatasetId::value)
            .flatMap(known -> imports.find(curator, known))
            .map(JobView::of)
            .orElseThrow(Problem::notFound);
    return new Job(frames.of(curator, "Import"), job);
  }

  private RestResponse<TemplateInstance> refused(
      Actor curator, String format, String owner, String trouble) {
    return ResponseBuilder.<TemplateInstance>create(
            RestResponse.Status.BAD_REQUEST, page(curator, text(format), text(owner), trouble))
        .build();
  }

  private TemplateInstance page(Actor curator, String format, String owner, String trouble) {
    List<JobView> jobs = imports.newest(curator, MOST_JOBS).stream().map(JobView::of).toList();
    return new Jobs(
        frames.of(curator, "Imports"),
        jobs,
        jobs.stream().anyMatch(JobView::running),
        formats(format),
        owners(owner),
        trouble);
  }

  private Actor curator(String attempt) {
    Actor actor = visit.person();
    Audience.demand(catalog.admitsCurator(actor, attempt), "Imports are for curators.");
    return actor;
  }

  private static List<Choices.Option> formats(String chosen) {
    Choices choices = Choices.of(chosen);
    for (Imports.Format format : Imports.Format.values()) {
      choices.option(format.word(), JobView.format(format.word()));
    }
    return choices.list();
  }

  private List<Choices.Option> owners(String chosen) {
    Choices choices = Choices.of(chosen).option("", "As each record says");
    for (Organisation each : catalog.organisations()) {
      choices.option(each.id().value(), each.name());
    }
    return choices.list();
  }

  private static String text(String given) {
    return given == null ? "" : given;
  }
}
