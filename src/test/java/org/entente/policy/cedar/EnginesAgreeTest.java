package org.entente.policy.cedar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.policy.Oracle.Opinion;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.RandomExpressions;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Ruling;
import org.entente.policy.rule.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our evaluator answers as cedar-java does: decision, determining policies and erring policies, for
 * bundles, datasets, actors and circumstances by chance.
 *
 * <p>A longer run: {@code mvn test -Dtest=EnginesAgreeTest -Dentente.test.cases=1000000}; the same
 * run again: {@code -Dentente.test.seed=} with the seed that a failure names.
 */
class EnginesAgreeTest {
  private static final int CASES = Integer.getInteger("entente.test.cases", 4_000);
  private static final int POLICIES = 8;
  private static final int QUESTIONS = 20;
  private static final Trace UNTOLD = new Trace(Instant.EPOCH);

  private final Map<String, Integer> outcomes = new LinkedHashMap<>();

  static List<Long> seeds() {
    Long wanted = Long.getLong("entente.test.seed");
    return wanted == null ? List.of(20_261_123L, System.nanoTime()) : List.of(wanted);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void ourEvaluatorAnswersAsCedarDoes(long seed) {
    Random random = new Random(seed);
    for (int done = 0; done < CASES; done += QUESTIONS) {
      compare(new RandomExpressions(random), "seed " + seed + ", case " + done);
    }
    System.out.println("EnginesAgreeTest seed " + seed + ": " + outcomes);

    assertThat(outcomes).containsOnlyKeys("allowed", "denied", "some policy erred", "undetermined");
    outcomes.values().forEach(count -> assertThat(count).isGreaterThan(CASES / 100));
  }

  private void compare(RandomExpressions chance, String label) {
    Map<String, CedarPolicy> parsed = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < POLICIES; i++) {
      String text = chance.policy("p" + i);
      texts.put("p" + i, text);
      parsed.put("p" + i, CedarParser.parse(text));
    }
    RuleBook ours = new RuleBook(parsed.entrySet().stream().map(it -> rule(it)).toList());
    BareCedar theirs = new BareCedar(parsed);
    for (Question question :
        IntStream.range(0, QUESTIONS).mapToObj(_ -> chance.values().question()).toList()) {
      Ruling ruling = ours.ask(question, UNTOLD);
      count(ruling);
      assertThat(opinion(ruling))
          .as("%s%n%s%n%s", label, String.join("\n", texts.values()), question)
          .isEqualTo(theirs.judge(question));
    }
  }

  private void count(Ruling ruling) {
    outcomes.merge(ruling.allowed() ? "allowed" : "denied", 1, Integer::sum);
    if (!ruling.erring().isEmpty()) {
      outcomes.merge("some policy erred", 1, Integer::sum);
    }
    if (ruling.determining().isEmpty()) {
      outcomes.merge("undetermined", 1, Integer::sum);
    }
  }

  private static Policy rule(Map.Entry<String, CedarPolicy> parsed) {
    CedarPolicy policy = parsed.getValue();
    return new Policy(
        parsed.getKey(),
        Optional.empty(),
        policy.effect(),
        policy.actions().isEmpty()
            ? new java.util.TreeSet<>(List.of("look", "use"))
            : policy.actions(),
        policy.condition(),
        new Policy.Label("", "", Optional.empty()),
        Optional.empty(),
        "");
  }

  private static Opinion opinion(Ruling ruling) {
    return Opinion.Given.of(ruling.allowed(), ids(ruling.determining()), ids(ruling.erring()));
  }

  private static java.util.Set<String> ids(Collection<Policy> policies) {
    return policies.stream().map(Policy::id).collect(Collectors.toSet());
  }
}
