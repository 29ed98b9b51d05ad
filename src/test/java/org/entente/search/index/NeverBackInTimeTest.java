package org.entente.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.catalog.Dataset;
import org.entente.kernel.Problem;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.GovernanceClass;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.RandomCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search no longer showed is shown by no later one, whatever index takes over meanwhile. */
class NeverBackInTimeTest {
  private static final FixedScope ONLY_OPEN =
      new FixedScope(Map.of("class-0", Visibility.FULL), Map.of());

  /** More than are applied in one round. */
  private static final int MANY = 1_200;

  @TempDir Path folder;

  private final RandomCatalog random = new RandomCatalog(7);
  private final FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
  private final List<Dataset> open = new ArrayList<>();
  private final Set<String> gone = new TreeSet<>();

  private IndexUnderTest start() {
    return new IndexUnderTest(catalog, folder.resolve("index"));
  }

  private void saveMany() {
    for (int i = 0; i < MANY; i++) {
      Dataset dataset = random.bare(0, "open", "to everybody", List.of());
      catalog.save(dataset);
      open.add(dataset);
    }
  }

  /** Governed otherwise from now on, and hidden to the scope. */
  private void tightenOne() {
    Dataset one = open.remove(random.below(open.size()));
    GovernanceClass closed =
        new GovernanceClass("class-1", one.owner(), one.governed().governance());
    catalog.save(
        new Dataset(
            one.id(),
            one.identifier(),
            one.metadata(),
            closed,
            one.revision() + 1,
            one.createdAt(),
            one.updatedAt()));
    gone.add(one.id().toString());
  }

  private void deleteOne() {
    Dataset one = open.remove(random.below(open.size()));
    catalog.delete(one.id());
    gone.add(one.id().toString());
  }

  private void saveAllAgain() {
    open.forEach(catalog::save);
  }

  private Set<String> allowed() {
    Set<String> allowed = new TreeSet<>();
    open.forEach(each -> allowed.add(each.id().toString()));
    return allowed;
  }

  @Test
  void whatIsHiddenOrDeletedDuringARebuildNeverReappears() throws IOException {
    saveMany();
    try (IndexUnderTest index = start()) {
      index.catchUp();
      index.serving().rebuild();
      index.follower().round();
      int rounds = 0;
      while (index.serving().rebuilt().isPresent()) {
        if (rounds++ < 6) {
          tightenOne();
          deleteOne();
        }
        index.follower().round();
        assertThat(Shown.ids(index, ONLY_OPEN))
            .as("after round %d of the rebuild", rounds)
            .isEqualTo(allowed());
      }
      assertThat(rounds).isGreaterThan(3);
    }
  }

  @Test
  void howeverManyMarksAreWaitingWhenTheRebuildHasAllPages() throws IOException {
    saveMany();
    try (IndexUnderTest index = start()) {
      index.catchUp();
      index.serving().rebuild();
      index.follower().round();
      index.follower().round();
      saveAllAgain();
      tightenOne();
      deleteOne();
      boolean hidden = false;
      while (index.follower().round() == Follower.Round.MORE) {
        Set<String> shown = Shown.ids(index, ONLY_OPEN);
        assertThat(hidden && shown.stream().anyMatch(gone::contains)).as("reappeared").isFalse();
        hidden = shown.stream().noneMatch(gone::contains);
      }
      assertThat(Shown.ids(index, ONLY_OPEN)).isEqualTo(allowed());
    }
  }

  @Test
  void theFirstIndexServesOnceItHasCaughtUp() throws IOException {
    saveMany();
    try (IndexUnderTest index = start()) {
      index.follower().round();
      index.follower().round();
      saveAllAgain();
      tightenOne();
      deleteOne();
      servesNothingOrOnlyWhatIsAllowed(index);
    }
  }

  @Test
  void anIndexThatIsKeptServesOnceItHasCaughtUp() throws IOException {
    saveMany();
    try (IndexUnderTest index = start()) {
      index.catchUp();
    }
    saveAllAgain();
    tightenOne();
    deleteOne();
    try (IndexUnderTest index = start()) {
      servesNothingOrOnlyWhatIsAllowed(index);
    }
  }

  private void servesNothingOrOnlyWhatIsAllowed(IndexUnderTest index) throws IOException {
    int silent = 0;
    do {
      index.follower().round();
      if (index.serving().isServing()) {
        assertThat(Shown.ids(index, ONLY_OPEN)).isEqualTo(allowed());
      } else {
        silent++;
      }
    } while (!index.serving().isServing());
    assertThat(silent).as("rounds of nothing served").isGreaterThan(1);
  }

  @Test
  void aRebuildThatWasKilledCatchesUpBeforeItServes() throws IOException {
    saveMany();
    IndexUnderTest killed = start();
    killed.catchUp();
    killed.serving().rebuild();
    killed.follower().round();
    killed.follower().round();
    tightenOne();
    deleteOne();
    catalog.holdBack(true);
    for (int i = 0; i < 4; i++) {
      killed.follower().round();
    }
    assertThat(killed.serving().rebuilt()).as("has all pages and waits").isPresent();
    killed.close();
    try (IndexUnderTest index = start()) {
      index.catchUp();
      assertThat(index.serving().isServing()).isFalse();
      catalog.holdBack(false);
      index.catchUp();
      assertThat(Shown.ids(index, ONLY_OPEN)).isEqualTo(allowed());
    }
  }

  @Test
  void whileTheDatabaseIsAwayAtTheStartNothingServesAndTheAnswerSaysSo() throws IOException {
    saveMany();
    try (IndexUnderTest index = start()) {
      index.catchUp();
    }
    deleteOne();
    try (IndexUnderTest index = start()) {
      IndexReadiness readiness = new IndexReadiness(index.serving());
      catalog.goAway(true);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> index.follower().round())
            .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> index.open(ONLY_OPEN))
            .isInstanceOfSatisfying(
                Problem.class, problem -> assertThat(problem.type().status()).isEqualTo(503))
            .hasMessageContaining("caught up with the catalog");
        assertThat(readiness.call().getStatus().name()).isEqualTo("DOWN");
      }
      catalog.goAway(false);
      index.catchUp();
      assertThat(readiness.call().getStatus().name()).isEqualTo("UP");
      assertThat(Shown.ids(index, ONLY_OPEN)).isEqualTo(allowed());
    }
  }

  @Test
  void aRebuildServesOnlyWhenNothingIsHeldBack() throws IOException {
    saveMany();
    try (IndexUnderTest index = start()) {
      index.catchUp();
      index.serving().rebuild();
      catalog.holdBack(true);
      index.catchUp();
      assertThat(index.serving().rebuilt()).isPresent();
      deleteOne();
      index.catchUp();
      assertThat(Shown.ids(index, ONLY_OPEN)).as("the old one follows").isEqualTo(allowed());
      catalog.holdBack(false);
      index.catchUp();
      assertThat(index.serving().rebuilt()).isEmpty();
      assertThat(Shown.ids(index, ONLY_OPEN)).isEqualTo(allowed());
    }
  }
}
