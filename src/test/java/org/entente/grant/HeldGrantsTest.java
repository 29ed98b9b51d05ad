package org.entente.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.grant.Grant.State;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;
import org.junit.jupiter.api.Test;

/** Grants of one holder on one dataset, and which of them count after a steward's word. */
class HeldGrantsTest {
  private static final ActorRef HOLDER = new ActorRef("test#holder", "holder");
  private static final ActorRef PERSON = new ActorRef("test#person", "person");
  private static final ActorRef STEWARD = new ActorRef("test#steward", "steward");

  private final List<Grant> grants = new ArrayList<>();
  private final Map<GrantId, List<GrantChange>> histories = new HashMap<>();

  @Test
  void oneSuspendedGrantStopsThemAll() {
    given(State.ACTIVE, 1, Set.of(Approval.STEWARD));
    Grant suspended = given(State.SUSPENDED, 2, Set.of());

    assertThat(held().stopping()).contains(suspended);
    assertThat(held().usable()).isEmpty();
  }

  @Test
  void afterARevocationAGrantOfPolicyAloneDoesNotCount() {
    Grant revoked = given(State.REVOKED, 1, Set.of());
    happened(revoked, "revoked", STEWARD, 5);
    given(State.ACTIVE, 0, Set.of(Approval.STEWARD));
    given(State.ACTIVE, 6, Set.of());

    assertThat(held().stopping()).contains(revoked);
    assertThat(held().usable()).isEmpty();
  }

  @Test
  void whatAPersonAllowedSinceCounts() {
    happened(given(State.REVOKED, 1, Set.of()), "revoked", STEWARD, 5);
    Grant approved = given(State.ACTIVE, 6, Set.of(Approval.STEWARD));
    Grant renewed = given(State.ACTIVE, 7, Set.of());
    happened(renewed, "renewed", STEWARD, 8);

    assertThat(held().stopping()).isEmpty();
    assertThat(held().usable()).containsExactly(approved, renewed);
  }

  @Test
  void whatTheRulesSuspendedStopsThatGrantAlone() {
    Grant active = given(State.ACTIVE, 1, Set.of());
    Grant stopped =
        given(State.ACTIVE, 2, Set.of())
            .stopped(new PolicyStop("bundle", List.of(), "Because."), "Because.");
    grants.set(1, stopped);

    assertThat(held().stopping()).isEmpty();
    assertThat(held().usable()).containsExactly(active);
    assertThat(held().stoppedByPolicy()).containsExactly(stopped);
  }

  @Test
  void whatTheRulesResumedIsNotAllowedByAPerson() {
    Grant revoked = given(State.REVOKED, 1, Set.of());
    happened(revoked, "revoked", STEWARD, 5);
    happened(given(State.ACTIVE, 2, Set.of()), "resumed", ActorRef.SYSTEM, 6);

    assertThat(held().usable()).isEmpty();
    assertThat(held().stopping()).contains(revoked);
  }

  @Test
  void whatTheHolderGaveBackStopsNothingElse() {
    Grant back = given(State.REVOKED, 1, Set.of());
    happened(back, "revoked", HOLDER, 5);
    Grant other = given(State.ACTIVE, 2, Set.of());

    assertThat(held().stopping()).isEmpty();
    assertThat(held().usable()).containsExactly(other);
    assertThat(held().givenBack()).contains(back);
  }

  @Test
  void whatThePersonOfTheHolderGaveBackStopsNothingElseEither() {
    Grant back = given(State.REVOKED, 1, Set.of());
    happened(back, "revoked", PERSON, 5);
    Grant other = given(State.ACTIVE, 2, Set.of());

    assertThat(held().stopping()).isEmpty();
    assertThat(held().usable()).containsExactly(other);
  }

  @Test
  void givingBackLiftsNoSuspension() {
    Grant back = given(State.REVOKED, 1, Set.of());
    happened(back, "suspended", ActorRef.SYSTEM, 2);
    happened(back, "suspended", STEWARD, 5);
    happened(back, "revoked", HOLDER, 6);
    given(State.ACTIVE, 2, Set.of(Approval.STEWARD));

    assertThat(held().stopping()).contains(back);
    assertThat(held().usable()).isEmpty();
    Grant anew = given(State.ACTIVE, 7, Set.of(Approval.STEWARD));
    assertThat(held().usable()).containsExactly(anew);
  }

  @Test
  void whatWasLiftedOrWasTheRulesStopsNothingElseOnceGivenBack() {
    Grant lifted = given(State.REVOKED, 1, Set.of());
    happened(lifted, "suspended", STEWARD, 2);
    happened(lifted, "resumed", STEWARD, 3);
    happened(lifted, "revoked", HOLDER, 4);
    Grant byTheRules = given(State.REVOKED, 1, Set.of());
    happened(byTheRules, "suspended", ActorRef.SYSTEM, 2);
    happened(byTheRules, "revoked", PERSON, 4);
    Grant other = given(State.ACTIVE, 2, Set.of());

    assertThat(held().stopping()).isEmpty();
    assertThat(held().usable()).containsExactly(other);
  }

  private HeldGrants held() {
    return new HeldGrants(grants, Set.of(HOLDER.id(), PERSON.id()), histories);
  }

  private Grant given(State state, int at, Set<Approval> approvals) {
    Grant grant =
        new Grant(
            new GrantId(UUID.randomUUID()),
            1,
            Optional.empty(),
            new DatasetId(new UUID(0, 1)),
            new RorId("https://ror.org/01qz5mb56"),
            HOLDER,
            Purpose.RESEARCH,
            approvals,
            Set.of(),
            state,
            Optional.empty(),
            second(at),
            second(10_000));
    grants.add(grant);
    return grant;
  }

  private void happened(Grant grant, String what, ActorRef by, int at) {
    histories
        .computeIfAbsent(grant.id(), id -> new ArrayList<>())
        .add(new GrantChange(second(at), by, what, Optional.empty(), second(10_000)));
  }

  private static Instant second(int at) {
    return Instant.ofEpochSecond(1_800_000_000L + at);
  }
}
