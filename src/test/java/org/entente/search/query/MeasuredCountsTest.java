package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Dataset;
import org.entente.catalog.Metadata;
import org.entente.catalog.Metadata.Measurement;
import org.entente.search.FakeCatalog;
import org.entente.search.IndexUnderTest;
import org.entente.search.RandomCatalog;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.FacetCount;
import org.entente.search.scope.ScopedIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredCountsTest {
  @TempDir Path folder;

  private final RandomCatalog random = new RandomCatalog(11);
  private final FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);

  @BeforeEach
  void someDatasets() {
    save(measured("temperature", "4", "40", "K"), measured("pressure", "1", "2", "MPa"));
    save(measured("temperature", "77", "77", "K"));
    save(measured("temperature", "20", "30", "Cel"));
    save(measured("temperature", "1000", "2000", "K"));
    save(measured("sample temperature", "10", "10", "K"));
    save(measured("energy", "500", "500", "eV"), measured("temperature", "1", "2", "furlong"));
  }

  private static Measurement measured(String name, String min, String max, String unit) {
    return new Measurement(name, new BigDecimal(min), new BigDecimal(max), unit);
  }

  private void save(Measurement... measurements) {
    Dataset dataset = random.dataset(random.id());
    Metadata it = dataset.metadata();
    catalog.save(
        new Dataset(
            dataset.id(),
            dataset.identifier(),
            new Metadata(
                it.title(),
                it.summary(),
                it.description(),
                it.keywords(),
                it.creators(),
                it.issued(),
                it.modified(),
                it.version(),
                it.license(),
                it.landingPage(),
                it.doi(),
                it.challengeAreas(),
                it.instruments(),
                it.techniques(),
                List.of(measurements),
                it.temporal(),
                it.spatial(),
                it.distributions(),
                it.derivedFrom()),
            dataset.governed(),
            1,
            dataset.createdAt(),
            dataset.updatedAt()));
  }

  private List<FacetCount> facet(String... filters) throws IOException {
    return ask(Set.of(filters)).facets().get(Field.MEASURED);
  }

  private Engine.Page ask(Set<String> filters) throws IOException {
    SearchQuery query =
        new SearchQuery(
            "",
            filters.isEmpty() ? Map.of() : Map.of(Field.MEASURED, filters),
            List.of(Field.MEASURED),
            SearchQuery.Sort.TITLE,
            1,
            Optional.empty());
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      try (ScopedIndex opened = index.open(random.everything())) {
        return new Engine().search(opened, Set.of(), query, Optional.empty());
      }
    }
  }

  private static FacetCount range(String value, long count, String within) {
    return new FacetCount(value, count, Optional.of(within));
  }

  @Test
  void withoutAFilterNamesAreCounted() throws IOException {
    assertThat(facet())
        .containsExactly(
            new FacetCount("temperature", 5),
            new FacetCount("energy", 1),
            new FacetCount("pressure", 1),
            new FacetCount("sample temperature", 1));
  }

  @Test
  void aQuantityAskedForInAUnitIsCountedInRoundRangesOfThatUnit() throws IOException {
    assertThat(facet("temperature 4..300 K").subList(0, 4))
        .containsExactly(
            new FacetCount("temperature", 5),
            range("temperature 0..50 K", 2, "temperature"),
            range("temperature 50..100 K", 1, "temperature"),
            range("temperature 250..300 K", 1, "temperature"));
  }

  @Test
  void unitsAreConverted() throws IOException {
    assertThat(facet("energy 0.1..1 keV")).contains(range("energy 0.5..0.5 keV", 1, "energy"));
    assertThat(facet("temperature 10..40 Cel"))
        .contains(range("temperature 20..21 Cel", 1, "temperature"));
  }

  @Test
  void aRangeFindsAsManyAsItWasCounted() throws IOException {
    for (String filter :
        List.of("temperature 4..5000 K", "temperature >=0 K", "pressure 0..5 MPa")) {
      List<FacetCount> ranges =
          facet(filter).stream().filter(each -> each.value().contains("..")).toList();
      assertThat(ranges).as(filter).isNotEmpty().hasSizeLessThanOrEqualTo(RoundRanges.MOST);
      for (FacetCount each : ranges) {
        assertThat(ask(Set.of(each.value())).total()).as(each.value()).isEqualTo(each.count());
      }
    }
  }

  @Test
  void severalFiltersOrOneThatNobodyReachesHaveNoRanges() throws IOException {
    assertThat(facet("temperature 4..300 K", "pressure 1..2 MPa")).hasSize(4);
    assertThat(facet("temperature 4..300 mol")).hasSize(4);
    assertThat(facet("temperature")).hasSize(4);
  }
}
