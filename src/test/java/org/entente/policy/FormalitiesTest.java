package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.policy.Preflight.Answer;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is told to be still to do, held against both engines in random worlds: with all of it done
 * the use is allowed as the verdict says, and without any one of it it is denied.
 */
class FormalitiesTest {
  private static final int PAIRS = Integer.getInteger("entente.test.pairs", 400);
  private static final long USUAL_SEED = 20_261_124L;
  private static final Instant NOW = RandomWorld.START;
  private static final List<Action> USES = List.of(Action.RECEIVE, Action.COMPUTE, Action.TRAIN);

  /** Has no rules of its own. */
  private static final RorId OWNER = new RorId("https://ror.org/01sjwvz98");

  /**
   * Demands of bound tokens and of second factors that the shipped policies do not make: both, one
   * in place of the other, and one that is the worse for being met.
   */
  private static final String DEMANDS =
      """
      @id("bound-token")
      @title("A bound token")
      @reason("The token must be bound to a key.")
      forbid (principal, action in [Action::"receive", Action::"train"], resource)
      when { resource.basis == Basis::"nda" }
      unless { context.tokenBound };

      @id("bound-or-fresh")
      @title("A bound token or a second factor")
      @reason("The token must be bound to a key, or the sign-in fresh.")
      forbid (principal, action in [Action::"receive", Action::"compute"], resource)
      when { resource.basis == Basis::"crada" }
      unless { context.tokenBound || (context has mfaAge && context.mfaAge <= 60) };

      @id("not-bound-outside")
      @title("Bound tokens go with terms")
      @reason("A bound token is for those who accepted the first text.")
      forbid (principal, action in [Action::"receive", Action::"compute"], resource)
      when { resource.basis == Basis::"user_proprietary" && context.tokenBound }
      unless { context.termsAccepted.contains("one") };
      """;

  private final ActiveBundle bundle = ActiveBundle.of(ChangedBundles.with(DEMANDS));
  private final Decider decider = new Decider(bundle);
  private final Preflights preflights = new Preflights(bundle);
  private final Map<String, Integer> told = new TreeMap<>();

