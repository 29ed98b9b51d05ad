package org.entente.web.dataset;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.catalog.DatasetView;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.policy.Preflight;
import org.entente.policy.Purpose;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.dataset.AccessPanel.WayOut;
import org.entente.web.dataset.SimilarViews.SimilarView;

/** The page of one dataset; hidden and missing ones are the same 404. */
@Path("/datasets")
public class DatasetPages {
  private final Catalog catalog;
  private final RecordViews records;
  private final AccessPanels panels;
  private final SimilarViews similar;
  private final Frames frames;
  private final Visit visit;

  DatasetPages(
      Catalog catalog,
      RecordViews records,
      AccessPanels panels,
      SimilarViews similar,
      Frames frames,
      Visit visit) {
    this.catalog = catalog;
    this.records = records;
    this.panels = panels;
    this.similar = similar;
    this.frames = frames;
    this.visit = visit;
  }

  @CheckedTemplate(basePath = "dataset")
  record Page(
      Frame frame,
      RecordView record,
      AccessPanel access,
      List<WayOut> toRead,
      String purpose,
      List<SimilarView> similar)
      implements TemplateInstance {}

  @GET
  @Path("/{id}")
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public TemplateInstance page(
      @PathParam("id") String id, @QueryParam("purpose") String purposeWord) {
    Actor reader = visit.reader();
    DatasetId known = DatasetId.parse(id).orElseThrow(Problem::notFound);
    Purpose purpose = Purpose.parse(purposeWord).orElse(Purpose.RESEARCH);
    return switch (catalog.read(reader, known)) {
      case DatasetView.Full(Dataset dataset) ->
          page(reader, dataset, records.full(dataset), purpose);
      case DatasetView.Summary(Dataset dataset) ->
          page(reader, dataset, records.summary(dataset), purpose);
      case DatasetView.Hidden() -> throw Problem.notFound();
    };
  }

  private Page page(Actor reader, Dataset dataset, RecordView record, Purpose purpose) {
    Preflight preflight =
        catalog.preflightWithWays(reader, dataset.id(), purpose).orElseThrow(Problem::notFound);
    return new Page(
        frames.of(reader, record.title()),
        record,
        panels.of(reader, dataset, purpose, preflight),
        panels.toRead(dataset, purpose, preflight),
        purpose.word(),
        similar.of(reader, dataset.id()));
  }
}
