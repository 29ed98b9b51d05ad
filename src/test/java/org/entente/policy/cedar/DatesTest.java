package org.entente.policy.cedar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.policy.Oracle.Opinion;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Expression.Equal;
import org.entente.policy.rule.Expression.Literal;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.Value;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A date that we read in a policy is the moment that Cedar reads in it. */
class DatesTest {
  private static final long USUAL_SEED = 20_261_124L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027-03-31",
        "2027-03-31T15:00:00Z",
        "2027-03-31T15:00:00.250Z",
        "2024-02-29T00:00:00Z",
        "2027-03-31T15:00:00+0900",
        "2027-03-31T15:00:00.001-0330",
        "2027-03-31T23:59:59+1400",
        "0001-01-01",
        "9999-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.999Z"
      })
  void theSameMomentInBothEngines(String text) {
    assertThat(cedarReadsThereWhatWeRead(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2027-3-31",
        "2027-02-30",
        "2027-13-01",
        "2027-03-31T15:00Z",
        "2027-03-31T15:00:00",
        "2027-03-31T15:00:60Z",
        "2027-03-31T24:00:00Z",
        "2027-03-31T15:00:00.5Z",
        "2027-03-31T15:00:00+09:00",
        "+12027-03-31",
        "2027-03-31T15:00:00z"
      })
  void whatIsNoDateIsRefused(String text) {
    assertThatThrownBy(() -> CedarParser.parse(policy(text)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("`" + text + "` is not a date");
  }

  @Test
  void weReadNoDateByChanceThatCedarReadsOtherwise() {
    long seed = Seeds.one(USUAL_SEED);
    System.out.println("DatesTest seed " + seed);
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 3_000; i++) {
      String text = dateLike(random);
      try {
        assertThat(cedarReadsThereWhatWeRead(text)).as("seed %d: %s", seed, text).isTrue();
        read++;
      } catch (Refused notOne) {
        assertThat(notOne).hasMessageContaining(text);
      }
    }
    if (seed == USUAL_SEED) {
      assertThat(read).isBetween(100, 2_900);
    }
  }

  private static boolean cedarReadsThereWhatWeRead(String text) {
    CedarPolicy policy = CedarParser.parse(policy(text));
    Value moment = ((Literal) ((Equal) policy.condition()).right()).value();
    Question question =
        new Question(
            new Entity(new Value.Ref("User", "a"), Map.of()),
            "look",
            new Entity(new Value.Ref("Dataset", "d"), Map.of()),
            Map.of("at", moment));
    return new BareCedar(Map.of("p", policy)).judge(question) instanceof Opinion.Given given
        && given.allowed();
  }

  private static String policy(String date) {
    return "permit(principal, action, resource) when { context.at == datetime(\"" + date + "\") };";
  }

  /** A date as it should be, most of the time, with some part out of bounds or out of form. */
  private static String dateLike(Random random) {
    String day =
        "%04d-%02d-%02d"
            .formatted(random.nextInt(10_000), random.nextInt(14), 1 + random.nextInt(31));
    String time =
        "T%02d:%02d:%02d".formatted(random.nextInt(25), random.nextInt(60), random.nextInt(61));
    String fraction = random.nextInt(3) == 0 ? ".%03d".formatted(random.nextInt(1_000)) : "";
    String zone =
        List.of(
                "Z",
                "+%02d%02d".formatted(random.nextInt(19), random.nextInt(60)),
                "-%02d%02d".formatted(random.nextInt(26), random.nextInt(61)),
                "")
            .get(random.nextInt(4));
    return random.nextInt(4) == 0 ? day : day + time + fraction + zone;
  }
}