  static List<Long> seeds() {
    return Seeds.of(USUAL_SEED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void withAllOfItDoneTheVerdictHoldsAndWithoutAnyOneItDoesNot(long seed) {
    Random random = new Random(seed);
    MarkedWorld world = new MarkedWorld(random);
    for (int i = 0; i < PAIRS * 5; i++) {
      Actor actor = signedIn(world.actor(), random);
      GovernanceClass dataset = world.dataset();
      Purpose purpose = Purpose.values()[random.nextInt(Purpose.values().length)];
      Preflight preflight =
          preflights.withWays(actor, dataset, purpose, NOW, new Signposts(_ -> true));
      for (Map.Entry<Action, Preflight.Verdict> each : preflight.verdicts().entrySet()) {
        String where = "seed %d, pair %d, %s".formatted(seed, i, each.getKey());
        Preflight.Verdict verdict = each.getValue();
        if (!USES.contains(each.getKey()) || verdict.answer() == Answer.DENY) {
          assertThat(verdict.formalities()).as(where).isEmpty();
        } else {
          Purpose actual = each.getKey() == Action.TRAIN ? Purpose.AI_TRAINING : purpose;
          Set<String> all = parts(verdict.formalities());
          assertThat(isAllowed(actor, each.getKey(), dataset, actual, verdict, all))
              .as(where)
              .isTrue();
          for (String part : all) {
            Set<String> others = new HashSet<>(all);
            others.remove(part);
            assertThat(isAllowed(actor, each.getKey(), dataset, actual, verdict, others))
                .as(where + " without " + part)
                .isFalse();
          }
          verdict.formalities().forEach(one -> told.merge(one.attribute(), 1, Integer::sum));
        }
      }
    }
    System.out.printf("FormalitiesTest seed %d: %s%n", seed, told);

    if (seed == USUAL_SEED) {
      assertThat(told).containsOnlyKeys("enclave", "mfaAge", "termsAccepted", "tokenBound");
    }
  }

  @Test
  void aSignInThatIsFreshEnoughIsNotAskedForAgain() {
    GovernanceClass dataset = ChangedBundles.open(OWNER, "maxMfaAge", 600L);

    assertThat(toReceive(signedIn(ActorKind.HUMAN, Optional.of(599)), dataset)).isEmpty();
    for (Optional<Integer> age : List.of(Optional.<Integer>empty(), Optional.of(601))) {
      assertThat(toReceive(signedIn(ActorKind.HUMAN, age), dataset))
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.attribute()).isEqualTo("mfaAge");
                assertThat(it.link()).hasValue("/sign-in/again?with=second-factor");
              });
    }
  }

  @Test
  void whoDoesNotSignInOnPagesIsNotLedToOne() {
    GovernanceClass dataset = ChangedBundles.open(OWNER, "maxMfaAge", 600L);

    assertThat(toReceive(signedIn(ActorKind.SERVICE, Optional.empty()), dataset))
        .singleElement()
        .satisfies(it -> assertThat(it.link()).isEmpty());
  }

  private List<Formality> toReceive(Actor actor, GovernanceClass dataset) {
    Preflight preflight =
        preflights.withWays(actor, dataset, Purpose.RESEARCH, NOW, new Signposts(_ -> true));
    assertThat(preflight.verdicts().get(Action.RECEIVE).answer()).isEqualTo(Answer.ALLOW);
    return preflight.verdicts().get(Action.RECEIVE).formalities();
  }

  /** Each thing by itself: a text that is accepted, or the circumstance that is brought about. */
  private static Set<String> parts(List<Formality> formalities) {
    List<String> parts = new ArrayList<>();
    for (Formality each : formalities) {
      if (each.attribute().equals("termsAccepted")) {
        each.terms().forEach(text -> parts.add("text " + text));
      } else {
        assertThat(each.terms()).isEmpty();
        parts.add(each.attribute());
      }
    }
    assertThat(parts).doesNotHaveDuplicates();
    return Set.copyOf(parts);
  }

  /** As both engines decide, of circumstances that are written out once more. */
  private boolean isAllowed(
      Actor actor,
      Action use,
      GovernanceClass dataset,
      Purpose purpose,
      Preflight.Verdict verdict,
      Set<String> done) {
    Situation.Use actual =
        new Situation.Use(
            NOW,
            purpose,
            Optional.empty(),
            verdict.approvalsNeeded(),
            Set.copyOf(
                done.stream()
                    .filter(part -> part.startsWith("text "))
                    .map(part -> part.substring("text ".length()))
                    .toList()),
            done.contains("mfaAge") ? Optional.of(0L) : actor.mfaAge(NOW),
            Preflights.today(actor, purpose, NOW).destination(),
            done.contains("tokenBound"),
            done.contains("enclave") ? dataset.governance().enclave() : Optional.empty());
    return decider.confirm(actor, use, DatasetEntities.entity(dataset), actual).isAllowed();
  }

  /** With a second factor a minute ago, two hours ago, or never. */
  private static Actor signedIn(Actor actor, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> signedIn(actor, Optional.of(60));
      case 1 -> signedIn(actor, Optional.of(7_200));
      default -> actor;
    };
  }

  private static Actor signedIn(ActorKind kind, Optional<Integer> secondsAgo) {
    return signedIn(
        new Actor(
            new ActorRef("test#1", "test"),
            kind,
            "test",
            Optional.of(OWNER),
            Set.of(),
            Map.of(
                "assurance", new Fact(new FactValue.Quantity(2), "chance", NOW, Optional.empty())),
            Optional.empty(),
            Optional.empty()),
        secondsAgo);
  }

  private static Actor signedIn(Actor actor, Optional<Integer> secondsAgo) {
    return new Actor(
        actor.ref(),
        actor.kind(),
        actor.displayName(),
        actor.org(),
        actor.roles(),
        actor.facts(),
        actor.actsFor(),
        secondsAgo.map(seconds -> NOW.minus(Duration.ofSeconds(seconds))));
  }
}
