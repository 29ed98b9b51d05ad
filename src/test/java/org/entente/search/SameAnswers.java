package org.entente.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Dataset;
import org.entente.catalog.Metadata;
import org.entente.kernel.DatasetId;
import org.entente.policy.AccessScope;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.SearchResult.Hit;
import org.entente.search.export.Export;
import org.entente.search.export.ExportFormat;
import org.entente.search.export.ExportPlaces;
import org.entente.search.query.Engine;
import org.entente.search.query.Listing;
import org.entente.search.query.Similar;
import org.entente.search.query.Suggestions;
import org.entente.search.scope.ScopedIndex;

/** Everything that search answers, by two indexes that must not differ in anything. */
final class SameAnswers {
  /** Of every test, since what it keeps must not be taken for another scope's. */
  private static final Engine ENGINE = new Engine();

  private final String label;
  private final Seen seen;
  private final Seen expected;
  private int similarFound;

  /** An index through a scope. */
  record Seen(IndexUnderTest index, AccessScope scope) {
    ScopedIndex open() throws IOException {
      return index.open(scope);
    }
  }

  /**
   * @param label what failures name
   */
  SameAnswers(String label, Seen seen, Seen expected) {
    this.label = label;
    this.seen = seen;
    this.expected = expected;
  }

  /** How many similar datasets were compared. */
  int similarFound() {
    return similarFound;
  }

  void compare(RandomCatalog random, List<Dataset> all, int queries) throws IOException {
    try (ScopedIndex one = seen.open();
        ScopedIndex other = expected.open()) {
      for (int i = 0; i < queries; i++) {
        SearchQuery query = random.query(all);
        Set<DatasetId> grants = random.grants(all);
        comparePages(one, other, grants, query);
        compareIds(one, other, grants, query);
        String typed = random.beginning();
        assertThat(Suggestions.complete(one, typed, 20))
            .as("%s, suggestions for `%s`", label, typed)
            .isEqualTo(Suggestions.complete(other, typed, 20));
        compareSimilar(one, other, grants, random.known(all));
        if (i % 5 == 0) {
          compareExports(grants, query);
        }
      }
    }
  }

  private void compareSimilar(
      ScopedIndex one, ScopedIndex other, Set<DatasetId> grants, DatasetId id) throws IOException {
    Optional<List<Hit>> similar = Similar.to(one, grants, id, 5);
    assertThat(similar)
        .as("%s, similar to %s", label, id)
        .isEqualTo(Similar.to(other, grants, id, 5));
    similarFound += similar.map(List::size).orElse(0);
  }

  private void compareExports(Set<DatasetId> grants, SearchQuery query) throws IOException {
    for (ExportFormat format : ExportFormat.values()) {
      int most = query.limit() % 2 == 0 ? 3 : 1_000;
      assertThat(exported(seen.open(), grants, query, format, most))
          .as("%s, %s of %s", label, format, query)
          .isEqualTo(exported(expected.open(), grants, query, format, most));
    }
  }

  private static String exported(
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

  private void comparePages(
      ScopedIndex one, ScopedIndex other, Set<DatasetId> grants, SearchQuery query)
      throws IOException {
    Optional<String> after = Optional.empty();
    long found = 0;
    long total;
    do {
      Engine.Page page = ENGINE.search(one, grants, query, after);
      assertThat(page)
          .as("%s, %s after %s", label, query, after)
          .isEqualTo(new Engine().search(other, grants, query, after));
      found += page.hits().size();
      total = page.total();
      after = page.next();
    } while (after.isPresent());
    assertThat(found).as("%s, hits of all pages of %s", label, query).isEqualTo(total);
  }

  /**
   * What alerts and their letters, and {@code Search.count} and {@code Search.survey} go by: all of
   * them ask for these ids and this total and look at nothing else.
   */
  private void compareIds(
      ScopedIndex one, ScopedIndex other, Set<DatasetId> grants, SearchQuery query)
      throws IOException {
    Engine.Ids ids = Engine.ids(one, grants, query);
    assertThat(ids).as("%s, ids of %s", label, query).isEqualTo(Engine.ids(other, grants, query));
    Engine.Page page = new Engine().search(one, grants, query, Optional.empty());
    assertThat(ids.ids()).isEqualTo(page.hits().stream().map(SearchResult.Hit::id).toList());
    assertThat(ids.total()).isEqualTo(page.total());
  }

  /** What there is of a dataset for those who see this much of it. */
  static Optional<Dataset> at(Visibility tier, Dataset dataset) {
    return switch (tier) {
      case HIDDEN -> Optional.empty();
      case FULL -> Optional.of(dataset);
      case SUMMARY -> Optional.of(summaryOf(dataset));
    };
  }

  private static Dataset summaryOf(Dataset dataset) {
    Metadata metadata = dataset.metadata();
    Metadata bare =
        new Metadata(
            metadata.title(),
            metadata.summary(),
            metadata.summary(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    return new Dataset(
        dataset.id(),
        dataset.identifier(),
        bare,
        dataset.governed(),
        dataset.revision(),
        dataset.createdAt(),
        dataset.updatedAt());
  }
}
