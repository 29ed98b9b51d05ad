package org.entente.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.entente.catalog.Dataset;
import org.entente.kernel.Problem;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.RandomCatalog;
import org.entente.search.scope.ScopedIndex;
import org.entente.testing.HandClock;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that is replaced, refused or killed never serves what it should not, nor loses any. */
class IndexRenewalTest {
  private static final FixedScope ALL = new FixedScope(everything(), Map.of());

  @TempDir Path folder;

  private final FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);

  private static Map<String, Visibility> everything() {
    Map<String, Visibility> all = new HashMap<>();
    for (int i = 0; i < 6; i++) {
      all.put("class-" + i, Visibility.FULL);
    }
    return all;
  }

  @Test
  void anIndexOfAnotherSchemaDoesNotServeAndIsBuiltAnew() throws IOException {
    RandomCatalog random = new RandomCatalog(3);
    catalog.save(random.dataset(random.id()));
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      index.open(ALL).close();
      FixedScope older = ALL.withDatasetForm("what another schema knows");
      assertThatThrownBy(() -> index.open(older))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.type().status()).isEqualTo(503));

      index.changeForm("what another schema knows");
      index.follower().round();
      assertThatThrownBy(() -> index.open(ALL)).isInstanceOf(Problem.class);
      index.catchUp();
      assertThat(found(index, older)).hasSize(1);
      assertThatThrownBy(() -> index.open(ALL)).isInstanceOf(Problem.class);
    }
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.follower().round();
      assertThat(index.serving().isServing()).as("of the other schema, after a restart").isFalse();
      index.catchUp();
      assertThat(found(index, ALL)).hasSize(1);
    }
  }

  @Test
  void aRebuildThatIsAskedForFollowsTheCatalogMeanwhile() throws IOException {
    RandomCatalog random = new RandomCatalog(4);
    for (int i = 0; i < 1_200; i++) {
      catalog.save(random.dataset(random.id()));
    }
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      index.serving().rebuild();
      index.follower().round();
      int pages = 0;
      while (index.serving().rebuilt().isPresent()) {
        catalog.save(random.dataset(random.id()));
        index.follower().round();
        assertThat(found(index, ALL).size())
            .as("found while page %d is built", ++pages)
            .isGreaterThanOrEqualTo(catalog.all().size() - 1);
      }
      assertThat(pages).isGreaterThan(1);
      index.catchUp();
      assertThat(found(index, ALL)).isEqualTo(expected(catalog.all()));
    }
  }

  /** The folder as a kill leaves it after any round, taken up by another process. */
  @Test
  void aKillAtAnyRoundLosesAndRepeatsNothing() throws IOException {
    long seed = Seeds.one(20_261_124L);
    System.out.println("IndexRenewalTest: -Dentente.test.seed=" + seed);
    Random chance = new Random(seed);
    RandomCatalog random = new RandomCatalog(seed);
    HandClock clock = new HandClock(Instant.EPOCH);
    Path live = folder.resolve("0");
    IndexUnderTest index = new IndexUnderTest(catalog, live, clock);
    for (int round = 1; round <= 120; round++) {
      change(random);
      if (chance.nextInt(30) == 0) {
        index.serving().rebuild();
      }
      if (chance.nextInt(60) == 0) {
        catalog.restoreAs("feed-" + round);
      }
      index.follower().round();
      clock.pass(Duration.ofMillis(chance.nextInt(4_000)));
      if (chance.nextInt(8) == 0) {
        Path left = folder.resolve(Integer.toString(round));
        copy(live, left);
        index.close();
        live = left;
        index = new IndexUnderTest(catalog, live, clock);
        index.catchUp();
        assertThat(found(index, ALL))
            .as("seed %d, killed after round %d", seed, round)
            .isEqualTo(expected(catalog.all()));
      }
    }
    index.close();
  }

  private void change(RandomCatalog random) {
    for (int i = 0; i < 1 + random.below(6); i++) {
      List<Dataset> all = catalog.all();
      switch (all.isEmpty() ? 0 : random.below(4)) {
        case 1 -> catalog.delete(all.get(random.below(all.size())).id());
        case 2 -> catalog.save(random.dataset(all.get(random.below(all.size())).id()));
        default -> catalog.save(random.dataset(random.id()));
      }
    }
  }

  /** How often each title is there, by id. */
  private static Map<String, String> expected(List<Dataset> datasets) {
    Map<String, String> expected = new TreeMap<>();
    datasets.forEach(each -> expected.put(each.id().toString(), each.metadata().title()));
    return expected;
  }

  private static Map<String, String> found(IndexUnderTest index, FixedScope scope)
      throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (ScopedIndex opened = index.open(scope)) {
      var stored = opened.searcher().storedFields();
      for (ScoreDoc each : opened.searcher().search(new MatchAllDocsQuery(), 10_000).scoreDocs) {
        var document = stored.document(each.doc);
        assertThat(found.put(document.get(Fields.ID), document.get(Fields.SHOWN_TITLE)))
            .as("a dataset that is there twice")
            .isNull();
      }
    }
    return found;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().equals("write.lock")) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }
}
