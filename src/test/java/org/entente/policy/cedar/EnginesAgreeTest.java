package org.entente.policy.cedar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.entente.policy.rule.Sightings;
import org.entente.testing.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our evaluator answers as cedar-java does, for bundles, datasets, actors and circumstances by
 * chance: the outcome of each policy, decisions, determining policies and erring policies.
 *
 * <p>A case is one policy and one question: it holds, fails or errs in both engines. The long run,
 * on all processors: {@code mvn test -Dtest=EnginesAgreeTest -Dentente.test.cases=10000000}; the
 * same run again: {@code -Dentente.test.seed=} with the seed that a failure names.
 */
class EnginesAgreeTest {
  private static final int CASES = Integer.getInteger("entente.test.cases", 40_000);

  /** From here on a run takes minutes: a new seed, every processor, and all there is to meet. */
  private static final int MANY = 1_000_000;

  private static final long USUAL_SEED = 20_261_123L;
  private static final long NOTICE = Duration.ofMinutes(1).toNanos();

  static List<Long> seeds() {
    return CASES >= MANY ? List.of(Seeds.fresh()) : Seeds.of(USUAL_SEED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void ourEvaluatorAnswersAsCedarDoes(long seed) {
    System.out.println("EnginesAgreeTest seed " + seed);
    int rounds = CASES / Comparison.CASES + 1;
    long start = System.nanoTime();
    AtomicLong told = new AtomicLong(start);
    Tally tally = new Tally();
    IntStream numbers = IntStream.range(0, rounds);
    (CASES >= MANY ? numbers.parallel() : numbers)
        .mapToObj(round -> Comparison.of(seed, round))
        .forEach(
            each -> {
              long since = told.get();
              long now = System.nanoTime();
              synchronized (tally) {
                tally.add(each);
                if (now - since > NOTICE && told.compareAndSet(since, now)) {
                  tell(tally, now - start);
                }
              }
            });
    tell(tally, System.nanoTime() - start);

    if (seed == USUAL_SEED || CASES >= MANY) {
      hasMetEverything(tally);
    }
  }

  private static void hasMetEverything(Tally tally) {
    assertThat(tally.outcomes()).containsOnlyKeys(Tally.Outcome.values());
    assertThat(tally.outcomes().values())
        .allSatisfy(count -> assertThat(count).isGreaterThan(tally.decisions() / 100));
    assertThat(tally.sightings().counts()).containsOnlyKeys(Sightings.Kind.values());
    assertThat(tally.sightings().counts().values())
        .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(3));
  }

  private static void tell(Tally tally, long nanos) {
    System.out.printf(
        Locale.ROOT,
        "EnginesAgreeTest: %,d cases and %,d decisions in %.1f s, %,.0f cases/s%n  %s%n  %s%n",
        tally.cases(),
        tally.decisions(),
        nanos / 1e9,
        tally.cases() / (nanos / 1e9),
        tally.outcomes(),
        tally.sightings().counts());
  }
}
