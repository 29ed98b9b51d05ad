package org.entente.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.policy.AccessScope;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernedWorld;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As {@link NonInterferenceTest}, from policies and actors to answers: datasets of random
 * governance under random policies, searched by random actors through the scopes that the policy
 * engine compiles for them. What the other index holds, and what may be done with it, is decided by
 * cedar-java, dataset by dataset.
 */
class PolicyNonInterferenceTest {
  private static final int WORLDS = Integer.getInteger("entente.test.policy-worlds", 3);
  private static final int EDITS = 12;
  private static final int CLASSES = 12;
  private static final int ACTORS = 3;
  private static final int INSTANTS = 2;
  private static final int QUERIES = 8;
  private static final long USUAL_SEED = 20_261_124L;

  private static final List<Organisation> ORGANISATIONS =
      GovernedWorld.ORGANISATIONS.stream()
          .map(id -> new Organisation(id, "Laboratory " + id.value(), List.of(), "US"))
          .toList();

  @TempDir Path folder;

  private final Map<Visibility, Integer> seen = new EnumMap<>(Visibility.class);
  private final Map<Access, Integer> reached = new EnumMap<>(Access.class);
  private int similarFound;
  private int comparisons;

  @Test
  void answersAreThoseOfAnIndexThatHoldsOnlyWhatThePoliciesShow() throws IOException {
    long seed = Seeds.one(USUAL_SEED);
    System.out.println("PolicyNonInterferenceTest: -Dentente.test.seed=" + seed);
    for (int world = 0; world < WORLDS; world++) {
      compareWorld(seed + world, folder.resolve("world-" + world));
    }
    System.out.printf("PolicyNonInterferenceTest: %s %s%n", seen, reached);
    if (seed == USUAL_SEED) {
      assertThat(seen).containsOnlyKeys(Visibility.values());
      assertThat(reached).as("what may be done with what is seen").hasSizeGreaterThan(1);
      assertThat(similarFound).as("similar datasets that were compared").isPositive();
    }
  }

  private void compareWorld(long seed, Path place) throws IOException {
    RandomCatalog random = new RandomCatalog(seed);
    GovernedWorld world = new GovernedWorld(seed, place);
    FakeCatalog catalog = new FakeCatalog(ORGANISATIONS);
    List<GovernanceClass> classes = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      classes.add(world.governed());
    }
    List<Actor> actors = new ArrayList<>(List.of(Actor.ANONYMOUS));
    try (IndexUnderTest everything = new IndexUnderTest(catalog, place.resolve("everything"))) {
      everything.changeForm(world.datasetForm());
      for (int edit = 0; edit < EDITS; edit++) {
        edit(catalog, random, classes);
        everything.catchUp();
        if (edit % 4 == 3) {
          actors.add(world.actor());
          actors.add(world.actor());
          for (int i = 0; i < ACTORS; i++) {
            compare(seed, world, catalog, random, everything, any(actors, random), place);
          }
          world.changePolicies();
        }
      }
    }
  }

  /** Of datasets that there are, the governance changes more often than not. */
  private static void edit(
      FakeCatalog catalog, RandomCatalog random, List<GovernanceClass> classes) {
    for (int change = 0; change < 1 + random.below(10); change++) {
      List<Dataset> all = catalog.all();
      switch (all.isEmpty() ? 0 : random.below(6)) {
        case 3 -> catalog.save(governed(any(all, random), any(classes, random)));
        case 4 ->
            catalog.save(governed(random.dataset(any(all, random).id()), any(classes, random)));
        case 5 -> catalog.delete(any(all, random).id());
        default -> catalog.save(governed(random.dataset(random.id()), any(classes, random)));
      }
    }
  }

  /** The clock moves on between answers to the same actor, over the ends of what ends. */
  private void compare(
      long seed,
      GovernedWorld world,
      FakeCatalog catalog,
      RandomCatalog random,
      IndexUnderTest everything,
      Actor actor,
      Path place)
      throws IOException {
    TreeSet<Instant> instants = new TreeSet<>();
    while (instants.size() < INSTANTS) {
      instants.add(world.instant());
    }
    for (Instant now : instants) {
      String label =
          "seed %d, %s at %s under %d policies".formatted(seed, actor, now, world.policies());
      AccessScope decided = decided(world, catalog, actor, now);
      FakeCatalog onlyTheScope = new FakeCatalog(ORGANISATIONS);
      for (Dataset dataset : catalog.all()) {
        SameAnswers.at(decided.visibility(dataset.governed().id()), dataset)
            .ifPresent(onlyTheScope::save);
      }
      Path folder = place.resolve("scope-" + comparisons++);
      try (IndexUnderTest fresh = new IndexUnderTest(onlyTheScope, folder)) {
        fresh.changeForm(world.datasetForm());
        fresh.catchUp();
        SameAnswers answers =
            new SameAnswers(
                label,
                new SameAnswers.Seen(everything, world.scope(actor, now)),
                new SameAnswers.Seen(fresh, decided));
        answers.compare(random, catalog.all(), QUERIES);
        similarFound += answers.similarFound();
      }
    }
  }

  private AccessScope decided(GovernedWorld world, FakeCatalog catalog, Actor actor, Instant now) {
    Map<String, Visibility> visibilities = new HashMap<>();
    Map<String, Access> accesses = new HashMap<>();
    for (Dataset dataset : catalog.all()) {
      GovernanceClass governed = dataset.governed();
      Visibility visibility =
          visibilities.computeIfAbsent(governed.id(), _ -> world.visibility(actor, governed, now));
      seen.merge(visibility, 1, Integer::sum);
      if (visibility != Visibility.HIDDEN) {
        Access access =
            accesses.computeIfAbsent(governed.id(), _ -> world.access(actor, governed, now));
        reached.merge(access, 1, Integer::sum);
      }
    }
    return new FixedScope(visibilities, accesses, world.datasetForm());
  }

  private static Dataset governed(Dataset dataset, GovernanceClass governed) {
    return new Dataset(
        dataset.id(),
        dataset.identifier(),
        dataset.metadata(),
        governed,
        dataset.revision(),
        dataset.createdAt(),
        dataset.updatedAt());
  }

  private static <T> T any(List<T> all, RandomCatalog random) {
    return all.get(random.below(all.size()));
  }
}
