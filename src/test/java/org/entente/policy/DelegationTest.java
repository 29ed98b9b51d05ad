package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.FactValue;
import org.entente.policy.rule.Entity;
import org.entente.testing.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Software that acts for a person gets at most what the person gets, and at most what it is
 * registered for itself.
 *
 * <p>A longer run: {@code mvn test -Dtest=DelegationTest -Dentente.test.cases=1000000
 * -Dentente.test.seed=fresh}.
 */
class DelegationTest {
  private static final int CASES = Integer.getInteger("entente.test.cases", 4_000);
  private static final int CONFIRMED = 40;
  private static final long USUAL_SEED = 20_261_123L;
  private static final Action[] OPEN_TO_AGENTS = {
    Action.DISCOVER,
    Action.READ_METADATA,
    Action.REQUEST,
    Action.RECEIVE,
    Action.COMPUTE,
    Action.TRAIN,
    Action.RELEASE_MODEL,
    Action.DUTY
  };

  private final Decider decider = new Decider(ShippedBundle.ACTIVE);
  private final Map<Action, Integer> allowed = new EnumMap<>(Action.class);

  static List<Long> seeds() {
    return Seeds.of(USUAL_SEED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anAgentNeverExceedsItsPersonNorItsRegistration(long seed) {
    RandomWorld world = new RandomWorld(new Random(seed));
    for (int i = 0; i < CASES; i++) {
      Actor agent = world.agent();
      GovernanceClass dataset = ShippedBundle.classes().intern(world.owner(), world.governance());
      Situation.Use use = world.use(world.date());
      String label = "seed %d, case %d: %s, %s, %s".formatted(seed, i, agent, dataset, use);
      for (Action action : Action.values()) {
        holdsItsBounds(agent, action, dataset, use, label);
      }
      needsWhatItsPersonNeeds(agent, dataset, use, label);
      owesWhatItsPersonOwes(agent, dataset, use, label);
      if (i % (CASES / CONFIRMED) == 0) {
        bothEnginesSayTheSame(agent, dataset, use, label);
      }
    }
    System.out.println("DelegationTest seed " + seed + ": " + allowed);

    assertThat(allowed.keySet()).isSubsetOf(OPEN_TO_AGENTS);
    if (seed == USUAL_SEED) {
      assertThat(allowed).containsOnlyKeys(OPEN_TO_AGENTS);
    }
  }

  private void holdsItsBounds(
      Actor agent, Action action, GovernanceClass dataset, Situation.Use use, String label) {
    if (!decide(agent, action, dataset, use).isAllowed()) {
      return;
    }
    allowed.merge(action, 1, Integer::sum);
    assertThat(decide(agent.actsFor().orElseThrow(), action, dataset, use).isAllowed())
        .as("the person may not %s; %s", action, label)
        .isTrue();
    if (action == Action.DUTY) {
      return; // what is owed is no right
    }
    assertThat(registered(agent, "owners", use.now())).as(label).contains(dataset.owner().value());
    if (action != Action.DISCOVER && action != Action.READ_METADATA) {
      assertThat(registered(agent, "purposes", use.now())).as(label).contains(use.purpose().word());
    }
    boolean trains =
        action == Action.TRAIN
            || action == Action.RELEASE_MODEL
            || (use.purpose() == Purpose.AI_TRAINING
                && (action == Action.RECEIVE || action == Action.COMPUTE));
    if (trains) {
      assertThat(agent.fact("mayTrain", use.now())).as(label).contains(new FactValue.Flag(true));
    }
  }

  private void needsWhatItsPersonNeeds(
      Actor agent, GovernanceClass dataset, Situation.Use use, String label) {
    Entity entity = DatasetEntities.entity(dataset);
    Need ofAgent = decider.need(agent, Action.RECEIVE, entity, use);
    Need ofPerson = decider.need(agent.actsFor().orElseThrow(), Action.RECEIVE, entity, use);
    switch (ofAgent) {
      case Need.Nothing _ -> assertThat(ofPerson).as(label).isInstanceOf(Need.Nothing.class);
      case Need.Approvals needed -> {
        assertThat(ofPerson).as(label).isNotInstanceOf(Need.Impossible.class);
        if (ofPerson instanceof Need.Approvals persons) {
          assertThat(needed.approvals()).as(label).containsAll(persons.approvals());
        }
      }
      case Need.Impossible _ -> {}
    }
  }

  private static void owesWhatItsPersonOwes(
      Actor agent, GovernanceClass dataset, Situation.Use use, String label) {
    Duties ofAgent = new DutyRoll(ShippedBundle.ACTIVE).of(agent, dataset, use);
    Duties ofPerson =
        new DutyRoll(ShippedBundle.ACTIVE).of(agent.actsFor().orElseThrow(), dataset, use);
    assertThat(ofAgent.obligations()).as(label).containsAll(ofPerson.obligations());
    assertThat(ofAgent.maxToken()).as(label).isLessThanOrEqualTo(ofPerson.maxToken());
    Duration unlimited = Duration.ofDays(100_000);
    assertThat(ofAgent.maxGrant().orElse(unlimited))
        .as(label)
        .isLessThanOrEqualTo(ofPerson.maxGrant().orElse(unlimited));
  }

  private void bothEnginesSayTheSame(
      Actor agent, GovernanceClass dataset, Situation.Use use, String label) {
    Entity entity = DatasetEntities.entity(dataset);
    assertThat(decider.confirm(agent, Action.RECEIVE, entity, use).isAllowed())
        .as(label)
        .isEqualTo(decider.decide(agent, Action.RECEIVE, entity, use).isAllowed());
  }

  private Decision decide(Actor actor, Action action, GovernanceClass dataset, Situation.Use use) {
    Situation situation =
        switch (action) {
          case DISCOVER, READ_METADATA, STEWARD, CURATE, AUDIT ->
              new Situation.Look(use.now(), use.enclave());
          case REQUEST -> new Situation.Ask(use.now(), use.purpose(), Optional.empty());
          case RECEIVE, COMPUTE, TRAIN, RELEASE_MODEL, DUTY -> use;
          case APPROVE ->
              new Situation.Sign(
                  use.now(),
                  Approval.STEWARD,
                  Actor.ANONYMOUS.ref(),
                  Set.of(),
                  Set.of(),
                  Set.of(),
                  Set.of());
        };
    return decider.decide(actor, action, DatasetEntities.entity(dataset), situation);
  }

  private static Set<String> registered(Actor agent, String fact, Instant now) {
    return agent.fact(fact, now).map(it -> ((FactValue.Names) it).values()).orElse(Set.of());
  }
}
