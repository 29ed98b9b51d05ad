package org.entente.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.grant.Grant.State;
import org.entente.grant.Grant.Suspender;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Purpose;
import org.entente.policy.Standing;
import org.entente.testing.PlainActors;
import org.junit.jupiter.api.Test;

/** What the rules may do to a grant, what a person may do about it, and what is told to whom. */
class GrantLifeByRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final ActorRef HOLDER = new ActorRef("test#holder", "holder");
  private static final ActorRef STEWARD = new ActorRef("test#steward", "steward");
  private static final ActorRef PERSON = new ActorRef("test#person", "person");
  private static final PolicyStop STOP =
      new PolicyStop("bundle", List.of("a/b"), "For the holder.");

  @Test
  void theRulesStopAnActiveGrantAndOnlyAnActiveOne() {
    Grant stopped = GrantLife.denied(grant(State.ACTIVE), STOP, "For all.").orElseThrow().next();

    assertThat(stopped.suspendedBy()).contains(Suspender.POLICY);
    assertThat(stopped.version()).isEqualTo(2);
    for (State other : List.of(State.SUSPENDED, State.EXPIRED, State.REVOKED)) {
      assertThat(GrantLife.denied(grant(other), STOP, "For all.")).isEmpty();
    }
  }

  @Test
  void thoseItConcernsHearAllAndNobodyElse() {
    Grant stopped = grant(State.ACTIVE).stopped(STOP, "For all.");
    Actor person = PlainActors.person(PERSON);

    assertThat(told(PlainActors.person(HOLDER))).isEqualTo("For the holder.");
    assertThat(told(person, HOLDER)).as("whose agent holds it").isEqualTo("For the holder.");
    assertThat(told(person, STEWARD)).as("whose agent does not").isEqualTo("For all.");
    assertThat(told(PlainActors.person(STEWARD))).isEqualTo("For all.");
    assertThat(told(PlainActors.agent(HOLDER, person)))
        .as("an AI agent, which holds it for a person")
        .isEqualTo("For all.");
    assertThat(new GrantReader(Actor.ANONYMOUS, Set.of()).isTheirs(stopped)).isFalse();
  }

  private static String told(Actor reader, ActorRef... agents) {
    Set<String> ids = Arrays.stream(agents).map(ActorRef::id).collect(Collectors.toSet());
    return new GrantReader(reader, ids)
        .reason(grant(State.ACTIVE).stopped(STOP, "For all."))
        .orElseThrow();
  }

  @Test
  void theSameReasonAgainIsNoNews() {
    Grant stopped = grant(State.ACTIVE).stopped(STOP, "For all.");

    assertThat(GrantLife.denied(stopped, STOP, "For all.")).isEmpty();
    PolicyStop underAnotherBundle = new PolicyStop("other", STOP.rules(), STOP.words());
    assertThat(GrantLife.denied(stopped, underAnotherBundle, "For all.")).isEmpty();
    PolicyStop other = new PolicyStop("other", List.of("c/d"), "Something else.");
    assertThat(GrantLife.denied(stopped, other, "For all.").orElseThrow().next().stop())
        .contains(other);
  }

  @Test
  void theRulesResumeWhatTheyStoppedAndNothingElse() {
    Grant stopped = grant(State.ACTIVE).stopped(STOP, "For all.");

    Grant resumed = GrantLife.allowed(stopped).orElseThrow().next();

    assertThat(resumed.isActive()).isTrue();
    assertThat(resumed.stateReason()).isEmpty();
    assertThat(resumed.stop()).isEmpty();
    for (State other : State.values()) {
      assertThat(GrantLife.allowed(grant(other))).isEmpty();
    }
  }

  @Test
  void aPersonMayTakeOverOrEndWhatTheRulesStoppedButNotResumeIt() {
    Grant stopped = grant(State.ACTIVE).stopped(STOP, "For all.");

    assertThat(GrantLife.decide(stopped, new GrantCommand.Resume(), NOW))
        .isInstanceOfSatisfying(
            GrantLife.Step.Impossible.class,
            no -> assertThat(no.reason()).contains("resumes by itself", "For all."));
    assertThat(next(stopped, new GrantCommand.Suspend("Mine.")))
        .matches(it -> it.isSuspendedBy(Suspender.PERSON));
    assertThat(next(stopped, new GrantCommand.Revoke("Mine.")).state()).isEqualTo(State.REVOKED);
    assertThat(GrantLife.decide(stopped, new GrantCommand.Renew(1), NOW))
        .isInstanceOf(GrantLife.Step.Impossible.class);
  }

  @Test
  void othersReadNothingThatTurnsOnTheHoldersPerson() {
    Decision.Rule personal =
        new Decision.Rule(
            "consortium/export",
            "Export",
            "You are not known to be one.",
            Optional.of("Do something."),
            Optional.empty(),
            Decision.Openness.TRAIL);
    Decision.Rule plain = rule("consortium/course", "A course", "You have not taken it.");
    Standing.Fails fails =
        new Standing.Fails(
            new Decision.Denied(
                "bundle",
                List.of(personal, plain),
                List.of(new Decision.Missing("usPerson", "Ask them."))),
            Optional.empty());

    assertThat(StopWords.forOthers(fails))
        .isEqualTo(
            "The rules no longer allow the holder this use: A course; Something that only the"
                + " person may hear of. The holder is told why.");
    assertThat(StopWords.forHolder(fails).words())
        .isEqualTo(
            "You are not known to be one. Do something. You have not taken it. Do something."
                + " Missing: usPerson. Ask them.");
  }

  @Test
  void theHolderHearsSinceWhenSomethingHasRunOut() {
    Decision.Missing ended =
        new Decision.Missing(
            "agreements",
            "Ask the register.",
            Optional.empty(),
            List.of("us-jp-2026"),
            Optional.of(Instant.parse("2026-05-03T00:00:00Z")),
            Decision.Openness.ANYBODY);
    Standing.Fails fails =
        new Standing.Fails(
            new Decision.Denied("bundle", List.of(), List.of(ended)), Optional.empty());

    assertThat(StopWords.forHolder(fails).words())
        .isEqualTo("Missing: agreements. Your us-jp-2026 expired on 3 May 2026. Ask the register.");
    assertThat(StopWords.forOthers(fails)).doesNotContain("us-jp-2026", "May");
  }

  private static Decision.Rule rule(String id, String title, String reason) {
    return new Decision.Rule(id, title, reason, Optional.of("Do something."), Optional.empty());
  }

  private static Grant next(Grant grant, GrantCommand command) {
    return ((GrantLife.Step.Taken) GrantLife.decide(grant, command, NOW)).next();
  }

  private static Grant grant(State state) {
    return new Grant(
        new GrantId(UUID.randomUUID()),
        1,
        Optional.empty(),
        new DatasetId(UUID.randomUUID()),
        new RorId("https://ror.org/01qz5mb56"),
        HOLDER,
        Purpose.RESEARCH,
        Set.of(Approval.STEWARD),
        Set.of(),
        state,
        Optional.empty(),
        NOW,
        NOW.plusSeconds(1_000));
  }
}
