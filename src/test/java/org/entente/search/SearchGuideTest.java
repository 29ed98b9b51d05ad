package org.entente.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.entente.catalog.Dataset;
import org.entente.catalog.DatasetIntake;
import org.entente.catalog.RecordJson;
import org.entente.kernel.DatasetId;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.GovernanceClass;
import org.entente.search.SearchQuery.Sort;
import org.entente.search.query.Engine;
import org.entente.search.scope.ScopedIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of the guide does what the guide says. */
class SearchGuideTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| `([^`]+)` \\| ?(.*?) ?\\|$");
  private static final FixedScope EVERYTHING =
      new FixedScope(
          Map.of("1", Visibility.FULL, "2", Visibility.FULL),
          Map.of("1", Access.OPEN, "2", Access.DENIED));
  private static final String LIKE_THE_EXAMPLES =
      """
      {"identifier":"ex-1","title":"Neutron diffraction of a superconductor",
       "description":"Diffraction, measured while cooling.","owner":"https://ror.org/01qz5mb56",
       "creators":["Doe, Jane"],"keywords":["neutron diffraction"],"issued":"2021-05-03",
       "modified":"2022-01-01","license":"CC-BY-4.0","doi":"10.5555/example.1",
       "challengeAreas":["fusion"],"instruments":["POWGEN"],"techniques":["powder diffraction"],
       "measurements":[{"name":"sample temperature","min":4,"max":300,"unit":"K"},
                       {"name":"energy","min":100,"max":500,"unit":"eV"},
                       {"name":"pressure","min":0.2,"max":0.3,"unit":"MPa"}],
       "temporal":{"start":"2019-11-01","end":"2020-02-01"},
       "spatial":{"west":-84.3,"south":35.9,"east":-84.3,"north":35.9},
       "distributions":[{"path":"run.csv"}]}""";
  private static final String UNLIKE_ANY =
      """
      {"identifier":"ex-2","title":"Soil of a garden","description":"Temperature of soil near a battery.",
       "owner":"https://ror.org/01sjwvz98","issued":"2001","modified":"2002",
       "measurements":[{"name":"temperature of soil","min":600,"max":700,"unit":"[degF]"}]}""";

  @TempDir static Path folder;

  private static String guide;
  private static IndexUnderTest index;

  @BeforeAll
  static void twoDatasets() throws IOException {
    guide = Files.readString(Path.of("src/docs/search.md"), StandardCharsets.UTF_8);
    FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
    catalog.save(dataset(1, LIKE_THE_EXAMPLES));
    catalog.save(dataset(2, UNLIKE_ANY));
    index = new IndexUnderTest(catalog, folder);
    index.catchUp();
  }

  @AfterAll
  static void close() throws IOException {
    index.close();
  }

  private static Dataset dataset(int number, String record) {
    try {
      var result =
          DatasetIntake.read(
              RecordJson.parse(record.getBytes(StandardCharsets.UTF_8)), Optional.empty());
      var draft = ((DatasetIntake.Result.Accepted) result).draft();
      return new Dataset(
          new DatasetId(new UUID(0, number)),
          draft.identifier(),
          draft.metadata(),
          new GovernanceClass(String.valueOf(number), draft.owner(), draft.governance()),
          1,
          Instant.EPOCH,
          Instant.EPOCH);
    } catch (RecordJson.NotARecord impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Engine.Page search(String text) throws IOException {
    try (ScopedIndex seen = index.open(EVERYTHING)) {
      return new Engine()
          .search(
              seen,
              Set.of(),
              new SearchQuery(text, Map.of(), List.of(), Sort.RELEVANCE, 20, Optional.empty()),
              Optional.empty());
    }
  }

  /** The examples between two headings. */
  private static List<MatchResult> examples(String from, String to) {
    String section = guide.substring(guide.indexOf(from), guide.indexOf(to));
    return EXAMPLE.matcher(section).results().toList();
  }

  @Test
  void everyExampleFindsWhatItIsAboutAndNothingElse() throws IOException {
    List<MatchResult> examples = examples("## Writing a query", "### What is not understood");
    assertThat(examples).hasSizeGreaterThan(25);
    for (MatchResult example : examples) {
      Engine.Page page = search(example.group(1));
      assertThat(page.reading().notes()).as(example.group(1)).isEmpty();
      if (!example.group(1).equals("measured:temperature")) {
        assertThat(page.hits().stream().map(SearchResult.Hit::identifier))
            .as(example.group(1))
            .containsExactly("ex-1");
      } else {
        assertThat(page.total()).isEqualTo(2);
      }
    }
  }

  @Test
  void aRangeInUnitsThatNobodyMeasuresInIsSaid() throws IOException {
    assertThat(search("measured:temperature 4..300 m").reading().notes())
        .singleElement()
        .satisfies(note -> assertThat(note.message()).contains("cannot be compared"));
    assertThat(search("measured:temperature 1..2 K").reading().notes()).isEmpty();
    assertThat(search("measured:brightness 1..2 K").reading().notes()).isEmpty();
  }

  @Test
  void whatIsNotUnderstoodIsSearchedAsTheWordsThatTheGuideNames() throws IOException {
    List<MatchResult> examples = examples("### What is not understood", "### Filters");
    assertThat(examples).hasSizeGreaterThan(5);
    for (MatchResult example : examples) {
      String words = example.group(2).substring(1, example.group(2).indexOf('`', 1));
      assertThat(search(example.group(1)).reading().notes())
          .as(example.group(1))
          .filteredOn(note -> !note.message().contains("is in no dataset"))
          .hasSize(1);
      assertThat(search(example.group(1)).hits().stream().map(SearchResult.Hit::id))
          .as(example.group(1))
          .isEqualTo(search(words).hits().stream().map(SearchResult.Hit::id).toList());
    }
  }
}
