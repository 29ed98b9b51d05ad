package org.entente.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.policy.rule.Expression.Attribute;
import org.entente.policy.rule.Expression.Extent;
import org.entente.policy.rule.Expression.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is asked of an evaluation at worst is still little. The timeouts are for what never ends.
 */
class BoundsTest {
  private static final int MOST_CHARACTERS = 16_384;
  private static final int MOST_VALUES = 10_000;

  @Test
  void aTextIsNoLongerThanAPolicyCouldWriteIt() {
    assertThat(new Value.Text("a".repeat(MOST_CHARACTERS)).value()).hasSize(MOST_CHARACTERS);
    assertThatThrownBy(() -> new Value.Text("a".repeat(MOST_CHARACTERS + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a text has at most 16384 characters");
  }

  @Test
  void aSetHasNoMoreValuesThanAPolicyCouldWrite() {
    assertThat(numbers(0, MOST_VALUES).values()).hasSize(MOST_VALUES);
    assertThatThrownBy(() -> numbers(0, MOST_VALUES + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a set has at most 10000 values");
  }

  /** Exponential for whoever returns to every star; we return to the last. */
  @Test
  @Timeout(60)
  void manyStarsTakeNoLongerThanOne() {
    List<Integer> bomb = new ArrayList<>();
    for (int i = 0; i < MOST_CHARACTERS / 2; i++) {
      bomb.add(Pattern.WILDCARD);
      bomb.add((int) 'a');
    }
    bomb.add((int) 'b');

    assertThat(new Pattern(bomb).matches("a".repeat(MOST_CHARACTERS))).isFalse();
    assertThat(new Pattern(bomb).matches("a".repeat(MOST_CHARACTERS - 1) + "b")).isTrue();
  }

  @Test
  @Timeout(60)
  void theLargestSetsAreHeldAgainstEachOtherValueByValue() {
    Map<String, Value> sets =
        Map.of(
            "some", numbers(0, MOST_VALUES),
            "others", numbers(MOST_VALUES, 2 * MOST_VALUES),
            "last", numbers(MOST_VALUES - 1, 2 * MOST_VALUES - 1));

    assertThat(truth(Extent.ANY, "some", "others", sets)).isEqualTo(Truth.FAILS);
    assertThat(truth(Extent.ANY, "some", "last", sets)).isEqualTo(Truth.HOLDS);
    assertThat(truth(Extent.ALL, "some", "some", sets)).isEqualTo(Truth.HOLDS);
    assertThat(truth(Extent.ALL, "some", "last", sets)).isEqualTo(Truth.FAILS);
  }

  /** All with the same hash code: each is compared with each, which is why sets are bounded. */
  @Test
  @Timeout(60)
  void textsThatFallIntoOnePlaceAreStillFoundAndMissed() {
    List<String> clashing = List.of("");
    for (int i = 0; i < 9; i++) {
      clashing = clashing.stream().flatMap(it -> Set.of(it + "Aa", it + "BB").stream()).toList();
    }
    assertThat(clashing.stream().map(String::hashCode).distinct()).hasSize(1);
    Map<String, Value> sets =
        Map.of(
            "some", texts(clashing.subList(0, 256)), "others", texts(clashing.subList(256, 512)));

    assertThat(truth(Extent.ANY, "some", "others", sets)).isEqualTo(Truth.FAILS);
    assertThat(truth(Extent.ALL, "some", "some", sets)).isEqualTo(Truth.HOLDS);
  }

  private static Truth truth(Extent extent, String left, String right, Map<String, Value> context) {
    Question question =
        new Question(
            new Entity(new Value.Ref("User", "a"), Map.of()),
            "look",
            new Entity(new Value.Ref("Dataset", "d"), Map.of()),
            context);
    return new Evaluator(question, new Trace(Instant.EPOCH))
        .truth(
            new Expression.Contains(
                extent,
                new Attribute(Variable.CONTEXT, left),
                new Attribute(Variable.CONTEXT, right)));
  }

  private static Value.Many numbers(int from, int to) {
    return new Value.Many(
        IntStream.range(from, to)
            .mapToObj(Value.Whole::new)
            .collect(Collectors.<Value>toUnmodifiableSet()));
  }

  private static Value texts(List<String> texts) {
    return new Value.Many(texts.stream().map(Value.Text::new).collect(Collectors.toSet()));
  }
}
