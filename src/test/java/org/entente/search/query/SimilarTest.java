package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Dataset;
import org.entente.kernel.DatasetId;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.RandomCatalog;
import org.entente.search.SearchResult.Hit;
import org.entente.search.scope.ScopedIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarTest {
  @TempDir Path folder;

  private final RandomCatalog random = new RandomCatalog(4);
  private final FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);

  private Dataset save(int owner, String title, String description, String... keywords) {
    Dataset dataset = random.bare(owner, title, description, List.of(keywords));
    catalog.save(dataset);
    return dataset;
  }

  private Optional<List<DatasetId>> similar(FixedScope scope, Dataset to, int limit)
      throws IOException {
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      try (ScopedIndex opened = index.open(scope)) {
        return Similar.to(opened, Set.of(), to.id(), limit)
            .map(hits -> hits.stream().map(Hit::id).toList());
      }
    }
  }

  @Test
  void whatSharesTheTellingWordsIsSimilarAndNothingElse() throws IOException {
    Dataset one =
        save(0, "Creep of austenitic steel", "Creep tests of austenitic steel at heat.", "creep");
    Dataset other =
        save(1, "Austenitic steel under load", "Creep and rupture of austenitic steel.", "rupture");
    save(0, "Tokamak plasma edge", "Turbulence at the edge of a plasma at heat.", "plasma");
    save(0, "Quantum dots", "Spectra of dots, Oak Ridge National Laboratory.", "quantum");
    save(0, "Lattice", "Steel of a lattice, Oak Ridge National Laboratory, ORNL.", "lattice");
    assertThat(similar(random.everything(), one, 5)).contains(List.of(other.id()));
  }

  @Test
  void theSameOwnerIsNoReason() throws IOException {
    Dataset one = save(0, "Zirconium", "From Oak Ridge National Laboratory, ORNL.", "oak ridge");
    save(0, "Graphite", "From Oak Ridge National Laboratory, ORNL.", "oak ridge");
    assertThat(similar(random.everything(), one, 5)).contains(List.of());
  }

  @Test
  void theMostSimilarComeFirstAndNoMoreThanAskedFor() throws IOException {
    Dataset one = save(0, "Alpha beta gamma delta", "-");
    Dataset near = save(1, "Alpha beta gamma delta", "-");
    Dataset far = save(1, "Alpha beta epsilon zeta", "-");
    assertThat(similar(random.everything(), one, 5)).contains(List.of(near.id(), far.id()));
    assertThat(similar(random.everything(), one, 1)).contains(List.of(near.id()));
  }

  @Test
  void whatIsNotInTheScopeIsAsIfItWereNotThere() throws IOException {
    Dataset hidden = save(0, "Alpha beta gamma delta", "-");
    Dataset seen = save(1, "Alpha beta gamma delta", "-");
    FixedScope scope = new FixedScope(Map.of("class-1", Visibility.FULL), Map.of());
    assertThat(similar(scope, hidden, 5)).isEmpty();
    assertThat(similar(scope, random.dataset(random.id()), 5)).isEmpty();
    assertThat(similar(scope, seen, 5)).contains(List.of());
  }

  @Test
  void ofASummaryOnlyTheSummaryIsRead() throws IOException {
    Dataset one = save(0, "Alpha beta", "Nothing else.", "gamma", "delta");
    save(1, "Another", "Something.", "gamma", "delta");
    FixedScope scope =
        new FixedScope(Map.of("class-0", Visibility.SUMMARY, "class-1", Visibility.FULL), Map.of());
    assertThat(similar(scope, one, 5)).contains(List.of());
    assertThat(similar(random.everything(), one, 5).orElseThrow()).hasSize(1);
  }
}
