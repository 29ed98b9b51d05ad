package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.identity.Actor;
import org.entente.identity.Fact;
import org.entente.policy.Decision.Openness;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rules others may hear of, by the text of the rules and not by how they are evaluated. */
class PersonalRulesTest {
  private static final Set<String> SENSITIVE =
      Set.of(
          "usPerson",
          "usCitizen",
          "exportCountry",
          "nationalities",
          "jpResident",
          "coveredNationTie",
          "partyScreening");

  private static final Pattern MENTION =
      Pattern.compile("\\b(?:" + String.join("|", SENSITIVE) + ")\\b");

  private static final Set<String> PERSONAL =
      ShippedBundle.LOADED.rules().policies().stream()
          .filter(policy -> MENTION.matcher(withoutAnnotations(policy.source())).find())
          .map(Policy::id)
          .collect(Collectors.toUnmodifiableSet());

  private static final Expression SENSITIVE_FACT =
      new Expression.Attribute(Variable.PRINCIPAL, "usPerson");

  private final BundleDecisions decisions = BundleDecisions.of(ShippedBundle.LOADED);

  private static String withoutAnnotations(String source) {
    return source.lines().filter(line -> !line.startsWith("@")).collect(Collectors.joining("\n"));
  }

  @Test
  void ofTheShippedRulesThoseArePersonalWhoseTextNamesASensitiveFact() {
    PersonalRules personal = ShippedBundle.ACTIVE.personal();

    assertThat(personal.sensitive()).isEqualTo(SENSITIVE);
    assertThat(PERSONAL)
        .contains("consortium/export-itar", "consortium/covered-nation", "026v1ze26/arim-residents")
        .doesNotContain("consortium/export-approval", "consortium/training-course");
    assertThat(ShippedBundle.LOADED.rules().policies())
        .allSatisfy(
            policy ->
                assertThat(personal.told(policy).openness())
                    .as(policy.id())
                    .isEqualTo(PERSONAL.contains(policy.id()) ? Openness.TRAIL : Openness.ANYBODY));
  }

  @Test
  void aSensitiveFactIsFoundWhereverAConditionMentionsIt() {
    Expression agreed = new Expression.Attribute(Variable.PRINCIPAL, "agreements");
    Expression yes = Expression.Literal.TRUE;

    assertThat(opennessOf(SENSITIVE_FACT)).isEqualTo(Openness.TRAIL);
    assertThat(opennessOf(new Expression.Has(Variable.PRINCIPAL, "nationalities")))
        .isEqualTo(Openness.TRAIL);
    assertThat(
            opennessOf(
                new Expression.Choice(
                    new Expression.IsEmpty(agreed),
                    yes,
                    new Expression.Choice(yes, yes, new Expression.Not(SENSITIVE_FACT)))))
        .isEqualTo(Openness.TRAIL);
    assertThat(
            opennessOf(
                new Expression.RecordOf(
                    Map.of("one", new Expression.SetOf(List.of(agreed, SENSITIVE_FACT))))))
        .isEqualTo(Openness.TRAIL);
    assertThat(
            opennessOf(
                new Expression.Has(
                    new Expression.Attribute(Variable.PRINCIPAL, "actsFor"), "jpResident")))
        .as("of the person whom an agent acts for")
        .isEqualTo(Openness.TRAIL);
    assertThat(opennessOf(new Expression.Contains(Expression.Extent.ANY, agreed, agreed)))
        .isEqualTo(Openness.ANYBODY);
  }

