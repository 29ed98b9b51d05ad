package org.entente.policy.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.entente.identity.Actor;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.BundleDecisions;
import org.entente.policy.ChangedBundles;
import org.entente.policy.ChangedBundles.Reach;
import org.entente.policy.GovernanceClass;
import org.entente.policy.PolicySource;
import org.entente.policy.Subject;
import org.entente.policy.impact.Measured.Slot;
import org.entente.testing.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a preview says is the difference between what cedar-java decides by either bundle, dataset
 * by dataset; and what it says of real people does not depend on what it must not tell.
 */
class ImpactOfTest {
  private static final int BUNDLES = Integer.getInteger("entente.test.bundles", 3);

  /** Rare turns are looked for no longer than this. */
  private static final int MOST_BUNDLES = 20 * BUNDLES;

  private static final int ACTORS = 6;
  private static final int DATASETS = 8;
  private static final long USUAL_SEED = 4;

  private final Map<Turn, Integer> turns = new EnumMap<>(Turn.class);
  private int told;

  static List<Long> seeds() {
    return Seeds.of(USUAL_SEED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyTurnIsWhatCedarDecidesByEitherBundle(long seed) {
    Random random = new Random(seed);
    Set<Turn> sought = seed == USUAL_SEED ? EnumSet.of(Turn.GAINED, Turn.LOST) : Set.of();
    for (int i = 0; goesOn(i, sought); i++) {
      Trial trial = new Trial(random, "seed " + seed + ", bundle " + i);
      for (int j = 0; j < ACTORS; j++) {
        trial.exact(trial.world.actor());
      }
    }
    System.out.printf("ImpactOfTest seed %d: %s, rules told %d%n", seed, turns, told);
    assertThat(turns).doesNotContainKeys(Turn.MAY_BE_GAINED, Turn.MAY_BE_LOST);
    assertThat(turns.keySet()).as("not every seed has both").containsAll(sought);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsSaidOfRealPeopleHoldsForThemWhateverTheirSecretsAre(long seed) {
    Random random = new Random(seed);
    Set<Turn> sought =
        seed == USUAL_SEED
            ? EnumSet.of(Turn.GAINED, Turn.MAY_BE_GAINED, Turn.MAY_BE_LOST)
            : Set.of();
    for (int i = 0; goesOn(i, sought); i++) {
      Trial trial = new Trial(random, "seed " + seed + ", bundle " + i);
      for (int j = 0; j < ACTORS; j++) {
        trial.discreet(trial.world.actor());
      }
    }
    System.out.printf("ImpactOfTest seed %d: %s%n", seed, turns);
    assertThat(turns.keySet()).as("not every seed has all").containsAll(sought);
  }

  private boolean goesOn(int round, Set<Turn> sought) {
    return round < BUNDLES || (round < MOST_BUNDLES && !turns.keySet().containsAll(sought));
  }

  /** Two bundles and some datasets. */
  private final class Trial {
    private final ChangedBundles world;
    private final PolicySource.Loaded.Valid before;
    private final PolicySource.Loaded.Valid after;
    private final Instant now;
    private final List<GovernanceClass> datasets;
    private final String label;

    Trial(Random random, String label) {
      this.world = new ChangedBundles(random);
      this.before = world.some();
      this.after = world.changed(before);
      this.now = world.instant();
      this.datasets = IntStream.range(0, DATASETS).mapToObj(_ -> world.governed()).toList();
      this.label = label;
    }

    private ImpactOf impact() {
      return new ImpactOf(
          BundleDecisions.of(before),
          BundleDecisions.of(after),
          new Considered(
              datasets.stream().map(Subject::of).toList(),
              IntStream.range(0, DATASETS).mapToLong(i -> i + 1).toArray()),
          now,
          () -> false);
    }

    void exact(Actor actor) {
      Measured measured = impact().of(actor, Set.of());
      List<Reach> was = reaches(before, actor);
      List<Reach> is = reaches(after, actor);
      for (Level level : Level.values()) {
        BitSet had = at(level, was);
        BitSet has = at(level, is);
        BitSet gained = minus(has, had);
        BitSet lost = minus(had, has);
        assertThat(classes(measured, level, Turn.GAINED)).as(what(actor, level)).isEqualTo(gained);
        assertThat(classes(measured, level, Turn.LOST)).as(what(actor, level)).isEqualTo(lost);
        check(measured, level, Turn.GAINED, gained);
        check(measured, level, Turn.LOST, lost);
      }
    }

    private void check(Measured measured, Level level, Turn turn, BitSet classes) {
      if (classes.isEmpty()) {
        return;
      }
      Change change =
          measured.changes().stream()
              .filter(each -> each.level() == level && each.turn() == turn)
              .findFirst()
              .orElseThrow();
      assertThat(change.datasets()).isEqualTo(classes.stream().mapToLong(i -> i + 1).sum());
      assertThat(change.rules())
          .as("%s: somebody is responsible for %s", label, change)
          .isNotEmpty()
          .allSatisfy(
              each -> {
                assertThat(each.cause().isForTheBetter()).isEqualTo(turn.isGain());
                assertThat(each.datasets()).isBetween(1L, change.datasets());
              });
      turns.merge(turn, classes.cardinality(), Integer::sum);
      told += change.rules().size();
    }

    void discreet(Actor actor) {
      Set<String> open = OpenFacts.ofPeople(BundleDecisions.of(before), BundleDecisions.of(after));
      Measured measured = impact().of(actor, open);
      Actor other = world.withOtherSecrets(actor);
      assertThat(impact().of(other, open))
          .as("%s: %s and %s", label, actor, other)
          .isEqualTo(measured);
      for (Actor each : List.of(actor, other)) {
        List<Reach> was = reaches(before, each);
        List<Reach> is = reaches(after, each);
        for (Level level : Level.values()) {
          BitSet had = at(level, was);
          BitSet has = at(level, is);
          holds(measured, level, Turn.GAINED, Turn.MAY_BE_GAINED, minus(has, had), each);
          holds(measured, level, Turn.LOST, Turn.MAY_BE_LOST, minus(had, has), each);
        }
      }
      measured.changes().forEach(each -> turns.merge(each.turn(), 1, Integer::sum));
    }

    /** All that happens was said to happen or that it may; what was said to happen does. */
    private void holds(
        Measured measured, Level level, Turn sure, Turn perhaps, BitSet really, Actor actor) {
      BitSet said = classes(measured, level, sure);
      assertThat(minus(said, really)).as(what(actor, level) + " " + sure).isEqualTo(new BitSet());
      BitSet allowedFor = (BitSet) said.clone();
      allowedFor.or(classes(measured, level, perhaps));
      assertThat(minus(really, allowedFor))
          .as(what(actor, level) + " " + perhaps)
          .isEqualTo(new BitSet());
    }

    private String what(Actor actor, Level level) {
      return "%s: %s for %s at %s".formatted(label, level, actor, now);
    }

    private List<Reach> reaches(PolicySource.Loaded.Valid by, Actor actor) {
      return datasets.stream().map(each -> ChangedBundles.reach(by, actor, each, now)).toList();
    }
  }

  private static BitSet at(Level level, List<Reach> reaches) {
    BitSet reached = new BitSet();
    for (int i = 0; i < reaches.size(); i++) {
      reached.set(i, isAt(level, reaches.get(i)));
    }
    return reached;
  }

  private static boolean isAt(Level level, Reach reach) {
    return switch (level) {
      case DISCOVERABLE -> reach.visibility() != Visibility.HIDDEN;
      case READABLE -> reach.visibility() == Visibility.FULL;
      case RECEIVABLE -> reach.access() != Access.DENIED;
      case OPEN -> reach.access() == Access.OPEN;
    };
  }

  private static BitSet classes(Measured measured, Level level, Turn turn) {
    return measured.classes().getOrDefault(new Slot(level, turn), new BitSet());
  }

  private static BitSet minus(BitSet all, BitSet some) {
    BitSet rest = (BitSet) all.clone();
    rest.andNot(some);
    return rest;
  }
}
