package org.entente.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.junit.jupiter.api.Test;

/** Who may assert what, of whom. */
class MandatesTest {
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  private static final RorId RIKEN = new RorId("https://ror.org/01sjwvz98");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void theTableForPeopleIsTheOneInForce() throws IOException {
    List<String> told =
        Files.readAllLines(Path.of("src/docs/registers.md")).stream()
            .dropWhile(line -> !line.startsWith("| attribute | role"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    List<String> held = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      for (Mandates.Mandate mandate : Mandates.of(attribute)) {
        held.add(
            "| `%s` | `%s` | %s |"
                .formatted(
                    attribute.word(),
                    mandate.role().word(),
                    mandate.limits().isEmpty()
                        ? "anyone"
                        : mandate.limits().stream()
                            .map(Mandates.Limit::description)
                            .collect(Collectors.joining(", "))));
      }
    }
    assertThat(told).containsExactlyElementsOf(held);
  }

  @Test
  void noRoleAssertsWhatTheTableDoesNotGrantIt() {
    for (Role role : Role.values()) {
      Actor by = actor("registrar", role, ORNL);
      for (Attribute attribute : Attribute.values()) {
        boolean granted =
            role == Role.ADMIN
                || Mandates.of(attribute).stream().anyMatch(each -> each.role() == role);
        Optional<Snapshot> colleague =
            Optional.of(
                seen(
                    "somebody",
                    ORNL,
                    isOfAgents(attribute) ? ActorKind.AI_AGENT : ActorKind.HUMAN));
        assertThat(Mandates.refusal(by, fact(attribute, "somebody", ORNL), colleague).isEmpty())
            .as(role + " asserts " + attribute)
            .isEqualTo(granted);
      }
    }
  }

  @Test
  void nobodyAssertsAnythingOfThemselvesOrOfSoftwareThatActsForThem() {
    for (Role role : Role.values()) {
      Actor by = actor("registrar", role, ORNL);
      Snapshot agent = seen("agent", ORNL, ActorKind.AI_AGENT, Optional.of("registrar"));
      for (Attribute attribute : Attribute.values()) {
        assertThat(
                Mandates.refusal(
                    by,
                    fact(attribute, "registrar", ORNL),
                    Optional.of(seen("registrar", ORNL, ActorKind.HUMAN))))
            .isPresent();
        assertThat(Mandates.refusal(by, fact(attribute, "agent", ORNL), Optional.of(agent)))
            .isPresent();
      }
    }
  }

  @Test
  void softwareThatActsForAPersonAssertsAndSeesNothing() {
    Actor person = actor("person", Role.ADMIN, ORNL);
    Actor agent =
        new Actor(
            new ActorRef("agent", "agent"),
            ActorKind.AI_AGENT,
            "agent",
            Optional.of(ORNL),
            Set.of(Role.values()),
            Map.of(),
            Optional.of(person),
            Optional.empty());

    for (Attribute attribute : Attribute.values()) {
      assertThat(Mandates.refusal(agent, fact(attribute, "somebody", ORNL), Optional.empty()))
          .isPresent();
    }
    assertThat(Mandates.any(agent)).isFalse();
    assertThat(Mandates.any(Actor.ANONYMOUS)).isFalse();
    assertThat(Mandates.sight(agent).ofAnyone()).isEmpty();
  }

  @Test
  void anEmployerSpeaksOfItsOwnPeopleAlone() {
    Actor official = actor("official", Role.INSTITUTION_OFFICIAL, RIKEN);
    RegisteredFact residency = fact(Attribute.JP_RESIDENT, "somebody", RIKEN);

    assertThat(refusal(official, residency, RIKEN)).isEmpty();
    assertThat(refusal(official, residency, ORNL)).isPresent();
    assertThat(Mandates.refusal(official, residency, Optional.empty()))
        .as("not seen yet: the same words as for another's people")
        .isEqualTo(refusal(official, residency, ORNL));
    assertThat(refusal(official, fact(Attribute.EMPLOYER_CONSENT, "somebody", ORNL), RIKEN))
        .as("consent of another organisation")
        .isPresent();
  }

  @Test
  void anOwnerApprovesAccessToItsOwnDataAloneButOfAnybody() {
    Actor official = actor("official", Role.INSTITUTION_OFFICIAL, ORNL);

    assertThat(refusal(official, fact(Attribute.FOREIGN_ACCESS, "somebody", ORNL), RIKEN))
        .isEmpty();
    assertThat(refusal(official, fact(Attribute.FOREIGN_ACCESS, "somebody", RIKEN), RIKEN))
        .isPresent();
  }

  @Test
  void agentsAreRegisteredAsAgentsOnly() {
    Actor officer = actor("officer", Role.PROGRAMME_OFFICER, ORNL);
    RegisteredFact owners = fact(Attribute.OWNERS, "somebody", ORNL);

    assertThat(refusal(officer, owners, RIKEN)).isPresent();
    assertThat(
            Mandates.refusal(
                officer, owners, Optional.of(seen("somebody", RIKEN, ActorKind.AI_AGENT))))
        .isEmpty();
  }

  private static boolean isOfAgents(Attribute attribute) {
    return Arrays.asList(Attribute.OWNERS, Attribute.PURPOSES, Attribute.MAY_TRAIN)
        .contains(attribute);
  }

  private static Optional<String> refusal(Actor by, RegisteredFact fact, RorId home) {
    return Mandates.refusal(by, fact, Optional.of(seen("somebody", home, ActorKind.HUMAN)));
  }

  private static RegisteredFact fact(Attribute attribute, String actorId, RorId named) {
    FactValue value =
        switch (attribute.form()) {
          case FLAG -> new FactValue.Flag(true);
          case TEXT -> new FactValue.Text(attribute == Attribute.PARTY_SCREENING ? "clear" : "JP");
          case NAMES ->
              new FactValue.Names(Set.of(attribute.namesOrganisations() ? named.value() : "JP"));
        };
    return new RegisteredFact(
        actorId, attribute, value, "source", "office", NOW, Optional.empty(), Optional.empty());
  }

  private static Actor actor(String id, Role role, RorId org) {
    return new Actor(
        new ActorRef(id, id),
        ActorKind.HUMAN,
        id,
        Optional.of(org),
        Set.of(role),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Snapshot seen(String id, RorId org, ActorKind kind) {
    return seen(
        id, org, kind, kind == ActorKind.AI_AGENT ? Optional.of("person") : Optional.empty());
  }

  private static Snapshot seen(String id, RorId org, ActorKind kind, Optional<String> actsFor) {
    return new Snapshot(
        new ActorRef(id, id),
        kind,
        id,
        Optional.of(org),
        Set.of(),
        Map.of(),
        actsFor,
        Optional.empty(),
        NOW,
        Optional.empty());
  }
}
