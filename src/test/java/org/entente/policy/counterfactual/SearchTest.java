package org.entente.policy.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.policy.rule.Value;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchTest {
  private static final int ATTRIBUTES = 5;

  static List<Long> seeds() {
    return Seeds.of(20_261_124L);
  }

  /** Rules of the form "one of these", all of which must be met: what forbids amount to. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void allSmallestWaysAreFoundAndNoOthers(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      List<Set<Integer>> rules = rules(random);
      Set<Set<Integer>> expected = smallest(rules);

      Set<Set<Integer>> found =
          Search.run(new Rules(rules)).stream()
              .map(SearchTest::numbers)
              .collect(Collectors.toSet());

      String told = "seed %d, %s".formatted(seed, rules);
      if (expected.size() < Search.MOST_FOUND) {
        assertThat(found).as(told).isEqualTo(expected);
      } else {
        assertThat(expected).as(told).containsAll(found);
      }
    }
  }

  /** Wants something else however much it is given. */
  @Test
  void aRuleThatIsNeverContentIsGivenUp() {
    int[] asked = {0};
    Search.Goal never =
        new Search.Goal() {
          @Override
          public boolean isReachedBy(Changes changes) {
            asked[0]++;
            return false;
          }

          @Override
          public List<Wish> after(Changes changes) {
            return IntStream.range(0, 100).mapToObj(SearchTest::wish).toList();
          }
        };

    assertThat(Search.run(never)).isEmpty();
    assertThat(asked[0]).isLessThanOrEqualTo(Search.MOST_TRIALS);
  }

  private record Rules(List<Set<Integer>> rules) implements Search.Goal {
    @Override
    public boolean isReachedBy(Changes changes) {
      return isMet(rules, numbers(changes));
    }

    @Override
    public List<Wish> after(Changes changes) {
      return rules.stream()
          .filter(rule -> !isMet(List.of(rule), numbers(changes)))
          .findFirst()
          .map(rule -> rule.stream().sorted().map(SearchTest::wish).toList())
          .orElse(List.of());
    }
  }

  private static List<Set<Integer>> rules(Random random) {
    List<Set<Integer>> rules = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      Set<Integer> rule = new HashSet<>();
      for (int j = 1 + random.nextInt(2); j > 0; j--) {
        rule.add(random.nextInt(ATTRIBUTES));
      }
      rules.add(rule);
    }
    return rules;
  }

  private static boolean isMet(List<Set<Integer>> rules, Set<Integer> changed) {
    return rules.stream().allMatch(rule -> rule.stream().anyMatch(changed::contains));
  }

  private static Set<Set<Integer>> smallest(List<Set<Integer>> rules) {
    List<Set<Integer>> meeting =
        IntStream.range(1, 1 << ATTRIBUTES)
            .mapToObj(
                bits ->
                    IntStream.range(0, ATTRIBUTES)
                        .filter(each -> (bits & 1 << each) != 0)
                        .boxed()
                        .collect(Collectors.toSet()))
            .filter(changed -> isMet(rules, changed))
            .toList();
    return meeting.stream()
        .filter(
            each ->
                each.size() <= Search.MOST_STEPS
                    && meeting.stream()
                        .noneMatch(other -> other.size() < each.size() && each.containsAll(other)))
        .collect(Collectors.toSet());
  }

  private static Wish wish(int attribute) {
    return new Wish(
        new Wish.Target(new Wish.Bearer.Person(0), Integer.toString(attribute)), Value.TRUE);
  }

  private static Set<Integer> numbers(Changes changes) {
    return changes.byTarget().keySet().stream()
        .map(target -> Integer.parseInt(target.attribute()))
        .collect(Collectors.toSet());
  }
}
