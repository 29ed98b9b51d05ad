package org.entente.policy.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Fact;
import org.entente.kernel.DatasetId;
import org.entente.policy.Action;
import org.entente.policy.BundleDecisions;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;
import org.entente.policy.Exploration;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernedWorld;
import org.entente.policy.Inquiry;
import org.entente.policy.Preflight;
import org.entente.policy.Purpose;
import org.entente.policy.Situation;
import org.entente.policy.explorer.Climb.Conclusion;
import org.entente.policy.explorer.Entitlements.Disclosure;
import org.entente.policy.explorer.Entitlements.Entitlement;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A decision taken apart comes to the decision, and shows no more than it may: for actors, data and
 * policies by chance.
 *
 * <p>A longer run: {@code mvn test -Dtest=ClimbTest -Dentente.test.cases=100000
 * -Dentente.test.seed=fresh}.
 */
class ClimbTest {
  private static final int CASES = Integer.getInteger("entente.test.cases", 400);
  private static final int PER_BUNDLE = 100;

  @TempDir Path folder;

  private static final long USUAL_SEED = 20_261_124L;

  static List<Long> seeds() {
    return Seeds.of(USUAL_SEED);
  }

  /** One question by chance. */
  private record Asked(
      BundleDecisions decisions,
      Actor actor,
      Action action,
      GovernanceClass dataset,
      Situation situation,
      String label) {
    Decision decision() {
      return decisions.decide(actor, action, dataset, situation);
    }

    Climb climb(Actor by, Set<String> concealed) {
      return Climb.of(decisions.steps(by, action, dataset, situation), concealed);
    }
  }

  private interface Check {
    void of(GovernedWorld world, Asked asked);
  }

  private void each(long seed, Check check) throws IOException {
    System.out.println("ClimbTest seed " + seed);
    GovernedWorld world = new GovernedWorld(seed, folder.resolve(Long.toString(seed)));
    List<Action> actions = Inquiry.ACTIONS.stream().sorted().toList();
    for (int done = 0; done < CASES; done++) {
      if (done % PER_BUNDLE == PER_BUNDLE - 1) {
        world.changePolicies();
      }
      Action action = actions.get(done % actions.size());
      Situation.Use use = world.use(world.instant());
      check.of(
          world,
          new Asked(
              world.decisions(),
              world.actor(),
              action,
              world.governed(),
              situation(action, use),
              "seed " + seed + ", case " + done));
    }
  }

