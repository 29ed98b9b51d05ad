package org.entente.web.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Catalog;
import org.entente.catalog.ChallengeAreas;
import org.entente.catalog.Dataset;
import org.entente.catalog.FileStore;
import org.entente.catalog.Metadata;
import org.entente.kernel.RorId;
import org.entente.web.Licences;
import org.entente.web.Measures;
import org.entente.web.dataset.RecordView.FileRow;
import org.entente.web.dataset.RecordView.Line;
import org.entente.web.dataset.RecordView.Link;
import org.entente.web.dataset.RecordView.OwnerView;

/** Words a record for its page. */
@ApplicationScoped
public class RecordViews {
  private final Catalog catalog;
  private final FileStore files;

  RecordViews(Catalog catalog, FileStore files) {
    this.catalog = catalog;
    this.files = files;
  }

  public RecordView summary(Dataset dataset) {
    return new RecordView(
        dataset.id().toString(),
        dataset.identifier(),
        dataset.metadata().title(),
        dataset.metadata().summary(),
        owner(dataset.owner()),
        false,
        Optional.empty(),
        List.of(identifier(dataset)),
        List.of(),
        List.of(),
        Optional.empty());
  }

  public RecordView full(Dataset dataset) {
    Metadata metadata = dataset.metadata();
    List<FileRow> rows = metadata.distributions().stream().map(this::file).toList();
    boolean sizesKnown = !rows.isEmpty() && rows.stream().allMatch(row -> row.size().isPresent());
    return new RecordView(
        dataset.id().toString(),
        dataset.identifier(),
        metadata.title(),
        metadata.summary(),
        owner(dataset.owner()),
        true,
        Optional.of(metadata.description())
            .filter(text -> !text.isBlank() && !text.equals(metadata.summary())),
        facts(dataset),
        GovernanceWords.lines(dataset.governance()),
        rows,
        sizesKnown
            ? Optional.of(rows.stream().mapToLong(row -> row.size().get()).sum())
            : Optional.empty());
  }

  private OwnerView owner(RorId id) {
    String href = "/?filter=owner:" + Measures.urlEncoded(id.value());
    return catalog
        .organisation(id)
        .map(it -> new OwnerView(it.name(), it.shortName(), it.country(), id.value(), href))
        .orElseGet(() -> new OwnerView(id.value(), id.value(), "", id.value(), href));
  }

  private FileRow file(Metadata.Distribution one) {
    return new FileRow(
        one.path(),
        one.byteSize(),
        one.format().or(one::mediaType),
        one.sha256(),
        files.isAvailable(one),
        one.location().flatMap(RecordViews::webAddress));
  }

  private static Line identifier(Dataset dataset) {
    return Line.of("Identifier", dataset.identifier());
  }

  private static List<Line> facts(Dataset dataset) {
    Metadata it = dataset.metadata();
    List<Line> lines = new ArrayList<>();
    lines.add(identifier(dataset));
    it.version().ifPresent(version -> lines.add(Line.of("Version", version)));
    it.issued().ifPresent(date -> lines.add(Line.of("Issued", date)));
    it.modified().ifPresent(date -> lines.add(Line.of("Changed", date)));
    it.license()
        .ifPresent(
            licence ->
                lines.add(
                    new Line(
                        "Licence",
                        List.of(new Link(Licences.name(licence), webAddress(licence))))));
    it.doi()
        .ifPresent(
            doi ->
                lines.add(
                    new Line(
                        "DOI",
                        List.of(
                            new Link(
                                doi,
                                webAddress(
                                    doi.startsWith("http") ? doi : "https://doi.org/" + doi))))));
    it.landingPage()
        .flatMap(RecordViews::webAddress)
        .ifPresent(
            page ->
                lines.add(
                    new Line(
                        "Landing page",
                        List.of(new Link(URI.create(page).getHost(), Optional.of(page))))));
    add(lines, "By", it.creators());
    addFiltering(
        lines,
        "Challenge areas",
        "challengeArea",
        it.challengeAreas(),
        id -> ChallengeAreas.find(id).map(ChallengeAreas.Area::name).orElse(id));
    addFiltering(lines, "Keywords", "keyword", it.keywords(), word -> word);
    addFiltering(lines, "Instruments", "instrument", it.instruments(), word -> word);
    addFiltering(lines, "Techniques", "technique", it.techniques(), word -> word);
    add(lines, "Measured", it.measurements().stream().map(RecordViews::range).toList());
    it.temporal()
        .ifPresent(
            time ->
                lines.add(
                    Line.of("Taken", time.start().orElse("…") + " to " + time.end().orElse("…"))));
    it.spatial().ifPresent(place -> lines.add(Line.of("Where", box(place))));
    add(lines, "Made from", it.derivedFrom());
    return lines;
  }

  private static void add(List<Line> lines, String name, List<String> values) {
    if (!values.isEmpty()) {
      lines.add(Line.ofAll(name, values));
    }
  }

  private static void addFiltering(
      List<Line> lines,
      String name,
      String field,
      List<String> values,
      java.util.function.UnaryOperator<String> words) {
    if (!values.isEmpty()) {
      lines.add(
          new Line(
              name,
              values.stream()
                  .map(
                      value ->
                          new Link(
                              words.apply(value),
                              Optional.of("/?filter=" + Measures.urlEncoded(field + ":" + value))))
                  .toList()));
    }
  }

  private static String range(Metadata.Measurement it) {
    String from = it.min() == null ? "…" : it.min().toPlainString();
    String to = it.max() == null ? "…" : it.max().toPlainString();
    String span = from.equals(to) ? from : from + " to " + to;
    return it.name() + ": " + span + (it.unit() == null ? "" : " " + it.unit());
  }

  private static String box(Metadata.Spatial it) {
    return String.format(
        Locale.UK,
        "%.2f° to %.2f° N, %.2f° to %.2f° E",
        it.south(),
        it.north(),
        it.west(),
        it.east());
  }

  /** Only what a browser opens as a page: a record may carry any text. */
  private static Optional<String> webAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web = Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
      return web && uri.getHost() != null ? Optional.of(uri.toString()) : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }
}
