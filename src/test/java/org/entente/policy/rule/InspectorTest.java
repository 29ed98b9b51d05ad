package org.entente.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.entente.policy.rule.Inspection.Outcome;
import org.entente.testing.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A condition taken apart comes out as the whole does, and what is concealed does not show.
 *
 * <p>A longer run: {@code mvn test -Dtest=InspectorTest -Dentente.test.cases=10000000
 * -Dentente.test.seed=fresh}.
 */
class InspectorTest {
  private static final int CASES = Integer.getInteger("entente.test.cases", 4_000);
  private static final long USUAL_SEED = 20_261_124L;
  private static final Set<String> SECRETS = Set.of("flag", "text", "texts", "other");

  static List<Long> seeds() {
    return Seeds.of(USUAL_SEED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void thePartsComeToWhatTheEvaluatorSays(long seed) {
    System.out.println("InspectorTest seed " + seed);
    Random random = new Random(seed);
    RandomExpressions chance = new RandomExpressions(random);
    Map<Outcome, Integer> parts = new EnumMap<>(Outcome.class);
    for (int done = 0; done < CASES; done++) {
      Expression condition = chance.condition(1 + random.nextInt(4));
      Question question = chance.values().question();

      Inspection seen = new Inspector(question, Set.of()).inspect(condition);

      Truth truth = new Evaluator(question, new Trace(Instant.EPOCH)).truth(condition);
      assertThat(seen.outcome())
          .as("seed %d, case %d: `%s` %s", seed, done, Notation.of(condition), Written.of(question))
          .isEqualTo(
              switch (truth) {
                case HOLDS -> Outcome.TRUE;
                case FAILS -> Outcome.FALSE;
                case ERRS -> Outcome.ERROR;
              });
      count(seen, parts);
    }
    assertThat(parts).doesNotContainKey(Outcome.CONCEALED);
    if (seed == USUAL_SEED) {
      assertThat(parts)
          .containsOnlyKeys(Outcome.TRUE, Outcome.FALSE, Outcome.ERROR, Outcome.NOT_REACHED);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsConcealedDoesNotShow(long seed) {
    Random random = new Random(seed);
    RandomExpressions chance = new RandomExpressions(random);
    int concealed = 0;
    for (int done = 0; done < CASES; done++) {
      Expression condition = chance.condition(1 + random.nextInt(4));
      Question one = chance.values().question();
      Question other = withOtherSecrets(one, chance.values().question());

      Inspection seen = new Inspector(one, SECRETS).inspect(condition);

      assertThat(new Inspector(other, SECRETS).inspect(condition))
          .as("seed %d, case %d: `%s`", seed, done, Notation.of(condition))
          .isEqualTo(seen);
      concealed += seen.outcome() == Outcome.CONCEALED ? 1 : 0;
    }
    if (seed == USUAL_SEED) {
      assertThat(concealed).isGreaterThan(CASES / 50);
    }
  }

  private static void count(Inspection seen, Map<Outcome, Integer> parts) {
    parts.merge(seen.outcome(), 1, Integer::sum);
    seen.parts().forEach(part -> count(part, parts));
  }

  private static Question withOtherSecrets(Question question, Question secrets) {
    Map<String, Value> attributes = new HashMap<>(question.principal().attributes());
    attributes.keySet().removeAll(SECRETS);
    secrets
        .principal()
        .attributes()
        .forEach(
            (name, value) -> {
              if (SECRETS.contains(name)) {
                attributes.put(name, value);
              }
            });
    return new Question(
        new Entity(question.principal().ref(), attributes, question.principal().ancestors()),
        question.action(),
        question.resource(),
        question.context());
  }
}