  private static Situation situation(Action action, Situation.Use use) {
    return switch (action) {
      case DISCOVER, READ_METADATA, STEWARD, CURATE, AUDIT ->
          new Situation.Look(use.now(), use.enclave());
      case REQUEST -> new Situation.Ask(use.now(), use.purpose(), Optional.empty());
      case RECEIVE, COMPUTE, TRAIN, RELEASE_MODEL, DUTY, APPROVE -> use;
    };
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theStepsComeToTheDecisionAndItsRules(long seed) throws IOException {
    Map<Conclusion, Integer> came = new EnumMap<>(Conclusion.class);
    each(
        seed,
        (_, asked) -> {
          Climb climb = asked.climb(asked.actor(), Set.of());
          Decision decision = asked.decision();

          assertThat(climb.conclusion())
              .as(asked.label())
              .isEqualTo(decision.isAllowed() ? Conclusion.ALLOWED : Conclusion.DENIED);
          Set<String> decisive = decisive(climb, decision.isAllowed());
          if (decision.isAllowed()) {
            assertThat(decisive).as(asked.label()).isEqualTo(ids(decision));
          } else {
            assertThat(ids(decision)).as(asked.label()).containsAll(decisive);
          }
          came.merge(climb.conclusion(), 1, Integer::sum);
        });
    if (seed == USUAL_SEED) {
      assertThat(came).containsOnlyKeys(Conclusion.ALLOWED, Conclusion.DENIED);
    }
  }

  /** Permits of the steps that were allowed, or forbids of those that were not. */
  private static Set<String> decisive(Climb climb, boolean allowed) {
    Conclusion wanted = allowed ? Conclusion.ALLOWED : Conclusion.DENIED;
    return climb.steps().stream()
        .filter(step -> step.conclusion() == wanted)
        // of several alternatives that are all refused, the first explains
        .filter(step -> allowed || isFirst(climb, step))
        .flatMap(step -> step.rules().stream().filter(rule -> rule.decides(wanted)))
        .map(rule -> rule.policy().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isFirst(Climb climb, Climb.Examined step) {
    List<Climb.Examined> rung =
        climb.steps().stream()
            .filter(it -> it.step().actor().equals(step.step().actor()))
            .filter(it -> it.step().rung() == step.step().rung())
            .toList();
    return rung.getFirst() == step
        && rung.stream().noneMatch(it -> it.conclusion() == Conclusion.ALLOWED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStewardIsShownWhatIsTheSameWhateverTheSensitiveFactsAre(long seed) throws IOException {
    Map<Exploration.Answer, Integer> came = new EnumMap<>(Exploration.Answer.class);
    each(
        seed,
        (world, asked) -> {
          Actor other = withSecretsOf(world.actor(), asked.actor(), asked.decisions());

          Exploration shown = explored(asked, asked.actor());

          assertThat(explored(asked, other)).as(asked.label()).isEqualTo(shown);
          Conclusion conclusion =
              asked.climb(asked.actor(), asked.decisions().sensitiveFacts()).conclusion();
          if (conclusion != Conclusion.CONCEALED) {
            assertThat(asked.decision().isAllowed())
                .as(asked.label())
                .isEqualTo(conclusion == Conclusion.ALLOWED);
          }
          came.merge(shown.answer(), 1, Integer::sum);
        });
    if (seed == USUAL_SEED) {
      assertThat(came)
          .containsKeys(
              Exploration.Answer.ALLOW, Exploration.Answer.DENY, Exploration.Answer.NOT_SHOWN);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theAnswerIsThatOfAPreflight(long seed) throws IOException {
    Map<Exploration.Answer, Integer> came = new EnumMap<>(Exploration.Answer.class);
    each(
        seed,
        (_, asked) -> {
          Purpose purpose = Purpose.RESEARCH;
          Instant now = asked.situation().now();
          Preflight preflight =
              asked.decisions().preflight(asked.actor(), asked.dataset(), purpose, now);
          Preflight.Verdict told = preflight.verdicts().get(asked.action());
          if (told == null || asked.action() == Action.REQUEST) {
            return;
          }

          Verdict verdict = Verdict.of(scene(asked, asked.actor(), purpose));

          assertThat(verdict.answer().name()).as(asked.label()).isEqualTo(told.answer().name());
          Explanation whole =
              new Explanation(preflight.bundle(), verdict.rules(), verdict.missing());
          assertThat(told.because().onRecord()).as(asked.label()).isEqualTo(whole.onRecord());
          if (hearsAll(asked.actor(), told)) {
            assertThat(told.because()).as(asked.label()).isEqualTo(whole);
          }
          assertThat(verdict.needed()).as(asked.label()).isEqualTo(told.approvalsNeeded());
          came.merge(verdict.answer(), 1, Integer::sum);
        });
    assertThat(came).doesNotContainKeys(Exploration.Answer.NOT_SHOWN, Exploration.Answer.NOT_KNOWN);
    if (seed == USUAL_SEED) {
      assertThat(came)
          .containsKeys(Exploration.Answer.ALLOW, Exploration.Answer.DENY, Exploration.Answer.ASK);
    }
  }

  /** An agent is told less of its person, and nobody why a dataset is hidden from them. */
  private static boolean hearsAll(Actor actor, Preflight.Verdict told) {
    return actor.kind() != ActorKind.AI_AGENT
        && told.reasons().stream().noneMatch(rule -> rule.id().equals("entente/not-available"));
  }

  private static Exploration explored(Asked asked, Actor about) {
    return Answering.of(
        Actor.ANONYMOUS,
        scene(asked, about, Purpose.RESEARCH),
        new Entitlement(Disclosure.INDIFFERENT, true),
        List.of());
  }

  private static Scene scene(Asked asked, Actor about, Purpose purpose) {
    return new Scene(
        asked.decisions(),
        Optional.empty(),
        about,
        asked.dataset(),
        asked.situation().now(),
        new Inquiry(
            new Inquiry.Whom.Seen("test#x"),
            new DatasetId(new java.util.UUID(0, 1)),
            asked.action(),
            purpose,
            Optional.empty(),
            Optional.empty(),
            Set.of()));
  }

  private static Set<String> ids(Decision decision) {
    return decision.rules().stream()
        .map(Decision.Rule::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same actor, and person behind it, with the sensitive facts of somebody else. */
  private static Actor withSecretsOf(Actor secrets, Actor actor, BundleDecisions decisions) {
    if (actor.isAnonymous()) {
      return actor;
    }
    Set<String> sensitive = decisions.sensitiveFacts();
    Map<String, Fact> facts = new HashMap<>(actor.facts());
    facts.keySet().removeAll(sensitive);
    secrets
        .facts()
        .forEach(
            (name, fact) -> {
              if (sensitive.contains(name)) {
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
        actor.actsFor().map(person -> withSecretsOf(secrets, person, decisions)),
        actor.authenticatedAt());
  }
}
