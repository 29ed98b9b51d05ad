package org.entente.search.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.lucene.store.AlreadyClosedException;
import org.entente.catalog.Dataset;
import org.entente.catalog.Metadata;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.PlainSearch;
import org.entente.search.RandomCatalog;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.query.Engine;
import org.entente.search.query.Listing;
import org.entente.search.scope.ScopedIndex;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);

  private static String written(
      ScopedIndex index, Set<DatasetId> grants, SearchQuery query, ExportFormat format, int most)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new Export(
            Listing.of(index, grants, query, most),
            format,
            failed -> {},
            new ExportPlaces(1).take())
        .writeTo(file);
    return file.toString(StandardCharsets.UTF_8);
  }

  private static SearchQuery everything(Map<Field, Set<String>> filters, SearchQuery.Sort sort) {
    return new SearchQuery("", filters, List.of(), sort, 100, Optional.empty());
  }

  @Test
  void rowsAreThoseOfPlainRecordsInTheOrderOfTheSearch() throws IOException {
    long seed = Seeds.one(20_261_124L);
    System.out.println("ExportTest: -Dentente.test.seed=" + seed);
    RandomCatalog random = new RandomCatalog(seed);
    for (int i = 0; i < 80; i++) {
      catalog.save(random.dataset(random.id()));
    }
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      for (int i = 0; i < 30; i++) {
        FixedScope scope = random.scope();
        Set<DatasetId> grants = random.grants(catalog.all());
        SearchQuery asked = random.query(catalog.all());
        SearchQuery query = everything(PlainSearch.whole(asked.filters()), asked.sort());
        PlainSearch plain = new PlainSearch(catalog.all(), scope, grants);
        JsonNode file =
            JSON.readTree(written(index.open(scope), grants, query, ExportFormat.JSON, 1_000));
        List<Dataset> expected = plain.matching(query.filters());
        assertThat(file.path("complete").booleanValue()).isTrue();
        assertThat(file.path("total").intValue()).isEqualTo(expected.size());
        List<String> ids = new ArrayList<>();
        for (JsonNode row : file.path("items")) {
          ids.add(row.path("id").textValue());
          Dataset dataset =
              expected.stream()
                  .filter(one -> one.id().toString().equals(ids.getLast()))
                  .findFirst()
                  .orElseThrow();
          assertThat(row).as("seed %d", seed).isEqualTo(row(dataset, plain));
        }
        try (ScopedIndex opened = index.open(scope)) {
          Engine.Page page = new Engine().search(opened, grants, query, Optional.empty());
          assertThat(ids)
              .as("seed %d", seed)
              .isEqualTo(page.hits().stream().map(hit -> hit.id().toString()).toList());
        }
      }
    }
  }

  private static JsonNode row(Dataset dataset, PlainSearch plain) {
    boolean full = plain.visibility(dataset) == Visibility.FULL;
    Metadata it = dataset.metadata();
    var row = JSON.createObjectNode();
    row.put("id", dataset.id().toString());
    row.put("identifier", dataset.identifier());
    row.put("title", it.title());
    row.put("summary", it.summary());
    row.put("owner", dataset.owner().value());
    row.put(
        "ownerName",
        RandomCatalog.OWNERS.stream()
            .filter(owner -> owner.id().equals(dataset.owner()))
            .findFirst()
            .orElseThrow()
            .name());
    row.put("tier", full ? "full" : "summary");
    row.put("access", plain.access(dataset));
    row.put("year", full ? it.year().orElse(null) : null);
    row.put("issued", full ? it.issued().orElse(null) : null);
    row.put("doi", full ? it.doi().orElse(null) : null);
    row.put("license", full ? it.license().orElse(null) : null);
    row.set("creators", JSON.valueToTree(full ? it.creators() : List.of()));
    row.set("keywords", JSON.valueToTree(full ? it.keywords() : List.of()));
    row.set(
        "formats",
        JSON.valueToTree(
            full
                ? it.distributions().stream()
                    .flatMap(file -> file.format().stream())
                    .distinct()
                    .sorted()
                    .toList()
                : List.of()));
    row.put("landingPage", full ? it.landingPage().orElse(null) : null);
    return row;
  }

  @Test
  void aListThatIsCutSaysSoInEveryForm() throws IOException {
    RandomCatalog random = new RandomCatalog(1);
    for (int i = 0; i < 5; i++) {
      catalog.save(random.dataset(random.id()));
    }
    SearchQuery query = everything(Map.of(), SearchQuery.Sort.TITLE);
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      FixedScope scope = random.everything();
      try (Export cut =
          new Export(
              Listing.of(index.open(scope), Set.of(), query, 3),
              ExportFormat.CSV,
              failed -> {},
              new ExportPlaces(1).take())) {
        assertThat(cut.isComplete()).isFalse();
      }
      JsonNode json =
          JSON.readTree(written(index.open(scope), Set.of(), query, ExportFormat.JSON, 3));
      assertThat(json.path("complete").booleanValue()).isFalse();
      assertThat(json.path("total").intValue()).isEqualTo(5);
      assertThat(json.path("items")).hasSize(3);
      List<CsvRecord> csv = csv(written(index.open(scope), Set.of(), query, ExportFormat.CSV, 3));
      assertThat(csv).hasSize(5).allMatch(record -> record.getFieldCount() == 16);
      assertThat(csv.getLast().getField(0))
          .isEqualTo("# the first 3 of 5 datasets found; narrow the search for the rest");
      assertThat(written(index.open(scope), Set.of(), query, ExportFormat.BIBTEX, 3))
          .startsWith("% the first 3 of 5 datasets found; narrow the search for the rest\n");
      assertThat(csv(written(index.open(scope), Set.of(), query, ExportFormat.CSV, 5)))
          .hasSize(6)
          .noneMatch(record -> record.getField(0).startsWith("#"));
    }
  }

  @Test
  void noCellIsRunAsAFormula() throws IOException {
    catalog.save(hostile("=HYPERLINK(\"http://example.org\";\"x\")", List.of("@a", "b"), "+1"));
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      CsvRecord row =
          csv(written(
                  index.open(new RandomCatalog(1).everything()),
                  Set.of(),
                  everything(Map.of(), SearchQuery.Sort.TITLE),
                  ExportFormat.CSV,
                  10))
              .get(1);
      assertThat(row.getField(2)).isEqualTo("'=HYPERLINK(\"http://example.org\";\"x\")");
      assertThat(row.getField(13)).isEqualTo("'@a; b");
      assertThat(row.getFields()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r\\n|%].*"));
    }
  }

  @Test
  void aBibtexFileHoldsNothingThatARecordMadeUp() throws IOException {
    catalog.save(
        hostile("}, author = {Nobody}}\n@misc{a, title={50% of $x_1 & #2~^\\", List.of("{"), "x}"));
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      String file =
          written(
              index.open(new RandomCatalog(1).everything()),
              Set.of(),
              everything(Map.of(), SearchQuery.Sort.TITLE),
              ExportFormat.BIBTEX,
              10);
      assertThat(file.lines().filter(line -> line.startsWith("@"))).hasSize(1);
      assertThat(file)
          .contains(
              "title = {{\\textbraceright{}, author = \\textbraceleft{}Nobody\\textbraceright{}"
                  + "\\textbraceright{} @misc\\textbraceleft{}a, title=\\textbraceleft{}50\\% of"
                  + " \\$x\\_1 \\& \\#2\\textasciitilde{}\\textasciicircum{}\\textbackslash{}}}");
      assertThat(balance(file)).isZero();
    }
  }

  /** What opens less what closes, never below none; braces count behind a backslash too. */
  private static int balance(String file) {
    int open = 0;
    for (char c : file.toCharArray()) {
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      assertThat(open).isNotNegative();
    }
    return open;
  }

  private static Dataset hostile(String title, List<String> keywords, String creator) {
    RandomCatalog random = new RandomCatalog(3);
    Dataset dataset = RandomCatalog.with(random.dataset(random.id()), keywords);
    Metadata it = dataset.metadata();
    return new Dataset(
        dataset.id(),
        "-identifier",
        new Metadata(
            title,
            "\tsummary",
            it.description(),
            it.keywords(),
            List.of(creator),
            it.issued(),
            it.modified(),
            it.version(),
            Optional.of("%licence"),
            Optional.of("http://example.org/{a}"),
            Optional.of("10.5555/{}\\x_y"),
            it.challengeAreas(),
            it.instruments(),
            it.techniques(),
            it.measurements(),
            it.temporal(),
            it.spatial(),
            it.distributions(),
            it.derivedFrom()),
        dataset.governed(),
        1,
        dataset.createdAt(),
        dataset.updatedAt());
  }

  @Test
  void aListStaysWhatItWasWhateverChangesMeanwhile() throws IOException {
    RandomCatalog random = new RandomCatalog(5);
    for (int i = 0; i < 30; i++) {
      catalog.save(random.dataset(random.id()));
    }
    SearchQuery query = everything(Map.of(), SearchQuery.Sort.TITLE);
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      String before =
          written(index.open(random.everything()), Set.of(), query, ExportFormat.JSON, 100);
      Listing listing = Listing.of(index.open(random.everything()), Set.of(), query, 100);
      catalog.all().forEach(dataset -> catalog.delete(dataset.id()));
      index.catchUp();
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      new Export(listing, ExportFormat.JSON, failed -> {}, new ExportPlaces(1).take())
          .writeTo(file);
      assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo(before);
    }
  }

  @Test
  void theIndexIsLetGoWhereTheReaderGoesAway() throws IOException {
    RandomCatalog random = new RandomCatalog(5);
    catalog.save(random.dataset(random.id()));
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      Listing listing =
          Listing.of(
              index.open(random.everything()),
              Set.of(),
              everything(Map.of(), SearchQuery.Sort.TITLE),
              10);
      ExportPlaces one = new ExportPlaces(1);
      Export export = new Export(listing, ExportFormat.CSV, failed -> {}, one.take());
      assertThatThrownBy(one::take)
          .isInstanceOfSatisfying(
              Problem.class, full -> assertThat(full.type()).isEqualTo(ProblemType.UNAVAILABLE));
      assertThatThrownBy(() -> export.writeTo(new Broken())).hasMessage("gone away");
      export.close();
      one.take();
      assertThatThrownBy(one::take).isInstanceOf(Problem.class);
      catalog.delete(catalog.all().getFirst().id());
      index.catchUp();
      assertThatThrownBy(() -> listing.hits(0, 1)).isInstanceOf(AlreadyClosedException.class);
    }
  }

  @Test
  void aPlaceIsGivenBackOnceWhetherOrNotTheFileWasWritten() throws IOException {
    RandomCatalog random = new RandomCatalog(5);
    catalog.save(random.dataset(random.id()));
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      SearchQuery query = everything(Map.of(), SearchQuery.Sort.TITLE);
      ExportPlaces two = new ExportPlaces(2);
      for (boolean written : List.of(true, false)) {
        ExportPlaces.Place other = two.take();
        Listing listing = Listing.of(index.open(random.everything()), Set.of(), query, 10);
        Export export = new Export(listing, ExportFormat.CSV, failed -> {}, two.take());
        assertThatThrownBy(two::take).isInstanceOf(Problem.class);
        if (written) {
          export.writeTo(new ByteArrayOutputStream());
        }
        export.close();
        export.close();
        try (ExportPlaces.Place again = two.take()) {
          assertThat(again).isNotNull();
          assertThatThrownBy(two::take).isInstanceOf(Problem.class);
        }
        other.close();
      }
    }
  }

  private static final class Broken extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("gone away");
    }
  }

  private static List<CsvRecord> csv(String file) {
    return StreamSupport.stream(CsvReader.builder().ofCsvRecord(file).spliterator(), false)
        .toList();
  }
}
