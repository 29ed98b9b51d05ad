package org.entente.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.catalog.Dataset;
import org.entente.kernel.DatasetId;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.RandomConditions.Asked;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;
import org.entente.search.query.Engine;
import org.entente.search.scope.ScopedIndex;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions find what their meaning, worked out on the plain records, says. */
class ConditionsTest {
  private static final int WORLDS = Integer.getInteger("entente.test.worlds", 4);
  private static final int DATASETS = 60;
  private static final int QUERIES = 150;
  private static final long USUAL_SEED = 20_261_124L;
  private static final FixedScope EVERYTHING =
      new FixedScope(
          IntStream.range(0, 6)
              .boxed()
              .collect(Collectors.toMap(kind -> "class-" + kind, _ -> Visibility.FULL)),
          Map.of("class-0", Access.OPEN));

  @TempDir Path folder;

  @Test
  void conditionsFindWhatTheyMean() throws IOException {
    long seed = Seeds.one(USUAL_SEED);
    System.out.println("ConditionsTest: -Dentente.test.seed=" + seed);
    Map<String, Integer> found = new LinkedHashMap<>();
    for (int world = 0; world < WORLDS; world++) {
      askWorld(seed + world, folder.resolve("world-" + world), found);
    }
    if (seed == USUAL_SEED) {
      assertThat(found.keySet())
          .as("fields of which something was found")
          .contains(
              "year",
              "issued",
              "modified",
              "taken",
              "bbox",
              "measured",
              "title",
              "keyword",
              "identifier",
              "doi",
              "area",
              "owner");
    }
  }

  private static void askWorld(long seed, Path place, Map<String, Integer> found)
      throws IOException {
    RandomCatalog random = new RandomCatalog(seed);
    FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
    for (int i = 0; i < DATASETS; i++) {
      catalog.save(random.dataset(random.id()));
    }
    try (IndexUnderTest index = new IndexUnderTest(catalog, place)) {
      index.catchUp();
      try (ScopedIndex seen = index.open(EVERYTHING)) {
        for (int i = 0; i < QUERIES; i++) {
          ask(seed, random, catalog.all(), seen, found);
        }
      }
    }
  }

  /** Of one field any will do, of several each must be met; what is excluded is not found. */
  private static void ask(
      long seed,
      RandomCatalog random,
      List<Dataset> all,
      ScopedIndex seen,
      Map<String, Integer> found)
      throws IOException {
    Map<String, Predicate<Dataset>> wanted = new LinkedHashMap<>();
    Predicate<Dataset> excluded = _ -> false;
    StringBuilder text = new StringBuilder();
    String last = "";
    for (int i = random.below(3); i >= 0; i--) {
      Asked asked = random.condition(all);
      last = asked.field();
      if (random.below(4) == 0) {
        text.append("-");
        excluded = excluded.or(asked.meaning());
      } else {
        wanted.merge(asked.field(), asked.meaning(), Predicate::or);
      }
      text.append(asked.text()).append(' ');
    }
    Predicate<Dataset> meaning = wanted.values().stream().reduce(_ -> true, Predicate::and);
    Set<DatasetId> expected =
        all.stream()
            .filter(meaning.and(excluded.negate()))
            .map(Dataset::id)
            .collect(Collectors.toSet());
    Engine.Page page = search(seen, text.toString(), Map.of());
    assertThat(page.reading().notes())
        .as("seed %d, `%s`", seed, text)
        .allMatch(note -> note.message().contains("cannot be compared"))
        .matches(notes -> notes.isEmpty() || expected.isEmpty());
    assertThat(page.hits().stream().map(SearchResult.Hit::id).collect(Collectors.toSet()))
        .as("seed %d, `%s`", seed, text)
        .isEqualTo(expected);
    assertThat(page.total()).isEqualTo(expected.size());
    if (!expected.isEmpty() && wanted.size() == 1) {
      found.merge(last, expected.size(), Integer::sum);
    }
  }

  private static Engine.Page search(ScopedIndex seen, String text, Map<Field, Set<String>> filters)
      throws IOException {
    return new Engine()
        .search(
            seen,
            Set.of(),
            new SearchQuery(
                text, filters, List.of(Field.YEAR), Sort.RELEVANCE, 100, Optional.empty()),
            Optional.empty());
  }

  @Test
  void aYearBeforeTheYearThousandIsOneOfFourDigits() throws IOException {
    RandomCatalog random = new RandomCatalog(7);
    FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
    for (String issued : List.of("0900-05-01", "0079", "1000", "2020")) {
      catalog.save(RandomCatalog.issued(random.dataset(random.id()), issued));
    }
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder.resolve("old"))) {
      index.catchUp();
      try (ScopedIndex seen = index.open(EVERYTHING)) {
        assertThat(search(seen, "", Map.of()).facets().get(Field.YEAR))
            .extracting(SearchResult.FacetCount::value)
            .containsExactly("0079", "0900", "1000", "2020");
        assertThat(search(seen, "year:0900", Map.of()).hits())
            .singleElement()
            .satisfies(hit -> assertThat(hit.year()).contains(900));
        assertThat(search(seen, "", Map.of(Field.YEAR, Set.of("0079"))).total()).isEqualTo(1);
        assertThat(search(seen, "year:0080..1000", Map.of()).total()).isEqualTo(2);
        assertThat(search(seen, "year:<2000", Map.of()).total()).isEqualTo(3);
      }
    }
  }

  @Test
  void aFieldThatTheTextRestrictsIsCountedAsIfItWereFree() throws IOException {
    RandomCatalog random = new RandomCatalog(7);
    FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
    for (int i = 0; i < DATASETS; i++) {
      catalog.save(random.dataset(random.id()));
    }
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder.resolve("free"))) {
      index.catchUp();
      try (ScopedIndex seen = index.open(EVERYTHING)) {
        Engine.Page free = search(seen, "", Map.of());
        Engine.Page byText = search(seen, "year:2019..2020", Map.of());
        Map<Field, Set<String>> filters = new EnumMap<>(Field.class);
        filters.put(Field.YEAR, Set.of("2019..2020"));
        Engine.Page byFilter = search(seen, "", filters);
        Engine.Page excluded = search(seen, "-year:2019..2020", Map.of());
        assertThat(byText.total()).isLessThan(free.total()).isPositive();
        assertThat(byText.facets()).isEqualTo(free.facets());
        assertThat(byFilter.facets()).isEqualTo(free.facets());
        assertThat(byFilter.hits()).isEqualTo(byText.hits());
        assertThat(excluded.total()).isEqualTo(free.total() - byText.total());
        assertThat(excluded.facets().get(Field.YEAR).size())
            .isLessThan(free.facets().get(Field.YEAR).size());
      }
    }
  }
}
