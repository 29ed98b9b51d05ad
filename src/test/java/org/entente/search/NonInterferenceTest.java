package org.entente.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.entente.catalog.Dataset;
import org.entente.catalog.Metadata;
import org.entente.kernel.DatasetId;
import org.entente.policy.AccessScope;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.SearchResult.Hit;
import org.entente.search.export.Export;
import org.entente.search.export.ExportFormat;
import org.entente.search.query.Engine;
import org.entente.search.query.Listing;
import org.entente.search.query.Similar;
import org.entente.search.query.Suggestions;
import org.entente.search.scope.ScopedIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole answers of an index of everything, seen through a scope, against those of a fresh index
 * that was never given anything else: hidden datasets are not in it, and of those known only in
 * summary nothing but the summary is.
 */
class NonInterferenceTest {
  private static final int WORLDS = Integer.getInteger("entente.test.worlds", 12);
  private static final int EDITS = 14;
  private static final int SCOPES = 4;
  private static final int QUERIES = 25;
  private static final Engine ENGINE = new Engine();

  @TempDir Path folder;

  private int similarFound;

  @Test
  void answersAreThoseOfAnIndexThatHoldsOnlyTheScope() throws IOException {
    long seed = Long.getLong("entente.test.seed", new Random().nextLong());
    System.out.println("NonInterferenceTest: -Dentente.test.seed=" + seed);
    for (int world = 0; world < WORLDS; world++) {
      compareWorld(seed + world, folder.resolve("world-" + world));
    }
    assertThat(similarFound).as("similar datasets that were compared").isPositive();
  }

  private void compareWorld(long seed, Path place) throws IOException {
    RandomCatalog random = new RandomCatalog(seed);
    FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
    try (IndexUnderTest everything = new IndexUnderTest(catalog, place.resolve("everything"))) {
      List<FixedScope> scopes = new ArrayList<>();
      for (int edit = 0; edit < EDITS; edit++) {
        edit(catalog, random);
        everything.catchUp();
        if (edit % 5 == 2 || edit == EDITS - 1) {
          scopes.add(random.scope());
          for (FixedScope scope : scopes.subList(0, Math.min(SCOPES, scopes.size()))) {
            compare(seed, catalog, random, everything, scope, place.resolve("scope-" + edit));
          }
        }
      }
    }
  }

  /** Each edit ends in a segment of its own; Lucene merges them when there are many. */
  private static void edit(FakeCatalog catalog, RandomCatalog random) {
    for (int change = 0; change < 1 + random.below(12); change++) {
      List<Dataset> all = catalog.all();
      int kind = all.isEmpty() ? 0 : random.below(5);
      DatasetId known = all.isEmpty() ? null : all.get(random.below(all.size())).id();
      switch (kind) {
        case 3 -> catalog.save(random.dataset(known));
        case 4 -> catalog.delete(known);
        default -> catalog.save(random.dataset(random.id()));
      }
    }
  }

  private void compare(
      long seed,
      FakeCatalog catalog,
      RandomCatalog random,
      IndexUnderTest everything,
      FixedScope scope,
      Path place)
      throws IOException {
    FakeCatalog onlyTheScope = new FakeCatalog(RandomCatalog.OWNERS);
    catalog.all().stream()
        .flatMap(dataset -> seen(dataset, scope).stream())
        .forEach(onlyTheScope::save);
    Path folder = place.resolve(Integer.toHexString(System.identityHashCode(scope)));
    try (IndexUnderTest fresh = new IndexUnderTest(onlyTheScope, folder)) {
      fresh.catchUp();
      try (ScopedIndex seen = everything.open(scope);
          ScopedIndex expected = fresh.open(scope)) {
        for (int i = 0; i < QUERIES; i++) {
          SearchQuery query = random.query(catalog.all());
          Set<DatasetId> grants = random.grants(catalog.all());
          comparePages(seed, seen, expected, grants, query);
          compareIds(seed, seen, expected, grants, query);
          String typed = random.beginning();
          assertThat(Suggestions.complete(seen, typed, 20))
              .as("seed %d, suggestions for `%s`", seed, typed)
              .isEqualTo(Suggestions.complete(expected, typed, 20));
          compareSimilar(seed, seen, expected, grants, random.known(catalog.all()));
          if (i % 5 == 0) {
            compareExports(seed, everything, fresh, scope, grants, query);
          }
        }
      }
    }
  }

  private void compareSimilar(
      long seed, ScopedIndex seen, ScopedIndex expected, Set<DatasetId> grants, DatasetId id)
      throws IOException {
    Optional<List<Hit>> similar = Similar.to(seen, grants, id, 5);
    assertThat(similar)
        .as("seed %d, similar to %s", seed, id)
        .isEqualTo(Similar.to(expected, grants, id, 5));
    similarFound += similar.map(List::size).orElse(0);
  }

  private static void compareExports(
      long seed,
      IndexUnderTest everything,
      IndexUnderTest fresh,
      FixedScope scope,
      Set<DatasetId> grants,
      SearchQuery query)
      throws IOException {
    for (ExportFormat format : ExportFormat.values()) {
      int most = query.limit() % 2 == 0 ? 3 : 1_000;
      assertThat(exported(everything.open(scope), grants, query, format, most))
          .as("seed %d, %s of %s", seed, format, query)
          .isEqualTo(exported(fresh.open(scope), grants, query, format, most));
    }
  }

  private static String exported(
      ScopedIndex index, Set<DatasetId> grants, SearchQuery query, ExportFormat format, int most)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new Export(Listing.of(index, grants, query, most), format, failed -> {}).writeTo(file);
    return file.toString(StandardCharsets.UTF_8);
  }

  private static void comparePages(
      long seed, ScopedIndex seen, ScopedIndex expected, Set<DatasetId> grants, SearchQuery query)
      throws IOException {
    Optional<String> after = Optional.empty();
    long found = 0;
    long total;
    do {
      Engine.Page page = ENGINE.search(seen, grants, query, after);
      assertThat(page)
          .as("seed %d, %s after %s", seed, query, after)
          .isEqualTo(new Engine().search(expected, grants, query, after));
      found += page.hits().size();
      total = page.total();
      after = page.next();
    } while (after.isPresent());
    assertThat(found).as("seed %d, hits of all pages of %s", seed, query).isEqualTo(total);
  }

  /** What alerts go by. */
  private static void compareIds(
      long seed, ScopedIndex seen, ScopedIndex expected, Set<DatasetId> grants, SearchQuery query)
      throws IOException {
    Engine.Ids ids = Engine.ids(seen, grants, query);
    assertThat(ids)
        .as("seed %d, ids of %s", seed, query)
        .isEqualTo(Engine.ids(expected, grants, query));
    Engine.Page page = new Engine().search(seen, grants, query, Optional.empty());
    assertThat(ids.ids()).isEqualTo(page.hits().stream().map(SearchResult.Hit::id).toList());
    assertThat(ids.total()).isEqualTo(page.total());
  }

  private static Optional<Dataset> seen(Dataset dataset, AccessScope scope) {
    Visibility tier = scope.visibility(dataset.governed().id());
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
