package org.entente.web.compare;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.catalog.DatasetView;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.policy.Purpose;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.dataset.AccessPanels;
import org.entente.web.dataset.RecordView;
import org.entente.web.dataset.RecordViews;

/** The page that puts datasets beside each other. */
@Path("/compare")
public class ComparePages {
  private static final int MOST = 4;

  private final Catalog catalog;
  private final RecordViews records;
  private final AccessPanels panels;
  private final Frames frames;
  private final Visit visit;

  ComparePages(
      Catalog catalog, RecordViews records, AccessPanels panels, Frames frames, Visit visit) {
    this.catalog = catalog;
    this.records = records;
    this.panels = panels;
    this.frames = frames;
    this.visit = visit;
  }

  @CheckedTemplate(basePath = "compare")
  record Compare(Frame frame, Comparison comparison, boolean only, String back, String other)
      implements TemplateInstance {}

  /**
   * The comparison.
   *
   * @param ids of the datasets; of more than four the first four are taken
   * @param only {@code differences} for the rows that differ
   */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public TemplateInstance compare(
      @QueryParam("id") List<String> ids,
      @QueryParam("only") String only,
      @Context UriInfo address) {
    Actor reader = visit.reader();
    Comparison comparison =
        Comparisons.of(
            ids.stream().distinct().limit(MOST).map(id -> compared(reader, id)).toList());
    boolean differences = "differences".equals(only);
    String query = Optional.ofNullable(address.getRequestUri().getRawQuery()).orElse("");
    String asked = query.replaceFirst("(^|&)only=[^&]*", "");
    return new Compare(
        frames.of(reader, "Comparison"),
        differences ? comparison.differences() : comparison,
        differences,
        "/?" + asked,
        "/compare?" + (differences ? asked : asked + "&only=differences"));
  }

  /** Empty for one that is hidden, and likewise for one that is missing. */
  private Optional<Compared> compared(Actor reader, String text) {
    return DatasetId.parse(text)
        .flatMap(
            id ->
                switch (catalog.read(reader, id)) {
                  case DatasetView.Full(Dataset dataset) ->
                      compared(reader, dataset, records.full(dataset));
                  case DatasetView.Summary(Dataset dataset) ->
                      compared(reader, dataset, records.summary(dataset));
                  case DatasetView.Hidden() -> Optional.empty();
                });
  }

  private Optional<Compared> compared(Actor reader, Dataset dataset, RecordView record) {
    return catalog
        .preflight(reader, dataset.id(), Purpose.RESEARCH)
        .map(
            preflight ->
                new Compared(
                    record,
                    panels.of(reader, dataset, Purpose.RESEARCH, preflight),
                    record.full() ? dataset.metadata().measurements() : List.of()));
  }
}
