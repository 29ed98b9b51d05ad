package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.testing.PlainActors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why not, as the actor hears it, as others hear it, and as it goes on record. */
class ExplanationTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-03T00:00:00Z");
  private static final RorId OWNER = new RorId("https://ror.org/01qz5mb56");
  private static final RorId ELSEWHERE = new RorId("https://ror.org/01sjwvz98");

  @Test
  void anAgreementThatEndedIsNamedWithItsDayAndItsRegister() {
    Decision.Denied denied = denied(ended("us-jp-2026"), dataset(Governance.MetadataTier.FULL));

    Decision.Missing agreements = missing(Explanation.of(denied), "agreements").orElseThrow();
    assertThat(agreements.expired()).containsExactly("us-jp-2026");
    assertThat(agreements.expiredAt()).contains(MAY);
    assertThat(agreements.supplier()).contains("the agreement register of the programme office");
    assertThat(Explanation.of(denied).sentences())
        .contains(
            "Missing: agreements. Your us-jp-2026 expired on 3 May 2026. Ask the agreement"
                + " register of the programme office.");
  }

  @Test
  void oneOfSeveralThatEndedIsNamedToo() {
    Fact standing =
        new Fact(
            new FactValue.Names(Set.of("another")),
            "register",
            MAY,
            Optional.empty(),
            Map.of("us-jp-2026", MAY, "unrelated", MAY));

    Decision.Denied denied = denied(standing, dataset(Governance.MetadataTier.FULL));

    assertThat(missing(Explanation.of(denied), "agreements").orElseThrow().expired())
        .containsExactly("us-jp-2026");
  }

  @Test
  void whichOneTheDatasetAsksForIsNotToldToWhoMayNotReadItsRecord() {
    Decision.Denied denied = denied(ended("us-jp-2026"), dataset(Governance.MetadataTier.SUMMARY));

    assertThat(Explanation.of(denied).toString()).doesNotContain("us-jp-2026");
    assertThat(missing(Explanation.of(denied), "agreements").orElseThrow().expiredAt())
        .as("the actor's own knowledge")
        .contains(MAY);
  }

  @Test
  void othersHearNothingOfWhatTheActorHadNorOfSensitiveFacts() {
    Decision.Denied denied = denied(ended("us-jp-2026"), dataset(Governance.MetadataTier.FULL));
    assertThat(missing(Explanation.of(denied), "coveredNationTie")).isPresent();

    Explanation toOthers = Explanation.toOthers(denied);

    assertThat(missing(toOthers, "coveredNationTie")).isEmpty();
    assertThat(missing(toOthers, "agreements").orElseThrow().expiredAt()).isEmpty();
    assertThat(toOthers.toString()).doesNotContain("us-jp-2026", "2026-05-03");
    assertThat(Explanation.inTrail(denied).get("missing"))
        .isEqualTo(List.of("affiliationFresh", "agreements"));
    assertThat(Explanation.of(denied).inTrail()).isEqualTo(Explanation.inTrail(denied));
  }

  /** A licence is no secret; that one would help tells of whom the data may not go to. */
  @Test
  void whatOnlyAPersonalRuleAsksForIsOnRecordButNotForOthers() {
    Decision.Denied denied =
        denied(actor(Map.of()), dataset(Governance.MetadataTier.FULL, Governance.Regime.EAR));

    Explanation toOthers = Explanation.toOthers(denied);

    assertThat(missing(Explanation.of(denied), "licences")).isPresent();
    assertThat(missing(toOthers, "licences")).isEmpty();
    assertThat(missing(toOthers, "agreements")).isPresent();
    assertThat(toOthers.inTrail().get("missing"))
        .isEqualTo(List.of("affiliationFresh", "agreements", "licences"));
    assertThat(toOthers.why())
        .endsWith("Something that only the person may hear of stands against it.");
  }

  /** Otherwise silence about an absent fact would say what a registered one says. */
  @Test
  void othersHearTheSameWhetherASensitiveFactIsAbsentOrUnfavourable() {
    GovernanceClass dataset = dataset(Governance.MetadataTier.FULL);
    Actor absent = actor(Map.of());
    Actor tied =
        actor(
            Map.of(
                "coveredNationTie",
                new Fact(new FactValue.Flag(true), "register", MAY, Optional.empty())));

    assertThat(Explanation.toOthers(denied(absent, dataset)))
        .isEqualTo(Explanation.toOthers(denied(tied, dataset)));
  }

  /** Nobody knows where the words of software end up, so it hears what anybody may. */
  @Test
  void softwareThatActsForAPersonHearsOfThemWhatAnybodyMay() {
    Decision.Denied denied = denied(ended("us-jp-2026"), dataset(Governance.MetadataTier.FULL));
    Actor person = actor(Map.of());
    Actor agent = PlainActors.agent(new ActorRef("test#agent", "agent"), person);

    assertThat(Explanation.of(denied, person)).isEqualTo(Explanation.of(denied));
    assertThat(missing(Explanation.of(denied, person), "coveredNationTie")).isPresent();
    assertThat(Explanation.of(denied, agent)).isEqualTo(Explanation.toOthers(denied));
    assertThat(Explanation.ofConditions(denied, agent).inTrail().get("rules"))
        .as("whoever hears it, the same goes on record")
        .isEqualTo(Explanation.inTrail(denied).get("rules"));
  }

  @Test
  void whatStopsWhoMayNotKnowOfTheDatasetIsOnRecordAlone() {
    Decision.Denied hidden =
        new Decision.Denied("bundle", List.of(rule(1)), List.of(), Decision.Visibility.HIDDEN);

    assertThat(Explanation.of(hidden).reasons()).containsExactly(StandingRules.NOT_AVAILABLE);
    assertThat(Explanation.of(hidden).inTrail()).isEqualTo(Explanation.inTrail(hidden));
  }

  @Test
  void whatLetSomebodyThroughGoesOnRecordOnceAndNotWithoutBound() {
    List<Decision.Rule> few = IntStream.range(0, 20).mapToObj(i -> rule(i % 3)).toList();
    List<Decision.Rule> many = IntStream.range(0, 250).mapToObj(i -> rule(i)).toList();

    assertThat(Explanation.inTrail(few))
        .isEqualTo(Map.of("rules", List.of("consortium/0", "consortium/1", "consortium/2")));
    assertThat(Explanation.inTrail(many)).containsEntry("rulesInAll", 250);
    assertThat((List<?>) Explanation.inTrail(many).get("rules")).hasSize(Explanation.MOST_IN_TRAIL);
  }

  private static Decision.Rule rule(int number) {
    return new Decision.Rule(
        "consortium/" + number, "A rule", "A reason.", Optional.empty(), Optional.empty());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("org.entente.policy.WaysTest#seeds")
  void ofAHiddenDatasetNothingIsToldButThatItIsNotAvailable(long seed) {
    MarkedWorld world = new MarkedWorld(new Random(seed));
    int hidden = 0;
    for (int i = 0; i < 500; i++) {
      Actor actor = world.actor();
      GovernanceClass dataset = world.dataset();
      BundleDecisions decisions = BundleDecisions.of(ShippedBundle.LOADED);
      boolean seen =
          decisions
              .decide(actor, Action.DISCOVER, dataset, Situation.Look.at(RandomWorld.START))
              .isAllowed();
      Situation.Ask ask = new Situation.Ask(RandomWorld.START, Purpose.RESEARCH, Optional.empty());
      if (!seen
          && decisions.decide(actor, Action.REQUEST, dataset, ask)
              instanceof Decision.Denied denied) {
        hidden++;
        assertThat(Explanation.of(denied).members())
            .as("seed %d, pair %d", seed, i)
            .isEqualTo(
                new Explanation(denied.bundle(), List.of(StandingRules.NOT_AVAILABLE), List.of())
                    .members());
      }
    }
    assertThat(hidden).isPositive();
  }

  private static Optional<Decision.Missing> missing(Explanation told, String attribute) {
    return told.missing().stream().filter(fact -> fact.attribute().equals(attribute)).findFirst();
  }

  private static Fact ended(String agreement) {
    return new Fact(new FactValue.Names(Set.of(agreement)), "register", MAY, Optional.of(MAY));
  }

  private static Decision.Denied denied(Fact agreements, GovernanceClass dataset) {
    return denied(actor(Map.of("agreements", agreements)), dataset);
  }

  private static Decision.Denied denied(Actor actor, GovernanceClass dataset) {
    return (Decision.Denied)
        BundleDecisions.of(ShippedBundle.LOADED)
            .decide(
                actor,
                Action.REQUEST,
                dataset,
                new Situation.Ask(NOW, Purpose.RESEARCH, Optional.empty()));
  }

  private static Actor actor(Map<String, Fact> known) {
    Map<String, Fact> facts = new HashMap<>(known);
    facts.put("assurance", new Fact(new FactValue.Quantity(2), "keycloak", MAY, Optional.empty()));
    return new Actor(
        new ActorRef("test#1", "someone"),
        ActorKind.HUMAN,
        "someone",
        Optional.of(ELSEWHERE),
        Set.of(),
        facts,
        Optional.empty(),
        Optional.empty());
  }

  private static GovernanceClass dataset(Governance.MetadataTier tier) {
    return dataset(tier, Governance.Regime.NONE);
  }

  private static GovernanceClass dataset(Governance.MetadataTier tier, Governance.Regime regime) {
    return GovernanceClass.of(
        OWNER,
        new Governance(
            Governance.AccessLevel.RESTRICTED,
            tier,
            Governance.Basis.OPEN,
            Optional.empty(),
            Optional.empty(),
            new Governance.Export(regime, Set.of(), Set.of("licence")),
            new Governance.Cui(Set.of(), Set.of()),
            Set.of(Purpose.RESEARCH),
            Set.of(),
            Governance.AiTraining.YES,
            false,
            Governance.Review.NONE,
            1,
            Optional.empty(),
            Set.of(Approval.STEWARD),
            Set.of(),
            Set.of("us-jp-2026"),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Set.of(),
            Set.of()));
  }
}
