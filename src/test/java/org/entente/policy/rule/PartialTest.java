package org.entente.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.RandomValues.Kind;
import org.entente.testing.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What partial evaluation leaves over comes out as the whole would have, whatever is filled in:
 * INVARIANT (residual) of {@link Partial}, held by chance.
 *
 * <p>A longer run: {@code mvn test -Dtest=PartialTest -Dentente.test.cases=10000000
 * -Dentente.test.seed=fresh}.
 */
class PartialTest {
  private static final int CASES = Integer.getInteger("entente.test.cases", 20_000);
  private static final long USUAL_SEED = 20_261_123L;

  static List<Long> seeds() {
    return Seeds.of(USUAL_SEED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theResidualComesOutAsTheWhole(long seed) {
    System.out.println("PartialTest seed " + seed);
    Random random = new Random(seed);
    RandomExpressions chance = new RandomExpressions(random);
    int simplified = 0;
    int settled = 0;
    for (int done = 0; done < CASES; done++) {
      Expression whole = chance.condition(1 + random.nextInt(4));
      Question before = chance.values().question();
      Partly partly = Partly.by(random);
      Question after = partly.fillIn(before, chance.values());

      Expression rest = new Partial(before, partly, untold()).residual(whole);

      assertThat(outcome(rest, after))
          .as(
              "seed %d, case %d: `%s` leaves `%s`%nknown: %s%nbefore: %s%nafter: %s",
              seed,
              done,
              Notation.of(whole),
              Notation.of(rest),
              partly,
              Written.of(before),
              Written.of(after))
          .isEqualTo(outcome(whole, after));
      simplified += rest.equals(whole) ? 0 : 1;
      settled += rest instanceof Expression.Literal ? 1 : 0;
    }
    if (seed == USUAL_SEED) {
      assertThat(simplified).isGreaterThan(CASES / 3);
      assertThat(settled).isBetween(CASES / 20, CASES * 9 / 10);
    }
  }

  /** The value; empty where evaluation fails. */
  private static Optional<Value> outcome(Expression expression, Question question) {
    try {
      return Optional.of(new Evaluator(question, untold()).value(expression));
    } catch (EvaluationError error) {
      return Optional.empty();
    }
  }

  private static Trace untold() {
    return new Trace(Instant.EPOCH);
  }

  /** Some of a question is known. */
  private record Partly(
      Map<Variable, Sight> identities, Map<Variable, Map<String, Sight>> attributes)
      implements Horizon {
    static Partly by(Random random) {
      Map<Variable, Sight> identities = new EnumMap<>(Variable.class);
      Map<Variable, Map<String, Sight>> attributes = new EnumMap<>(Variable.class);
      for (Variable variable : Variable.values()) {
        identities.put(variable, random.nextBoolean() ? Sight.KNOWN : Sight.UNKNOWN);
        Map<String, Sight> sights = new HashMap<>();
        RandomValues.NAMES.values().stream()
            .flatMap(List::stream)
            .forEach(name -> sights.put(name, Sight.values()[random.nextInt(3)]));
        attributes.put(variable, sights);
      }
      return new Partly(identities, attributes);
    }

    @Override
    public Sight of(Variable variable) {
      return identities.get(variable);
    }

    @Override
    public Sight of(Variable variable, String attribute) {
      return attributes.get(variable).get(attribute);
    }

    /** Another question that agrees in all that is known and has all that is supposed. */
    Question fillIn(Question known, RandomValues values) {
      return new Question(
          fillIn(Variable.PRINCIPAL, known.principal(), values),
          known.action(),
          fillIn(Variable.RESOURCE, known.resource(), values),
          fillIn(Variable.CONTEXT, known.context(), values));
    }

    private Entity fillIn(Variable variable, Entity known, RandomValues values) {
      Entity other = values.entity(known.ref().type());
      boolean same = of(variable) == Sight.KNOWN;
      return new Entity(
          same ? known.ref() : other.ref(),
          fillIn(variable, known.attributes(), values),
          same ? known.ancestors() : other.ancestors());
    }

    private Map<String, Value> fillIn(
        Variable variable, Map<String, Value> known, RandomValues values) {
      Map<String, Value> filled = new HashMap<>(values.attributes(2));
      RandomValues.NAMES.forEach(
          (kind, names) ->
              names.forEach(name -> fillIn(of(variable, name), name, kind, known, filled, values)));
      return filled;
    }

    private static void fillIn(
        Sight sight,
        String name,
        Kind kind,
        Map<String, Value> known,
        Map<String, Value> filled,
        RandomValues values) {
      switch (sight) {
        case KNOWN -> {
          filled.remove(name);
          Optional.ofNullable(known.get(name)).ifPresent(value -> filled.put(name, value));
        }
        case SUPPOSED -> filled.computeIfAbsent(name, _ -> values.value(kind, 1));
        case UNKNOWN -> {}
      }
    }
  }
}
