package org.entente.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What values and questions say of themselves: a log that names one tells nobody's nationality. */
class ValueTest {
  private static final Value.Ref PERSON = new Value.Ref("User", "person");
  private static final List<Value> VALUES =
      List.of(
          Value.TRUE,
          new Value.Whole(4711),
          new Value.Text("QX"),
          new Value.Moment(4711),
          new Value.Many(Set.of(new Value.Text("QX"))),
          new Value.Fields(Map.of("country", new Value.Text("QX"))));

  @Test
  void noValueIsPrinted() {
    for (Value value : VALUES) {
      assertThat(value.toString())
          .isEqualTo(value.getClass().getSimpleName() + "[not printed]")
          .doesNotContain("QX", "4711", "true");
      assertThat(new Expression.Literal(value).toString()).doesNotContain("QX", "4711", "true");
    }
    assertThat(PERSON).hasToString("User::\"person\"");
  }

  @Test
  void aQuestionPrintsWhoAsksForWhatAndNoValue() {
    Entity person = new Entity(PERSON, Map.of("nationalities", new Value.Text("QX")));
    Entity dataset = new Entity(new Value.Ref("Dataset", "one"), Map.of());
    Question question = new Question(person, "receive", dataset, Map.of("c", new Value.Text("QX")));

    assertThat(question).hasToString("Question[User::\"person\" receive Dataset::\"one\"]");
    assertThat(person.toString()).doesNotContain("QX");
  }
}
