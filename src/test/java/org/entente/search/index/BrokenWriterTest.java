package org.entente.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.RandomCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that died is replaced without a restart, and search goes on meanwhile. */
class BrokenWriterTest {
  private static final FixedScope OPEN =
      new FixedScope(Map.of("class-0", Visibility.FULL), Map.of());

  @TempDir Path folder;

  private final RandomCatalog random = new RandomCatalog(8);
  private final FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);

  private void save(int count) {
    for (int i = 0; i < count; i++) {
      catalog.save(random.bare(0, "open", "to everybody", List.of()));
    }
  }

  private Set<String> all() {
    Set<String> all = new TreeSet<>();
    catalog.all().forEach(each -> all.add(each.id().toString()));
    return all;
  }

  private Set<String> generations() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    }
    return names;
  }

  /** As a merge that fails in the background leaves the writer of what serves. */
  private static void closeWriter(IndexUnderTest index) throws IOException {
    Generation generation = index.serving().serve(null, IndexUnderTest.FORM);
    generation.stopWriting();
    index.serving().serve(generation, IndexUnderTest.FORM);
  }

  @Test
  void aWriterThatDiedUnseenIsOpenedAnewAndWhatItMissedApplied() throws IOException {
    save(20);
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      Set<String> before = all();
      catalog.readsSinceLastAsked();
      closeWriter(index);
      save(1);
      assertThatThrownBy(() -> index.follower().round()).isInstanceOf(AlreadyClosedException.class);
      assertThat(Shown.ids(index, OPEN)).isEqualTo(before);
      index.catchUp();
      assertThat(Shown.ids(index, OPEN)).isEqualTo(all());
      assertThat(catalog.readsSinceLastAsked()).as("no rebuild").isLessThan(20);
      save(1);
      index.catchUp();
      assertThat(Shown.ids(index, OPEN)).isEqualTo(all());
    }
  }

  @Test
  void whatServesIsNotReplacedByAnOlderStateOfItself() throws IOException {
    save(20);
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      catalog.delete(catalog.all().getFirst().id());
      index.catchUp();
      Set<String> before = all();
      closeWriter(index);
      save(1);
      assertThatThrownBy(() -> index.follower().round()).isInstanceOf(AlreadyClosedException.class);
      while (!Shown.ids(index, OPEN).equals(all())) {
        assertThat(Shown.ids(index, OPEN)).as("uncommitted, yet shown").isEqualTo(before);
        index.follower().round();
      }
    }
  }

  @Test
  void aWriterThatDiesDuringARebuildLeavesTheRebuildAlone() throws IOException {
    save(1_200);
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      index.serving().rebuild();
      index.follower().round();
      index.follower().round();
      Set<String> before = all();
      closeWriter(index);
      save(1);
      assertThatThrownBy(() -> index.follower().round()).isInstanceOf(AlreadyClosedException.class);
      assertThat(index.serving().rebuilt()).isPresent();
      assertThat(Shown.ids(index, OPEN)).isEqualTo(before);
      catalog.readsSinceLastAsked();
      index.catchUp();
      assertThat(Shown.ids(index, OPEN)).isEqualTo(all());
      assertThat(catalog.readsSinceLastAsked()).as("goes on where it was").isLessThan(1_200);
      assertThat(generations()).containsExactly("generation-000002");
    }
  }

  @Test
  void filesThatVanishMeanRebuildWhileWhatWasReadServes() throws IOException {
    save(20);
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      Set<String> before = all();
      IndexFolder.delete(folder.resolve("generation-000001"));
      save(1);
      assertThatThrownBy(() -> index.follower().round()).isInstanceOf(IOException.class);
      assertThat(Shown.ids(index, OPEN)).isEqualTo(before);
      index.catchUp();
      assertThat(Shown.ids(index, OPEN)).isEqualTo(all());
    }
  }

  @Test
  void aRebuildThatCouldNotBeginIsStillWished() throws IOException {
    save(20);
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      index.serving().rebuild();
      catalog.headGoesAway(true);
      assertThatThrownBy(() -> index.follower().round()).isInstanceOf(IllegalStateException.class);
      catalog.headGoesAway(false);
      index.catchUp();
      assertThat(generations()).containsExactly("generation-000002");
      index.catchUp();
      assertThat(generations()).as("only once").containsExactly("generation-000002");
    }
  }
}
