package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.entente.identity.Actor;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scope that search filters by is what Cedar decides dataset by dataset, at every instant of a
 * clock that walks over the ends of embargoes, of protection and of facts; by the rules that are
 * shipped, and by rules of chance.
 */
class ScopeTest {
  private static final int ACTORS = Integer.getInteger("entente.test.actors", 20);
  private static final int BUNDLES = Integer.getInteger("entente.test.bundles", 8);
  private static final int DATASETS = 8;
  private static final long USUAL_SEED = 20_261_123L;

  private final Map<Visibility, Integer> seen = new EnumMap<>(Visibility.class);
  private final Map<Access, Integer> reached = new EnumMap<>(Access.class);
  private int changes;

  static List<Long> seeds() {
    return Seeds.of(USUAL_SEED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aScopeIsWhatCedarDecidesAtEveryInstant(long seed) {
    Random random = new Random(seed);
    RandomWorld world = new RandomWorld(random);
    for (int i = 0; i < ACTORS; i++) {
      GovernanceClasses classes = ShippedBundle.classes();
      List<GovernanceClass> datasets =
          IntStream.range(0, DATASETS)
              .mapToObj(_ -> classes.intern(world.owner(), world.governance()))
              .toList();
      walk(
          new By(ShippedBundle.LOADED, ShippedBundle.ACTIVE, new Scopes(classes)),
          world.actor(),
          datasets,
          random,
          "seed " + seed + ", actor " + i);
    }
    System.out.printf("ScopeTest seed %d: %s %s, %d changes%n", seed, seen, reached, changes);

    if (seed == USUAL_SEED) {
      assertThat(seen).containsOnlyKeys(Visibility.values());
      assertThat(reached).containsOnlyKeys(Access.values());
      assertThat(changes).as("scopes that a date or an expiry replaced").isGreaterThan(ACTORS);
    }
  }

  /** Whatever partners and the programme may write, and not only what is shipped. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aScopeIsWhatCedarDecidesByRulesOfChanceToo(long seed) {
    Random random = new Random(seed);
    ChangedBundles chance = new ChangedBundles(random);
    for (int i = 0; i < BUNDLES; i++) {
      PolicySource.Loaded.Valid bundle = chance.changed(chance.some());
      for (int j = 0; j < 3; j++) {
        GovernanceClasses classes = ShippedBundle.classes();
        List<GovernanceClass> datasets =
            IntStream.range(0, DATASETS)
                .mapToObj(_ -> chance.governed())
                .map(each -> classes.intern(each.owner(), each.governance()))
                .toList();
        walk(
            new By(bundle, ActiveBundle.of(bundle), new Scopes(classes)),
            chance.actor(),
            datasets,
            random,
            "seed %d, bundle %d, actor %d".formatted(seed, i, j));
      }
    }

    if (seed == USUAL_SEED) {
      assertThat(seen).containsOnlyKeys(Visibility.values());
      assertThat(reached).containsKeys(Access.OPEN, Access.DENIED);
    }
  }

  /** Cedar counts milliseconds; what is rounded is rounded towards protection. */
  @Test
  void anEmbargoLastsToItsLastNanosecond() {
    Governance listed =
        Records.with(
            Records.OPEN,
            "embargo",
            Map.of("until", RandomWorld.START.plusNanos(1), "team", List.of()));
    GovernanceClasses classes = ShippedBundle.classes();
    String id = classes.intern(RandomWorld.ORGANISATIONS.getFirst(), listed).id();
    Scopes scopes = new Scopes(classes);

    assertThat(visibility(scopes, RandomWorld.START, id)).isEqualTo(Visibility.HIDDEN);
    assertThat(visibility(scopes, RandomWorld.START.plusMillis(1), id)).isEqualTo(Visibility.FULL);
  }

  private static Visibility visibility(Scopes scopes, Instant now, String classId) {
    return scopes.of(ShippedBundle.ACTIVE, Actor.ANONYMOUS, now).visibility(classId);
  }

  private record By(PolicySource.Loaded.Valid loaded, ActiveBundle active, Scopes scopes) {}

  /** Not every dataset is looked at every time: a scope must stay right for what it has seen. */
  private void walk(
      By by, Actor actor, List<GovernanceClass> datasets, Random random, String label) {
    AccessScope last = null;
    for (Instant now : instants(actor, datasets, random)) {
      AccessScope scope = by.scopes().of(by.active(), actor, now);
      changes += scope == last ? 0 : 1;
      for (GovernanceClass dataset : datasets) {
        if (random.nextInt(4) > 0) {
          continue;
        }
        NaiveAccess naive = new NaiveAccess(by.loaded(), by.active(), actor, dataset, now);
        String what = "%s at %s: %s and %s".formatted(label, now, actor, dataset);
        Visibility visibility = scope.visibility(dataset.id());
        assertThat(visibility).as(what).isEqualTo(naive.visibility());
        seen.merge(visibility, 1, Integer::sum);
        if (visibility != Visibility.HIDDEN || random.nextInt(8) == 0) {
          Access access = scope.access(dataset.id());
          assertThat(access).as(what).isEqualTo(naive.access());
          reached.merge(access, 1, Integer::sum);
        }
      }
      assertThat(scope.validUntil().orElse(Instant.MAX)).as(label).isAfter(now);
      last = scope;
    }
  }

  /** Around every date there is, and some in between. */
  private static TreeSet<Instant> instants(
      Actor actor, List<GovernanceClass> datasets, Random random) {
    TreeSet<Instant> dates = new TreeSet<>();
    PrincipalEntities.chain(actor).stream()
        .flatMap(each -> each.facts().values().stream())
        .flatMap(fact -> fact.expiresAt().stream())
        .forEach(dates::add);
    for (GovernanceClass dataset : datasets) {
      dataset.governance().protectedUntil().ifPresent(dates::add);
      dataset.governance().embargo().map(Governance.Embargo::until).ifPresent(dates::add);
      dataset
          .governance()
          .embargo()
          .flatMap(Governance.Embargo::extendedUntil)
          .ifPresent(dates::add);
    }
    TreeSet<Instant> instants = new TreeSet<>(List.of(RandomWorld.START));
    for (Instant date : dates) {
      instants.add(date);
      instants.add(date.minusNanos(1));
      instants.add(date.plusMillis(random.nextInt(2)));
    }
    return instants;
  }
}
