package org.entente.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.identity.FactCalls.everybodyHasBeenHere;
import static org.entente.identity.FactCalls.official;
import static org.entente.identity.FactCalls.registers;
import static org.entente.identity.FactCalls.sends;
import static org.entente.identity.FactCalls.withdraws;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.kernel.RorId;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Evidence is free text and may tell the value (the number of a residence card names a country), so
 * it goes where the value goes.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SensitiveEvidenceTest {
  private static final RorId RIKEN = new RorId("https://ror.org/01sjwvz98");

  @Inject Registrar registrar;

  private final String source = "evidence " + UUID.randomUUID();
  private final String evidence = "residence card of QX " + UUID.randomUUID();

  @BeforeEach
  void meetEverybody() {
    everybodyHasBeenHere();
  }

  @Test
  void evidenceOfASensitiveFactReachesItsOfficeAlone() {
    Person person = Person.SCIENTIST_RIKEN;
    Map<String, String> surfaces = new LinkedHashMap<>();
    long id = registers(Person.EXPORT_OFFICER, said(person, "nationalities", List.of("QX")));
    listed(Person.EXPORT_OFFICER, person).body("evidence", is(evidence));
    listed(Person.ADMIN, person).body("evidence", nullValue());
    surfaces.put(
        "evidence that is too long",
        Problems.expect(
                sends(
                    Person.EXPORT_OFFICER,
                    said(person, "nationalities", List.of("QX"), evidence.repeat(20))),
                400,
                "invalid")
            .extract()
            .asString());
    withdraws(Person.EXPORT_OFFICER, id, "An error.")
        .then()
        .statusCode(200)
        .body("evidence", is(evidence));

    String dataset = NativeRecord.exportControlled().publish();
    for (Person each : Person.values()) {
      surfaces.put("me of " + each, each.calling().get("/api/v1/me").asString());
      surfaces.put(
          "the explorer for " + each,
          each.sending(Map.of("dataset", dataset, "action", "receive", "actor", person.actorId()))
              .post("/api/v1/policies/explain")
              .asString());
      if (each != Person.EXPORT_OFFICER) {
        surfaces.put(
            "facts for " + each,
            each.calling().queryParam("actor", person.subject()).get("/api/v1/facts").asString());
        surfaces.put(
            "history for " + each, each.calling().get("/api/v1/facts/{id}", id).asString());
      }
    }
    Actor elsewhere = official("export-riken", RIKEN, Role.EXPORT_OFFICER);
    assertThat(registrar.find(elsewhere, id))
        .as("an export officer of another organisation")
        .get()
        .satisfies(entry -> assertThat(entry.evidence()).isEmpty());
    Actor here = official("export-here", home(Person.EXPORT_OFFICER), Role.EXPORT_OFFICER);
    assertThat(registrar.find(here, id))
        .get()
        .satisfies(entry -> assertThat(entry.evidence()).contains(evidence));
    surfaces.put("what the entry says of itself", registrar.find(here, id).toString());
    Trail.awaits("actor:" + person.actorId(), "fact.withdrawn allowed");
    for (String format : List.of("jsonl", "csv")) {
      surfaces.put(
          "the trail as " + format,
          Person.AUDITOR.calling().get("/api/v1/audit/export?format=" + format).asString());
    }
    surfaces.forEach((name, text) -> assertThat(text).as(name).doesNotContain(evidence));
    assertThat(surfaces.get("the trail as jsonl")).contains(source);
  }

  @Test
  void evidenceOfWhatIsNoSecretIsReadByWhoeverReadsTheFact() {
    Person person = Person.CURATOR;
    registers(Person.ADMIN, said(person, "training", List.of("course")));
    listed(Person.ADMIN, person).body("evidence", is(evidence));
    listed(Person.PROGRAMME_OFFICER, person).body("evidence", is(evidence));
  }

  private Map<String, Object> said(Person person, String attribute, Object value) {
    return said(person, attribute, value, evidence);
  }

  private Map<String, Object> said(Person person, String attribute, Object value, String evidence) {
    return Map.of(
        "actor",
        person.subject(),
        "attribute",
        attribute,
        "value",
        value,
        "source",
        source,
        "evidence",
        evidence);
  }

  /** The statement in the list as somebody reads it. */
  private ValidatableResponse listed(Person reader, Person about) {
    return reader
        .calling()
        .queryParam("actor", about.subject())
        .get("/api/v1/facts")
        .then()
        .statusCode(200)
        .rootPath("items.find { it.source == '%s' }".formatted(source))
        .body("source", is(source));
  }

  private static RorId home(Person person) {
    return new RorId(person.calling().get("/api/v1/me").then().extract().<String>path("org"));
  }
}
