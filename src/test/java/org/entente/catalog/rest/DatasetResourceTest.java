package org.entente.catalog.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.ADMIN;
import static org.entente.testing.Person.AGENT;
import static org.entente.testing.Person.CURATOR;
import static org.entente.testing.Person.EXPORT_OFFICER;
import static org.entente.testing.Person.SCIENTIST_ORNL;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.SCIENTIST_UNIV;
import static org.entente.testing.Person.STEWARD_NIMS;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.catalog.Catalog;
import org.entente.catalog.DatasetDraft;
import org.entente.catalog.DatasetIntake;
import org.entente.catalog.RecordJson;
import org.entente.catalog.Saved;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Registers;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.Test;

/** One dataset over HTTP: curators save it, others see it by tier, everybody asks "may I?". */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DatasetResourceTest {
  @Inject DatasetResource resource;
  @Inject Catalog catalog;

  @Test
  void aCuratorCreatesAndReplacesARecord() {
    NativeRecord record = NativeRecord.open();
    Response created = CURATOR.sending(record.json()).post("/api/v1/datasets");
    created
        .then()
        .statusCode(201)
        .header("ETag", equalTo("\"1\""))
        .body("identifier", equalTo(record.identifier()))
        .body("revision", equalTo(1));
    String dataset = created.path("id");
    assertThat(created.header("Location"))
        .isEqualTo(Servers.publicUrl() + "/api/v1/datasets/" + dataset);

    replaces(dataset, "\"1\"", record.with("title", "Corrected title"))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("title", equalTo("Corrected title"));
    for (String stale : List.of("\"1\"", "\"99\"", "nonsense", "W/\"2\"")) {
      Problems.expect(
          replaces(dataset, stale, record.with("title", "Late")), 412, "precondition-failed");
    }
    replaces(dataset, "*", record.with("title", "Corrected title"))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""));
    Problems.expect(CURATOR.sending(record.json()).post("/api/v1/datasets"), 409, "conflict");
    for (String type : List.of("dataset.created", "dataset.updated")) {
      assertThat(Trail.rules(Trail.awaits("dataset:" + dataset, type + " allowed")))
          .as(type)
          .contains("consortium/curator-curates");
    }
  }

  @Test
  void whoMayKeepARecordButNotSeeItIsStillToldThatItIsKept() throws Exception {
    Actor curator =
        new Actor(
            new ActorRef("idp#curator-ornl", "curator-ornl"),
            ActorKind.HUMAN,
            "curator-ornl",
            Optional.of(new RorId(NativeRecord.ORNL)),
            Set.of(Role.CURATOR),
            Map.of(),
            Optional.empty(),
            Optional.empty());
    NativeRecord record = NativeRecord.hidden();
    DatasetDraft draft =
        ((DatasetIntake.Result.Accepted)
                DatasetIntake.read(
                    RecordJson.parse(record.json().getBytes(UTF_8)), Optional.empty()))
            .draft();

    Saved first = catalog.create(curator, draft);
    jakarta.ws.rs.core.Response created = resource.saved(curator, draft, first);
    DatasetId id = ((Saved.Created) first).id();
    assertThat(created.getStatus()).isEqualTo(201);
    assertThat(created.getLocation().toString()).endsWith("/api/v1/datasets/" + id);
    assertThat(created.getEntity())
        .isEqualTo(new DatasetResource.SavedUnseen(id, record.identifier()));

    jakarta.ws.rs.core.Response again =
        resource.saved(curator, draft, catalog.save(curator, draft));
    assertThat(again.getStatus()).isEqualTo(200);
    assertThat(again.getEntity()).isEqualTo(created.getEntity());
  }

  @Test
  void whatIdentifiesADatasetCannotChange() {
    NativeRecord record = NativeRecord.open();
    String dataset = record.publish();

    Problems.expect(
        replaces(dataset, "*", record.with("owner", NativeRecord.NIMS)), 400, "invalid");
    Problems.expect(replaces(dataset, "*", NativeRecord.open()), 400, "invalid");
    Problems.expect(
        replaces(UUID.randomUUID().toString(), "*", NativeRecord.open()), 404, "not-found");
  }

  @Test
  void onlyCuratorsSave() {
    NativeRecord record = NativeRecord.open();
    String dataset = record.publish();
    for (Person other : Person.values()) {
      if (other != CURATOR) {
        Problems.expect(
            other.sending(NativeRecord.open().json()).post("/api/v1/datasets"), 403, "forbidden");
        Problems.expect(
            other.sending(record.json()).put("/api/v1/datasets/{id}", dataset), 403, "forbidden");
        Problems.expect(other.sending("nonsense").post("/api/v1/datasets"), 403, "forbidden");
      }
    }
    Trail.awaits("", "dataset.created denied");
  }

  @Test
  void recordsAreRefusedByField() {
    Map<String, NativeRecord> faults =
        Map.of(
            "`title`", NativeRecord.open().without("title"),
            "`description`", NativeRecord.open().with("description", " "),
            "`owner`", NativeRecord.open().with("owner", "https://ror.org/01qz5mb57"),
            "`identifier`", NativeRecord.open().without("identifier"),
            "`keywords", NativeRecord.open().with("keywords", "one"),
            "`doi`", NativeRecord.open().with("doi", "not-a-doi"),
            "`distributions[0].path`",
                NativeRecord.open().with("distributions", List.of(Map.of("path", "../x"))),
            "`governance.accessLevel`", NativeRecord.open().governed("accessLevel", "secret"),
            "`governance.minAssurance`", NativeRecord.open().governed("minAssurance", 1.5),
            "classification", NativeRecord.open().with("title", "TOP SECRET//NOFORN sample"));
    faults.forEach(
        (field, record) ->
            Problems.expect(CURATOR.sending(record.json()).post("/api/v1/datasets"), 400, "invalid")
                .body("detail", containsString(field)));
    Problems.expect(
        CURATOR
            .sending(NativeRecord.open().with("owner", "https://ror.org/05xpvk416").json())
            .post("/api/v1/datasets"),
        400,
        "invalid");
  }

  @Test
  void hiddenAndMissingAnswerAlike() {
    String hidden = NativeRecord.hidden().publish();
    String missing = UUID.randomUUID().toString();

    for (Person person : List.of(SCIENTIST_RIKEN, SCIENTIST_ORNL, STEWARD_NIMS, EXPORT_OFFICER)) {
      for (String path : List.of("/api/v1/datasets/{id}", "/api/v1/datasets/{id}/access")) {
        expectAlike(
            person.calling().get(path, hidden),
            person.calling().get(path, missing),
            hidden,
            missing);
        expectAlike(
            person.calling().head(path, hidden),
            person.calling().head(path, missing),
            hidden,
            missing);
      }
    }
    expectAlike(
        RestAssured.get("/api/v1/datasets/{id}", hidden),
        RestAssured.get("/api/v1/datasets/{id}", missing),
        hidden,
        missing);
    STEWARD_ORNL.calling().get("/api/v1/datasets/{id}", hidden).then().statusCode(200);
    CURATOR.calling().get("/api/v1/datasets/{id}", hidden).then().statusCode(200);
  }

  @Test
  void summariesHoldNothingOfTheFullRecord() {
    String dataset =
        NativeRecord.restricted()
            .governed("metadataTier", "summary")
            .with("keywords", List.of("confidential-keyword"))
            .with("creators", List.of("A. Creator"))
            .publish();

    SCIENTIST_RIKEN
        .calling()
        .get("/api/v1/datasets/{id}", dataset)
        .then()
        .statusCode(200)
        .body("tier", equalTo("summary"))
        .body(
            "keySet()", containsInAnyOrder("id", "identifier", "tier", "title", "summary", "owner"))
        .header("ETag", nullValue())
        .body(not(containsString("confidential-keyword")));
    STEWARD_ORNL
        .calling()
        .get("/api/v1/datasets/{id}", dataset)
        .then()
        .body("tier", equalTo("full"))
        .body("keywords", contains("confidential-keyword"))
        .body("governance.accessLevel", equalTo("restricted"));
    assertThat(
            Trail.awaits(STEWARD_ORNL, "dataset:" + dataset, "dataset.viewed allowed")
                .get("details"))
        .hasToString(
            "{rules=[consortium/discover-listed, consortium/read-officers,"
                + " consortium/steward-sees], tier=full}");
  }

  @Test
  void anonymousReadersSeeWhatIsListedForEverybody() {
    String dataset = NativeRecord.restricted().publish();

    RestAssured.get("/api/v1/datasets/{id}", dataset)
        .then()
        .statusCode(200)
        .body("tier", equalTo("full"));
    RestAssured.get("/api/v1/datasets/{id}/access", dataset)
        .then()
        .statusCode(200)
        .body("discover.decision", equalTo("allow"))
        .body("receive.decision", equalTo("deny"))
        .body("receive.reasons.id", hasItem("consortium/signed-in"));
  }

  @Test
  void whatTellsOfOthersStaysOutOfTheRecord() {
    String dataset =
        NativeRecord.restricted()
            .governed("projects", List.of("project-hush"))
            .governed("parties", List.of(NativeRecord.NVIDIA))
            .governed(
                "embargo", Map.of("until", "2020-01-01T00:00:00Z", "team", List.of("team-hush")))
            .publish();

    SCIENTIST_RIKEN
        .calling()
        .get("/api/v1/datasets/{id}", dataset)
        .then()
        .statusCode(200)
        .body(not(containsString("hush")))
        .body(not(containsString(NativeRecord.NVIDIA)));
  }

  @Test
  void theSameRestrictedDatasetAnswersDifferentlyToDifferentPeople() {
    String dataset = NativeRecord.restricted().publish();

    for (Person scientist : List.of(SCIENTIST_ORNL, SCIENTIST_RIKEN)) {
      scientist
          .preflights(dataset, "research")
          .then()
          .statusCode(200)
          .body("discover.decision", equalTo("allow"))
          .body("readMetadata.decision", equalTo("allow"))
          .body("request.decision", equalTo("ask"))
          .body("receive.decision", equalTo("ask"))
          .body("receive.approvalsNeeded", contains("steward"))
          .body("train.decision", equalTo("ask"))
          .body("train.approvalsNeeded", containsInAnyOrder("steward", "ai-training"))
          .body("terms", empty());
    }
    SCIENTIST_UNIV
        .preflights(dataset, "research")
        .then()
        .body("discover.decision", equalTo("allow"))
        .body("receive.decision", equalTo("deny"))
        .body("receive.approvalsNeeded", empty())
        .body(
            "receive.reasons.id", hasItems("consortium/agreement", "consortium/identity-assurance"))
        .body("receive.reasons.title", not(hasItem(nullValue())))
        .body("receive.reasons.remedy", hasItem(notNullValue()))
        .body("receive.missing.attribute", hasItem("coveredNationTie"))
        .body("receive.missing.remedy", hasItem(notNullValue()))
        .body("receive.missing.supplier", hasItem(notNullValue()))
        .body("receive.missing.sensitive", not(hasItem(notNullValue())))
        .body("receive.ways", empty())
        .body("bundle", matchesPattern("[0-9a-f]{64}"));
  }

  @Test
  void whatWouldTurnANoIntoAskIsToldWithWhoCanDoIt() {
    String dataset =
        NativeRecord.restricted()
            .governed("requiredTraining", List.of("neutron-safety-2026"))
            .publish();

    SCIENTIST_RIKEN
        .preflights(dataset, "research")
        .then()
        .body("receive.decision", equalTo("deny"))
        .body("receive.reasons.id", contains("consortium/training-course"))
        .body("receive.ways", hasSize(1))
        .body("receive.ways[0].leadsTo", equalTo("ask"))
        .body("receive.ways[0].steps.kind", contains("self"))
        .body("receive.ways[0].steps.attribute", contains("training"))
        .body("receive.ways[0].steps[0].what", containsString("neutron-safety-2026"))
        .body("request.ways[0].leadsTo", equalTo("ask"));
  }

  @Test
  void adviceToJoinAnAgreementLinksToItsPageForThoseWhoMayKnowOfIt() {
    String agreement = "ended-" + UUID.randomUUID();
    ADMIN
        .sending(
            Map.of(
                "version", "1",
                "title", "An agreement that RIKEN had",
                "parties", List.of("https://ror.org/01sjwvz98"),
                "inForceFrom", "2020-01-01T00:00:00Z",
                "inForceUntil", "2021-01-01T00:00:00Z"))
        .put("/api/v1/agreements/{id}", agreement)
        .then()
        .statusCode(200);
    String dataset =
        NativeRecord.open().governed("requiredAgreements", List.of(agreement)).publish();

    SCIENTIST_RIKEN
        .preflights(dataset, "research")
        .then()
        .body("receive.ways[0].steps.attribute", contains("agreements"))
        .body("receive.ways[0].steps[0].link", equalTo("/registers/agreements/" + agreement));
    SCIENTIST_RIKEN.calling().get("/api/v1/agreements/{id}", agreement).then().statusCode(200);
    SCIENTIST_UNIV
        .preflights(dataset, "research")
        .then()
        .body("receive.ways[0].steps.attribute", contains("agreements"))
        .body("receive.ways[0].steps[0].what", containsString(agreement))
        .body("receive.ways[0].steps[0].who", containsString("the programme office"))
        .body("receive.ways[0].steps[0].link", nullValue());
    SCIENTIST_UNIV.calling().get("/api/v1/agreements/{id}", agreement).then().statusCode(404);
  }

  @Test
  void whoKnowsTheSummaryHearsWhatWouldShowTheRecordAndNoneOfItsNames() {
    String dataset =
        NativeRecord.restricted()
            .governed("metadataTier", "summary")
            .governed("projects", List.of("project-hush"))
            .governed("requiredTraining", List.of("course-hush"))
            .publish();

    SCIENTIST_UNIV
        .preflights(dataset, "research")
        .then()
        .body("readMetadata.decision", equalTo("deny"))
        .body("readMetadata.ways", hasSize(1))
        .body("readMetadata.ways[0].leadsTo", equalTo("allow"))
        .body("readMetadata.ways[0].steps.attribute", contains("projects"))
        .body("readMetadata.ways[0].steps.kind", contains("other"))
        .body(not(containsString("hush")));
  }

  @Test
  void aYesTellsWhatIsStillToDoWhenTheDataIsUsed() {
    String terms = "ab".repeat(32);
    String dataset =
        NativeRecord.open().governed("maxMfaAge", 900).governed("terms", List.of(terms)).publish();

    SCIENTIST_RIKEN
        .preflights(dataset, "research")
        .then()
        .body("receive.decision", equalTo("allow"))
        .body("receive.formalities.attribute", contains("mfaAge", "termsAccepted"))
        .body("receive.formalities[0].link", equalTo("/sign-in/again?with=second-factor"))
        .body("receive.formalities[1].terms", contains(terms))
        .body("discover.formalities", empty())
        .body("receive.ways", empty());
    SCIENTIST_RIKEN
        .preflights(NativeRecord.open().publish(), "research")
        .then()
        .body("receive.formalities", empty());
  }

  @Test
  void exportControlAsksForTheOfficerAndStopsTheUnknown() {
    String dataset = NativeRecord.exportControlled().publish();

    SCIENTIST_RIKEN
        .preflights(dataset, "research")
        .then()
        .body("receive.decision", equalTo("ask"))
        .body("receive.approvalsNeeded", containsInAnyOrder("export-control", "steward"));
    SCIENTIST_UNIV
        .preflights(dataset, "research")
        .then()
        .body("receive.decision", equalTo("deny"))
        .body("receive.reasons.id", hasItem("consortium/export-ear"));
  }

  @Test
  void openDataIsAllowedAtOnceAndForeignPurposesAreNot() {
    String dataset = NativeRecord.open().publish();

    SCIENTIST_UNIV
        .preflights(dataset, "research")
        .then()
        .body("receive.decision", equalTo("allow"))
        .body("receive.approvalsNeeded", empty())
        .body("request.decision", equalTo("allow"));
    SCIENTIST_UNIV
        .preflights(dataset, "commercial")
        .then()
        .body("receive.decision", equalTo("deny"))
        .body("receive.reasons.id", hasItem("consortium/purpose"));
  }

  @Test
  void whatTheRecordLeavesOutDeniesUntilItIsSettled() {
    String dataset =
        NativeRecord.open()
            .with("governance", Map.of("metadataTier", "full", "accessLevel", "open"))
            .publish();

    SCIENTIST_ORNL
        .preflights(dataset, "research")
        .then()
        .body("discover.decision", equalTo("allow"))
        .body("request.decision", equalTo("deny"))
        .body(
            "receive.reasons.id",
            hasItems("consortium/complete-record", "consortium/export-determined"));
  }

  @Test
  void anEmbargoHidesFromAllButTheTeam() {
    Map<String, Object> embargo =
        Map.of("until", "2099-03-31T15:00:00Z", "team", List.of("test-team"));
    String dataset = NativeRecord.open().governed("embargo", embargo).publish();
    Person.ADMIN
        .sending(
            Map.of(
                "facts", List.of(Registers.fact(SCIENTIST_ORNL, "projects", List.of("test-team")))))
        .put("/api/v1/facts")
        .then()
        .statusCode(200);

    SCIENTIST_RIKEN.calling().get("/api/v1/datasets/{id}", dataset).then().statusCode(404);
    SCIENTIST_ORNL.calling().get("/api/v1/datasets/{id}", dataset).then().statusCode(200);
  }

  @Test
  void anAgentSeesNoMoreThanItIsRegisteredFor() {
    SCIENTIST_RIKEN.calling().get("/api/v1/me").then().statusCode(200);
    String registered = NativeRecord.open().publish();
    String other = NativeRecord.open().ownedBy(NativeRecord.LANL).publish();

    AGENT.calling().get("/api/v1/datasets/{id}", registered).then().statusCode(200);
    AGENT.calling().get("/api/v1/datasets/{id}", other).then().statusCode(404);
    SCIENTIST_RIKEN.calling().get("/api/v1/datasets/{id}", other).then().statusCode(200);
    AGENT
        .preflights(registered, "education")
        .then()
        .body("receive.decision", equalTo("deny"))
        .body("receive.reasons.id", hasItem("consortium/agent-purposes"));
  }

  @Test
  void vocabulariesArePublic() {
    RestAssured.get("/api/v1/organisations")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(NativeRecord.ORNL))
        .body("items.name", anything());
    RestAssured.get("/api/v1/challenge-areas")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(26));
  }

  @Test
  void theSameQuestionHasTheSameBytesAsAnswer() {
    String dataset = NativeRecord.exportControlled().publish();

    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      answers.add(
          SCIENTIST_UNIV.preflights(dataset, "research").asString()
              + SCIENTIST_UNIV.calling().get("/api/v1/datasets/{id}", dataset).asString());
    }
    assertThat(answers).containsOnly(answers.getFirst());
  }

  private static Response replaces(String dataset, String ifMatch, NativeRecord record) {
    return CURATOR
        .sending(record.json())
        .header("If-Match", ifMatch)
        .put("/api/v1/datasets/{id}", dataset);
  }

  private static void expectAlike(
      Response hidden, Response missing, String hiddenId, String missingId) {
    assertThat(hidden.statusCode()).isEqualTo(404).isEqualTo(missing.statusCode());
    assertThat(hidden.asString().replace(hiddenId, "id"))
        .isEqualTo(missing.asString().replace(missingId, "id"));
    assertThat(hidden.headers().asList().toString().replace(hiddenId, "id"))
        .isEqualTo(missing.headers().asList().toString().replace(missingId, "id"));
  }
}
