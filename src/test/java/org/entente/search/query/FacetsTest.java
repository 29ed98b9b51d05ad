package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Dataset;
import org.entente.kernel.DatasetId;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.PlainSearch;
import org.entente.search.RandomCatalog;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.FacetCount;
import org.entente.search.scope.ScopedIndex;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacetsTest {
  private static final List<Field> COUNTED =
      List.of(
          Field.OWNER,
          Field.ACCESS,
          Field.KEYWORD,
          Field.CHALLENGE_AREA,
          Field.YEAR,
          Field.LICENSE,
          Field.INSTRUMENT,
          Field.TECHNIQUE,
          Field.FORMAT);

  @TempDir Path folder;

  @Test
  void countsAreThoseOfPlainRecords() throws IOException {
    long seed = Seeds.one(20_261_124L);
    System.out.println("FacetsTest: -Dentente.test.seed=" + seed);
    RandomCatalog random = new RandomCatalog(seed);
    FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      for (int round = 0; round < 12; round++) {
        change(catalog, random);
        index.catchUp();
        FixedScope scope = random.scope();
        for (int i = 0; i < 12; i++) {
          Map<Field, Set<String>> filters =
              PlainSearch.whole(random.query(catalog.all()).filters());
          Set<DatasetId> grants = random.grants(catalog.all());
          PlainSearch plain = new PlainSearch(catalog.all(), scope, grants);
          try (ScopedIndex opened = index.open(scope)) {
            Engine.Page page = ask(opened, grants, filters);
            assertThat(page.total()).as("seed %d", seed).isEqualTo(plain.matching(filters).size());
            for (Field field : COUNTED) {
              assertThat(page.facets().get(field))
                  .as("seed %d, %s beside %s", seed, field, filters)
                  .isEqualTo(plain.facet(field, filters));
            }
          }
        }
      }
    }
  }

  private static void change(FakeCatalog catalog, RandomCatalog random) {
    for (int i = 0; i < 10; i++) {
      List<Dataset> all = catalog.all();
      if (!all.isEmpty() && random.below(4) == 0) {
        catalog.delete(all.get(random.below(all.size())).id());
      } else {
        catalog.save(random.dataset(random.known(all)));
      }
    }
  }

  private static Engine.Page ask(
      ScopedIndex index, Set<DatasetId> grants, Map<Field, Set<String>> filters)
      throws IOException {
    SearchQuery query =
        new SearchQuery("", filters, COUNTED, SearchQuery.Sort.NEWEST, 1, Optional.empty());
    return new Engine().search(index, grants, query, Optional.empty());
  }

  /** More values than are looked up, spread unevenly over segments; the frequent ones are told. */
  @Test
  void theMostFrequentOfManyValuesAreTold() throws IOException {
    RandomCatalog random = new RandomCatalog(7);
    FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
    FixedScope scope = random.everything();
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      for (int segment = 0; segment < 6; segment++) {
        for (int i = 0; i < 100 + 200 * segment; i++) {
          catalog.save(RandomCatalog.with(random.dataset(random.id()), keywords(random)));
        }
        index.catchUp();
      }
      PlainSearch plain = new PlainSearch(catalog.all(), scope, Set.of());
      List<FacetCount> expected = plain.facet(Field.KEYWORD, Map.of());
      try (ScopedIndex opened = index.open(scope)) {
        assertThat(ask(opened, Set.of(), Map.of()).facets().get(Field.KEYWORD))
            .isEqualTo(expected)
            .hasSize(Facets.MOST_VALUES);
      }
    }
  }

  /** Some that many have, and two that hardly anybody else has. */
  private static List<String> keywords(RandomCatalog random) {
    List<String> keywords = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int rank = Math.min(random.below(70), random.below(70));
      keywords.add("common " + rank);
    }
    keywords.add("rare " + random.below(1_000_000));
    keywords.add("seldom " + random.below(2_000));
    return keywords.stream().distinct().toList();
  }
}
