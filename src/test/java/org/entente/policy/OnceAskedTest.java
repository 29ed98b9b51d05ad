package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.Value;
import org.entente.policy.rule.Written;
import org.entente.testing.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer that is remembered is the one that would be given. */
class OnceAskedTest {
  private static final int PEOPLE = 12;
  private static final int NAMES = 4;
  private static final int DATASETS = 4;
  private static final long USUAL_SEED = 20_261_124L;

  private final List<Question> put = new ArrayList<>();
  private final ActiveBundle bundle = ShippedBundle.ACTIVE;
  private final Oracle cedar = new PatientOracle(ShippedBundle.LOADED.oracle());

  static List<Long> seeds() {
    return Seeds.of(USUAL_SEED);
  }

  /**
   * Each person under several names, so that most questions are alike; and one dataset keeps one of
   * those names, so that they are not all.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void oneAnswerForAllOfWhomTheSameIsKnown(long seed) {
    RandomWorld world = new RandomWorld(new Random(seed));
    OnceAsked once = new OnceAsked(bundle.rules(), this::ask);
    List<Question> all = questions(world);
    for (Question question : all) {
      assertThat(once.judge(question))
          .as("seed %d, %s", seed, Written.of(question))
          .isEqualTo(cedar.judge(question));
    }

    assertThat(put).doesNotHaveDuplicates();
    assertThat(put).hasSizeLessThanOrEqualTo(all.size() / 2);
    if (seed == USUAL_SEED) {
      assertThat(put).as("no two people are alike").hasSize(all.size() / 2);
    }
    assertThat(put.stream().map(question -> question.principal().ref().id()))
        .as("asked about by name, being named")
        .anyMatch(id -> !id.isEmpty());
  }

  private Oracle.Opinion ask(Question question) {
    put.add(question);
    return cedar.judge(question);
  }

  private List<Question> questions(RandomWorld world) {
    List<Question> questions = new ArrayList<>();
    for (int dataset = 0; dataset < DATASETS; dataset++) {
      Entity plain = DatasetEntities.entity(GovernanceClass.of(world.owner(), world.governance()));
      for (int person = 0; person < PEOPLE; person++) {
        Entity known = bundle.principals().entity(world.person(), RandomWorld.START);
        for (int name = 0; name < NAMES; name++) {
          Value.Ref ref = new Value.Ref(known.ref().type(), "name-" + dataset + person + name);
          Entity resource = name == 0 ? keptBy(plain, ref) : plain;
          Situation.Look look = Situation.Look.at(RandomWorld.START);
          for (Action action : List.of(Action.DISCOVER, Action.READ_METADATA)) {
            questions.add(
                new Question(
                    new Entity(ref, known.attributes(), known.ancestors()),
                    action.word(),
                    resource,
                    Circumstances.context(look)));
          }
        }
      }
    }
    return questions;
  }

  private static Entity keptBy(Entity dataset, Value.Ref person) {
    Map<String, Value> attributes = new HashMap<>(dataset.attributes());
    Set<Value> custodians = new HashSet<>(((Value.Many) attributes.get("custodians")).values());
    custodians.add(person);
    attributes.put("custodians", new Value.Many(custodians));
    return new Entity(dataset.ref(), attributes, dataset.ancestors());
  }
}
