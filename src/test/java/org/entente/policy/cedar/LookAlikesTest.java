package org.entente.policy.cedar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.policy.Oracle.Opinion;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Trace;
import org.entente.policy.rule.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text is compared as it is, code point by code point, in both engines. */
class LookAlikesTest {
  private static final List<String> CONDITIONS =
      List.of(
          "context.text == \"%s\"",
          "context.text like \"%s\"",
          "[\"%s\"].contains(context.text)",
          "context.texts.containsAny([\"%s\"])",
          "context.org == Org::\"%s\"");

  @ParameterizedTest
  @CsvSource({
    "é, \u0065\u0301",
    "admin, \u0430dmin",
    "admin, ad\u200bmin",
    "admin, \uff41dmin",
    "admin, Admin",
    "Å, \u212b",
    "straße, strasse"
  })
  void whatLooksAlikeIsNotTheSame(String written, String given) {
    for (String condition : CONDITIONS) {
      String text = condition.formatted(written);
      assertThat(holdsInBoth(text, written)).as(text).isTrue();
      assertThat(holdsInBoth(text, given)).as(text).isFalse();
    }
  }

  private static boolean holdsInBoth(String condition, String given) {
    CedarPolicy parsed =
        CedarParser.parse(
            "permit(principal, action == Action::\"look\", resource) when {" + condition + "};");
    Policy policy =
        new Policy(
            "p",
            Optional.empty(),
            parsed.effect(),
            parsed.actions(),
            parsed.condition(),
            new Policy.Label("", "", Optional.empty()),
            Optional.empty(),
            "");
    Question question =
        new Question(
            new Entity(new Value.Ref("User", "a"), Map.of()),
            "look",
            new Entity(new Value.Ref("Dataset", "d"), Map.of()),
            Map.of(
                "text", new Value.Text(given),
                "texts", new Value.Many(Set.of(new Value.Text(given))),
                "org", new Value.Ref("Org", given)));
    boolean ours = new RuleBook(List.of(policy)).ask(question, new Trace(Instant.EPOCH)).allowed();
    Opinion theirs = new BareCedar(Map.of("p", parsed)).judge(question);
    assertThat(theirs).isEqualTo(Opinion.Given.of(ours, ours ? Set.of("p") : Set.of(), Set.of()));
    return ours;
  }
}
