package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.junit.jupiter.api.Test;

/** Who may read the whole trail, by the rules this repository ships. */
class TrailReadersTest {
  private static final RorId PROGRAMME_OFFICE = new RorId("https://ror.org/01bj3aw27");
  private static final RorId PARTNER = new RorId("https://ror.org/01qz5mb56");

  @Test
  void auditorsOfTheProgrammeOfficeReadAllAndPartnersAuditorsDoNot() {
    assertThat(readsAll(person(PROGRAMME_OFFICE, Role.AUDITOR))).isTrue();
    assertThat(readsAll(person(PARTNER, Role.AUDITOR))).isFalse();
    assertThat(readsAll(person(PROGRAMME_OFFICE, Role.ADMIN))).isFalse();
    assertThat(readsAll(Actor.ANONYMOUS)).isFalse();
  }

  @Test
  void softwareThatActsForAnAuditorReadsNothing() {
    Actor auditor = person(PROGRAMME_OFFICE, Role.AUDITOR);
    assertThat(readsAll(actor(ActorKind.AI_AGENT, PROGRAMME_OFFICE, Optional.of(auditor))))
        .isFalse();
    assertThat(readsAll(actor(ActorKind.SERVICE, PROGRAMME_OFFICE, Optional.empty()))).isTrue();
  }

  private static boolean readsAll(Actor actor) {
    return new Decider(ShippedBundle.ACTIVE)
        .decide(
            actor,
            Action.AUDIT,
            DatasetEntities.entity(TrailReaders.ANYBODYS),
            Situation.Look.at(Instant.parse("2026-11-24T08:00:00Z")))
        .isAllowed();
  }

  private static Actor person(RorId organisation, Role role) {
    return new Actor(
        new ActorRef("test#somebody", "somebody"),
        ActorKind.HUMAN,
        "somebody",
        Optional.of(organisation),
        Set.of(role),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Actor actor(ActorKind kind, RorId organisation, Optional<Actor> person) {
    return new Actor(
        new ActorRef("test#software", "software"),
        kind,
        "software",
        Optional.of(organisation),
        Set.of(Role.AUDITOR),
        Map.of(),
        person,
        Optional.empty());
  }
}
