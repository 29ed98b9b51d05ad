package org.entente.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.catalog.Dataset;
import org.entente.kernel.DatasetId;
import org.entente.testing.Seeds;
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
  private static final long USUAL_SEED = 20_261_124L;

  @TempDir Path folder;

  private int similarFound;

  @Test
  void answersAreThoseOfAnIndexThatHoldsOnlyTheScope() throws IOException {
    long seed = Seeds.one(USUAL_SEED);
    System.out.println("NonInterferenceTest: -Dentente.test.seed=" + seed);
    for (int world = 0; world < WORLDS; world++) {
      compareWorld(seed + world, folder.resolve("world-" + world));
    }
    if (seed == USUAL_SEED) {
      assertThat(similarFound).as("similar datasets that were compared").isPositive();
    }
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
        .flatMap(
            dataset -> SameAnswers.at(scope.visibility(dataset.governed().id()), dataset).stream())
        .forEach(onlyTheScope::save);
    Path folder = place.resolve(Integer.toHexString(System.identityHashCode(scope)));
    try (IndexUnderTest fresh = new IndexUnderTest(onlyTheScope, folder)) {
      fresh.catchUp();
      SameAnswers answers =
          new SameAnswers(
              "seed " + seed,
              new SameAnswers.Seen(everything, scope),
              new SameAnswers.Seen(fresh, scope));
      answers.compare(random, catalog.all(), QUERIES);
      similarFound += answers.similarFound();
    }
  }
}