  private static Openness opennessOf(Expression condition) {
    Policy rule = ShippedBundle.LOADED.rules().policies().getFirst().withCondition(condition);
    return new PersonalRules(new RuleBook(List.of(rule)), ShippedBundle.ACTIVE.principals())
        .told(rule)
        .openness();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("org.entente.policy.WaysTest#seeds")
  void othersHearOfNoPersonalRuleButThatThereIsSomething(long seed) {
    RandomWorld world = new RandomWorld(new Random(seed));
    int leftOut = 0;
    for (int i = 0; i < 2_000; i++) {
      Actor actor = world.actor();
      GovernanceClass dataset = GovernanceClass.of(world.owner(), world.governance());
      for (Decision.Denied denied : refusals(actor, dataset, world.use(RandomWorld.START))) {
        List<String> all = denied.rules().stream().map(Decision.Rule::id).toList();
        Set<String> open = new TreeSet<>(all);
        open.removeAll(PERSONAL);
        if (open.size() < all.size()) {
          open.add(StandingRules.PERSONAL_OBSTACLE.id());
          leftOut++;
        }

        Explanation told = Explanation.toOthers(denied);

        assertThat(told.reasons().stream().map(Decision.Rule::id))
            .as("seed %d, pair %d", seed, i)
            .containsExactlyInAnyOrderElementsOf(open);
        assertThat(told.missing())
            .as("seed %d, pair %d", seed, i)
            .noneMatch(fact -> SENSITIVE.contains(fact.attribute()));
        assertThat(told.inTrail().get("rules")).isEqualTo(all.stream().sorted().toList());
        assertThat(told.inTrail().get("missing").toString()).doesNotContainPattern(MENTION);
      }
    }
    assertThat(leftOut).isPositive();
  }

  /** Of the prohibitions, that is: which permits come near is told only where none holds. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("org.entente.policy.WaysTest#seeds")
  void whichProhibitionsOthersHearOfDoesNotDependOnSensitiveFacts(long seed) {
    RandomWorld world = new RandomWorld(new Random(seed));
    Set<String> forbids =
        ShippedBundle.LOADED.rules().policies().stream()
            .filter(policy -> policy.effect() == Policy.Effect.FORBID)
            .map(Policy::id)
            .collect(Collectors.toSet());
    int compared = 0;
    int different = 0;
    for (int i = 0; i < 2_000; i++) {
      Actor one = world.actor();
      Actor other = withSensitiveFactsOf(one, world.person());
      GovernanceClass dataset = GovernanceClass.of(world.owner(), world.governance());
      Situation.Use use = world.use(RandomWorld.START);
      if (decisions.decide(one, Action.RECEIVE, dataset, use) instanceof Decision.Denied no
          && decisions.decide(other, Action.RECEIVE, dataset, use) instanceof Decision.Denied no2) {
        compared++;
        different += no.rules().equals(no2.rules()) ? 0 : 1;
        assertThat(heard(no, forbids))
            .as("seed %d, pair %d", seed, i)
            .isEqualTo(heard(no2, forbids));
      }
    }
    assertThat(compared).isPositive();
    assertThat(different).as("otherwise nothing was tried").isPositive();
  }

  private static Set<String> heard(Decision.Denied denied, Set<String> among) {
    return Explanation.toOthers(denied).reasons().stream()
        .map(Decision.Rule::id)
        .filter(among::contains)
        .collect(Collectors.toSet());
  }

  private List<Decision.Denied> refusals(Actor actor, GovernanceClass dataset, Situation.Use use) {
    Instant now = use.now();
    return Stream.of(
            decisions.decide(actor, Action.DISCOVER, dataset, Situation.Look.at(now)),
            decisions.decide(
                actor,
                Action.REQUEST,
                dataset,
                new Situation.Ask(now, use.purpose(), Optional.empty())),
            decisions.decide(actor, Action.RECEIVE, dataset, use),
            decisions.decide(actor, Action.COMPUTE, dataset, use),
            decisions.decide(actor, Action.TRAIN, dataset, use))
        .filter(Decision.Denied.class::isInstance)
        .map(Decision.Denied.class::cast)
        .toList();
  }

  /** Whoever is in the chain, since an agent is refused for what its person is. */
  private static Actor withSensitiveFactsOf(Actor actor, Actor other) {
    Map<String, Fact> facts = new HashMap<>(actor.facts());
    SENSITIVE.forEach(facts::remove);
    other
        .facts()
        .forEach(
            (name, fact) -> {
              if (SENSITIVE.contains(name)) {
                facts.put(name, fact);
              }
            });
    return new Actor(
        actor.ref(),
        actor.kind(),
        actor.displayName(),
        actor.org(),
        actor.roles(),
        facts,
        actor.actsFor().map(person -> withSensitiveFactsOf(person, other)),
        actor.authenticatedAt());
  }
}
