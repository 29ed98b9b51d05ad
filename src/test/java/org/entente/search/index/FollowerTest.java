package org.entente.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.FSDirectory;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.RandomCatalog;
import org.entente.search.scope.ScopedIndex;
import org.entente.testing.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {
  private static final FixedScope ALL =
      new FixedScope(
          Map.of(
              "class-0", Visibility.FULL,
              "class-1", Visibility.FULL,
              "class-2", Visibility.FULL,
              "class-3", Visibility.FULL,
              "class-4", Visibility.FULL,
              "class-5", Visibility.FULL),
          Map.of());

  @TempDir Path folder;

  private final RandomCatalog random = new RandomCatalog(1);
  private final FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
  private final HandClock clock = new HandClock(Instant.parse("2026-11-24T00:00:00Z"));

  private IndexUnderTest start() {
    return new IndexUnderTest(catalog, folder.resolve("index"), clock);
  }

  private DatasetId saved() {
    DatasetId id = random.id();
    catalog.save(random.dataset(id));
    return id;
  }

  private static int found(IndexUnderTest index) throws IOException {
    try (ScopedIndex opened = index.open(ALL)) {
      return opened.searcher().count(new MatchAllDocsQuery());
    }
  }

  @Test
  void nothingIsServedBeforeTheFirstIndexIsBuilt() throws IOException {
    saved();
    try (IndexUnderTest index = start()) {
      assertThatThrownBy(() -> index.open(ALL))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.type().status()).isEqualTo(503));
      assertThat(index.follower().round()).isEqualTo(Follower.Round.MORE);
      assertThat(index.serving().rebuilt()).hasValue(0);
      assertThatThrownBy(() -> index.open(ALL))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.extensions()).containsEntry("percent", 0));
      index.catchUp();
      assertThat(index.serving().rebuilt()).isEmpty();
      assertThat(found(index)).isEqualTo(1);
    }
  }

  @Test
  void savesAndDeletesAreFollowed() throws IOException {
    DatasetId first = saved();
    try (IndexUnderTest index = start()) {
      index.catchUp();
      saved();
      assertThat(found(index)).isEqualTo(1);
      index.catchUp();
      assertThat(found(index)).isEqualTo(2);
      catalog.save(random.dataset(first));
      index.catchUp();
      assertThat(found(index)).isEqualTo(2);
      catalog.delete(first);
      index.catchUp();
      assertThat(found(index)).isEqualTo(1);
    }
  }

  @Test
  void aRestartContinuesWhereItWas() throws IOException {
    for (int i = 0; i < 40; i++) {
      saved();
    }
    try (IndexUnderTest index = start()) {
      index.catchUp();
      saved();
      index.catchUp();
    }
    catalog.readsSinceLastAsked();
    saved();
    try (IndexUnderTest index = start()) {
      index.catchUp();
      assertThat(found(index)).isEqualTo(42);
      assertThat(catalog.readsSinceLastAsked()).isEqualTo(1);
    }
  }

  @Test
  void afterACrashWhatWasNotCommittedIsAppliedAgain() throws IOException {
    saved();
    Path live = folder.resolve("index");
    Path crashed = folder.resolve("crashed");
    try (IndexUnderTest index = start()) {
      index.catchUp();
      saved();
      saved();
      index.catchUp();
      copy(live, crashed);
    }
    try (IndexUnderTest index = new IndexUnderTest(catalog, crashed, clock)) {
      index.catchUp();
      assertThat(found(index)).isEqualTo(3);
    }
  }

  @Test
  void whatIsAppliedIsCommittedAfterAWhile() throws IOException {
    try (IndexUnderTest index = start()) {
      index.catchUp();
      saved();
      index.catchUp();
      assertThat(committed()).isZero();
      clock.pass(Duration.ofSeconds(6));
      index.catchUp();
      assertThat(committed()).isEqualTo(2);
    }
  }

  private int committed() throws IOException {
    try (Stream<Path> generations = Files.list(folder.resolve("index"));
        var directory = FSDirectory.open(generations.findFirst().orElseThrow());
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.numDocs();
    }
  }

  @Test
  void anotherFeedMeansRebuildWhileTheOldIndexServes() throws IOException {
    for (int i = 0; i < 3; i++) {
      saved();
    }
    try (IndexUnderTest index = start()) {
      index.catchUp();
      catalog.delete(catalog.all().getFirst().id());
      catalog.restoreAs("feed-2");
      assertThat(index.follower().round()).isEqualTo(Follower.Round.MORE);
      assertThat(index.serving().rebuilt()).isPresent();
      assertThat(found(index)).isEqualTo(3);
      index.catchUp();
      assertThat(found(index)).isEqualTo(2);
      saved();
      index.catchUp();
      assertThat(found(index)).isEqualTo(3);
      assertThat(generations()).hasSize(1);
    }
  }

  @Test
  void aPlaceThatIsGoneMeansRebuild() throws IOException {
    saved();
    try (IndexUnderTest index = start()) {
      index.catchUp();
      DatasetId gone = catalog.all().getFirst().id();
      catalog.delete(gone);
      catalog.forgetMarks();
      Set<String> there = Set.of(saved().toString(), saved().toString());
      index.catchUp();
      assertThat(Shown.ids(index, ALL)).isEqualTo(there);
    }
  }

  @Test
  void aDeletedFolderIsBuiltAnew() throws IOException {
    saved();
    try (IndexUnderTest index = start()) {
      index.catchUp();
    }
    IndexFolder.delete(folder.resolve("index"));
    try (IndexUnderTest index = start()) {
      index.catchUp();
      assertThat(found(index)).isEqualTo(1);
    }
  }

  @Test
  void aDamagedByteInAnyFileMeansRebuild() throws IOException {
    for (int i = 0; i < 3; i++) {
      saved();
    }
    Path intact = folder.resolve("index");
    try (IndexUnderTest index = start()) {
      index.catchUp();
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(intact)) {
      files =
          all.filter(file -> Files.isRegularFile(file) && !file.endsWith("write.lock")).toList();
    }
    assertThat(files).hasSizeGreaterThan(3);
    assertThat(readsToOpen("intact", intact.resolve("none"), 0)).isZero();
    for (Path file : files) {
      int length = (int) Files.size(file);
      for (int at : new int[] {0, length / 2, length - 1}) {
        String place = "byte %d of %s".formatted(at, file.getFileName());
        assertThat(readsToOpen(place, file, at)).as(place).isEqualTo(3);
      }
    }
  }

  /** How many datasets are read by whoever opens a copy of the index with that byte changed. */
  private int readsToOpen(String copy, Path damaged, int at) throws IOException {
    Path intact = folder.resolve("index");
    Path there = folder.resolve(copy);
    copy(intact, there);
    if (Files.exists(damaged)) {
      Path file = there.resolve(intact.relativize(damaged).toString());
      byte[] bytes = Files.readAllBytes(file);
      bytes[at] ^= 0x40;
      Files.write(file, bytes);
    }
    catalog.readsSinceLastAsked();
    try (IndexUnderTest index = new IndexUnderTest(catalog, there, clock)) {
      index.catchUp();
      assertThat(found(index)).as(copy).isEqualTo(3);
    }
    return catalog.readsSinceLastAsked();
  }

  @Test
  void rubbishInTheFolderMeansRebuild() throws IOException {
    saved();
    Path generation = Files.createDirectories(folder.resolve("index/generation-000007"));
    Files.writeString(generation.resolve("segments_1"), "rubbish", StandardOpenOption.CREATE);
    try (IndexUnderTest index = start()) {
      index.catchUp();
      assertThat(found(index)).isEqualTo(1);
      assertThat(generations()).hasSize(1).doesNotContain(generation);
    }
  }

  @Test
  void anIndexThatASearchFoundDamagedStopsServingUntilItIsChecked() throws IOException {
    saved();
    try (IndexUnderTest index = start()) {
      index.catchUp();
      index.serving().suspect();
      catalog.goAway(true);
      assertThatThrownBy(() -> index.follower().round()).isInstanceOf(IllegalStateException.class);
      assertThat(index.serving().isServing()).isFalse();
      catalog.goAway(false);
      catalog.readsSinceLastAsked();
      index.catchUp();
      assertThat(found(index)).isEqualTo(1);
      assertThat(catalog.readsSinceLastAsked()).as("it was intact").isZero();
    }
  }

  @Test
  void whileTheDatabaseIsAwayTheIndexServesAndLagGrows() throws IOException {
    saved();
    try (IndexUnderTest index = start()) {
      index.catchUp();
      catalog.goAway(true);
      for (int i = 0; i < 3; i++) {
        clock.pass(Duration.ofSeconds(10));
        assertThatThrownBy(() -> index.follower().round())
            .isInstanceOf(IllegalStateException.class);
      }
      assertThat(found(index)).isEqualTo(1);
      assertThat(index.follower().lag()).isEqualTo(Duration.ofSeconds(30));
      catalog.goAway(false);
      saved();
      index.catchUp();
      assertThat(found(index)).isEqualTo(2);
      assertThat(index.follower().lag()).isZero();
    }
  }

  @Test
  void aRebuildThatLosesTheDatabaseGoesOnWhereItWas() throws IOException {
    for (int i = 0; i < 1_200; i++) {
      saved();
    }
    try (IndexUnderTest index = start()) {
      index.follower().round();
      index.follower().round();
      catalog.goAway(true);
      assertThatThrownBy(() -> index.follower().round()).isInstanceOf(IllegalStateException.class);
      catalog.goAway(false);
      DatasetId changed = catalog.all().getFirst().id();
      catalog.delete(changed);
      saved();
      index.catchUp();
      assertThat(found(index)).isEqualTo(1_200);
    }
  }

  @Test
  void aSecondProcessOnTheSameFolderWaits() throws IOException {
    saved();
    try (IndexUnderTest first = start()) {
      first.catchUp();
      try (IndexUnderTest second = start()) {
        assertThatThrownBy(() -> second.follower().round()).isInstanceOf(IOException.class);
        assertThat(found(first)).isEqualTo(1);
        first.close();
        second.catchUp();
        assertThat(found(second)).isEqualTo(1);
      }
    }
  }

  private List<Path> generations() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("index"))) {
      return entries.toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.endsWith("write.lock")) {
          Files.copy(file, target);
        }
      }
    }
  }
}
