package org.entente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.CURATOR;
import static org.entente.testing.Person.EXPORT_OFFICER;
import static org.entente.testing.Person.SCIENTIST_ORNL;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.SCIENTIST_UNIV;
import static org.entente.testing.Person.STEWARD_NIMS;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RequestId;
import org.entente.policy.Decision;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.Test;

/** Asking for datasets and deciding, as scientists, stewards and officers do it over HTTP. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RequestFlowTest {
  @Inject AccessRequests requests;
  @Inject Reviews reviews;
  @Inject Actors actors;

  @Test
  void aRestrictedDatasetIsGrantedOnceItsStewardApproves() {
    String dataset = NativeRecord.restricted().publish();

    String request =
        SCIENTIST_RIKEN
            .asks("research", 30, dataset)
            .then()
            .statusCode(201)
            .header("Location", containsString("/api/v1/requests/"))
            .body("state", equalTo("draft"))
            .body("purpose", equalTo("research"))
            .extract()
            .path("id");
    SCIENTIST_RIKEN
        .submits(request)
        .then()
        .statusCode(200)
        .body("state", equalTo("submitted"))
        .body("parts", hasSize(1))
        .body("parts[0].owner", equalTo(NativeRecord.ORNL))
        .body("parts[0].datasets", contains(dataset))
        .body("parts[0].approvalsNeeded", contains("steward"))
        .body("parts[0].approvals", empty());
    for (Person reader : List.of(SCIENTIST_RIKEN, STEWARD_ORNL)) {
      reader
          .reads(request)
          .then()
          .body("parts[0].reasons.approval", contains("steward"))
          .body("parts[0].reasons[0].reasons.id", contains("consortium/approvals"));
    }
    STEWARD_ORNL
        .calling()
        .queryParam("view", "queue")
        .queryParam("limit", 100)
        .get("/api/v1/requests")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(request));
    STEWARD_ORNL
        .approves(request, "steward")
        .then()
        .statusCode(200)
        .body("state", equalTo("approved"))
        .body("parts[0].approvalsNeeded", empty())
        .body("parts[0].approvals[0].approval", equalTo("steward"))
        .body("parts[0].approvals[0].by", equalTo("steward-ornl"))
        .body("parts[0].approvals[0].at", notNullValue())
        .body("history.what", contains("created", "submitted", "approved"));

    SCIENTIST_RIKEN
        .calling()
        .get("/api/v1/grants")
        .then()
        .statusCode(200)
        .body("items.find { it.dataset == '%s' }.request".formatted(dataset), equalTo(request))
        .body("items.find { it.dataset == '%s' }.state".formatted(dataset), equalTo("active"));
    STEWARD_ORNL
        .calling()
        .queryParam("view", "queue")
        .queryParam("limit", 100)
        .get("/api/v1/requests")
        .then()
        .body("items.id", not(hasItem(request)));
    Trail.tells(
        "request:" + request,
        "request.created allowed",
        "request.submitted allowed",
        "request.approved allowed");
    assertThat(rulesOf(request, "request.submitted"))
        .isEqualTo(List.of("consortium/discover-listed", "consortium/request"));
    assertThat(rulesOf(request, "request.approved"))
        .as("that the steward may sign, and that the requester may receive")
        .isEqualTo(
            List.of(
                "consortium/discover-listed",
                "consortium/steward-approves",
                "consortium/use-restricted"));
  }

  private static List<String> rulesOf(String request, String type) {
    return Trail.rules(Trail.awaits("request:" + request, type + " allowed"));
  }

  @Test
  void anExportControlledDatasetNeedsTheExportOfficerToo() {
    String dataset = NativeRecord.exportControlled().publish();
    String request = SCIENTIST_RIKEN.requests(dataset);

    SCIENTIST_RIKEN
        .reads(request)
        .then()
        .body("parts[0].approvalsNeeded", containsInAnyOrder("steward", "export-control"));
    STEWARD_ORNL
        .approves(request, "steward")
        .then()
        .statusCode(200)
        .body("state", equalTo("submitted"))
        .body("parts[0].approvalsNeeded", contains("export-control"));
    Problems.expect(STEWARD_ORNL.approves(request, "export-control"), 403, "forbidden");
    EXPORT_OFFICER
        .calling()
        .queryParam("view", "queue")
        .queryParam("limit", 100)
        .get("/api/v1/requests")
        .then()
        .body("items.id", hasItem(request));
    EXPORT_OFFICER
        .approves(request, "export-control")
        .then()
        .statusCode(200)
        .body("state", equalTo("approved"));
    Trail.tells(
        "request:" + request,
        "request.created allowed",
        "request.submitted allowed",
        "request.approved allowed",
        "request.refused denied",
        "request.approved allowed");
  }

  @Test
  void anOpenDatasetIsApprovedAtOnceByPolicy() {
    String dataset = NativeRecord.open().publish();
    String request = SCIENTIST_UNIV.drafts(dataset);

    SCIENTIST_UNIV
        .submits(request)
        .then()
        .statusCode(200)
        .body("state", equalTo("approved"))
        .body("parts[0].approvals", empty());
  }

  @Test
  void whoeverAsksCannotApproveNotEvenAsSteward() {
    String dataset = NativeRecord.restricted().publish();
    String ofScientist = SCIENTIST_RIKEN.requests(dataset);
    String ofSteward = STEWARD_ORNL.requests(dataset);

    Problems.expect(SCIENTIST_RIKEN.approves(ofScientist, "steward"), 403, "forbidden");
    Problems.expect(STEWARD_ORNL.approves(ofSteward, "steward"), 403, "forbidden")
        .body("reasons.id", hasItem("consortium/no-own-request"));
    STEWARD_ORNL.reads(ofSteward).then().body("state", equalTo("submitted"));
    Trail.awaits("request:" + ofSteward, "request.refused denied");
  }

  @Test
  void aStewardOfAnotherOrganisationDoesNotLearnOfTheRequest() {
    String request = SCIENTIST_RIKEN.requests(NativeRecord.restricted().publish());
    String unknown = UUID.randomUUID().toString();

    for (Person other : List.of(STEWARD_NIMS, SCIENTIST_ORNL, CURATOR, SCIENTIST_UNIV)) {
      String hidden = other.reads(request).then().statusCode(404).extract().asString();
      String missing = other.reads(unknown).then().statusCode(404).extract().asString();
      org.assertj.core.api.Assertions.assertThat(hidden.replace(request, "id"))
          .isEqualTo(missing.replace(unknown, "id"));
      Problems.expect(other.approves(request, "steward"), 404, "not-found");
      Problems.expect(other.says("reject", request, "No."), 404, "not-found");
      Problems.expect(other.says("comment", request, "Hello."), 404, "not-found");
      Problems.expect(other.submits(request), 404, "not-found");
    }
  }

  @Test
  void returnedRequestsCanBeSubmittedAgain() {
    String request = SCIENTIST_RIKEN.requests(NativeRecord.restricted().publish());

    STEWARD_ORNL
        .says("return", request, "Say which instrument you compare with.")
        .then()
        .statusCode(200)
        .body("state", equalTo("returned"));
    Problems.expect(STEWARD_ORNL.approves(request, "steward"), 409, "conflict");
    assertThat(rulesOf(request, "request.returned")).contains("consortium/steward-approves");
    SCIENTIST_RIKEN
        .says("comment", request, "With BL02 at SPring-8.")
        .then()
        .statusCode(200)
        .body("history[-1].comment", equalTo("With BL02 at SPring-8."));
    SCIENTIST_RIKEN.submits(request).then().statusCode(200).body("state", equalTo("submitted"));
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    SCIENTIST_RIKEN.reads(request).then().body("state", equalTo("approved"));
  }

  @Test
  void turningDownNeedsAComment() {
    String request = SCIENTIST_RIKEN.requests(NativeRecord.restricted().publish());

    for (String command : List.of("reject", "return")) {
      Problems.expect(STEWARD_ORNL.says(command, request, "  "), 400, "invalid");
      Problems.expect(
          STEWARD_ORNL.calling().post("/api/v1/requests/{id}/{c}", request, command),
          400,
          "invalid");
    }
    STEWARD_ORNL
        .says("reject", request, "The samples are promised to another group.")
        .then()
        .statusCode(200)
        .body("state", equalTo("rejected"));
    Problems.expect(SCIENTIST_RIKEN.submits(request), 409, "conflict");
    Problems.expect(STEWARD_ORNL.approves(request, "steward"), 409, "conflict");
    assertThat(rulesOf(request, "request.rejected"))
        .as("by which the steward decides")
        .contains("consortium/steward-approves");
    SCIENTIST_RIKEN
        .calling()
        .queryParam("request", request)
        .get("/api/v1/grants")
        .then()
        .body("items", empty());
  }

  @Test
  void aRequesterMayWithdrawWhatIsStillOpen() {
    String request = SCIENTIST_RIKEN.requests(NativeRecord.restricted().publish());

    Problems.expect(STEWARD_ORNL.says("withdraw", request, "Not mine."), 403, "forbidden");
    SCIENTIST_RIKEN
        .calling()
        .post("/api/v1/requests/{id}/withdraw", request)
        .then()
        .statusCode(200)
        .body("state", equalTo("withdrawn"));
    Problems.expect(STEWARD_ORNL.approves(request, "steward"), 409, "conflict");
  }

  @Test
  void eachOwnerDecidesAboutTheirOwnPart() {
    String atOrnl = NativeRecord.restricted().publish();
    String atNims = NativeRecord.restricted().ownedBy(NativeRecord.NIMS).publish();
    String request = SCIENTIST_RIKEN.requests(atOrnl, atNims);

    SCIENTIST_RIKEN
        .reads(request)
        .then()
        .body("parts.owner", containsInAnyOrder(NativeRecord.ORNL, NativeRecord.NIMS));
    STEWARD_ORNL
        .reads(request)
        .then()
        .body("parts.owner", contains(NativeRecord.ORNL))
        .body(not(containsString(atNims)));
    STEWARD_ORNL
        .approves(request, "steward")
        .then()
        .statusCode(200)
        .body("parts[0].state", equalTo("approved"))
        .body("parts", hasSize(1));
    SCIENTIST_RIKEN
        .reads(request)
        .then()
        .body("state", equalTo("submitted"))
        .body(
            "parts.find { it.owner == '%s' }.state".formatted(NativeRecord.NIMS),
            equalTo("submitted"));
    SCIENTIST_RIKEN.exchanges(atOrnl).then().statusCode(200);
    SCIENTIST_RIKEN.exchanges(atNims).then().statusCode(403);
    STEWARD_NIMS.says("reject", request, "Not this year.").then().statusCode(200);
    SCIENTIST_RIKEN
        .reads(request)
        .then()
        .body(
            "parts.find { it.owner == '%s' }.state".formatted(NativeRecord.NIMS),
            equalTo("rejected"))
        .body(
            "parts.find { it.owner == '%s' }.state".formatted(NativeRecord.ORNL),
            equalTo("approved"));
    SCIENTIST_RIKEN.exchanges(atOrnl).then().statusCode(200);
  }

  @Test
  void aSecondClickChangesNothing() {
    String dataset = NativeRecord.restricted().publish();
    String request = SCIENTIST_RIKEN.requests(dataset);

    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);

    SCIENTIST_RIKEN.reads(request).then().body("history", hasSize(3));
    SCIENTIST_RIKEN
        .calling()
        .queryParam("request", request)
        .get("/api/v1/grants")
        .then()
        .body("items", hasSize(1));
  }

  @Test
  void whoMayNotAskIsToldWhyWhenSubmitting() {
    String request = SCIENTIST_UNIV.drafts(NativeRecord.restricted().publish());

    Problems.expect(SCIENTIST_UNIV.submits(request), 403, "forbidden")
        .body("reasons.id", hasItem("consortium/agreement"))
        .body("reasons.id", hasItem("consortium/identity-assurance"))
        .body("detail", containsString("Missing: "));
    org.assertj.core.api.Assertions.assertThat(
            Trail.awaits("request:" + request, "request.refused denied").toString())
        .contains("consortium/agreement", "agreements")
        .doesNotContain("Missing", "coveredNationTie");
    SCIENTIST_UNIV.reads(request).then().body("state", equalTo("draft"));
  }

  /** The dataset's regime is no secret, and what came of it for somebody is. */
  @Test
  void aDeciderIsToldThatSomethingStandsAgainstTheRequesterAndNotWhat() {
    NativeRecord record = NativeRecord.exportControlled();
    String dataset = record.publish();
    String request = SCIENTIST_RIKEN.requests(dataset);
    record.governed("export", Map.of("regime", "ear", "releasableTo", List.of("US")));
    CURATOR.sending(record.json()).put("/api/v1/datasets/{id}", dataset).then().statusCode(200);

    Problems.expect(STEWARD_ORNL.approves(request, "steward"), 403, "forbidden")
        .body("reasons.id", contains("entente/personal-obstacle"))
        .body("missing", empty())
        .body("detail", containsString("only the person may hear of"));

    Review review =
        reviews
            .find(
                actors.find(STEWARD_ORNL.actorId()).orElseThrow(),
                RequestId.parse(request).orElseThrow())
            .orElseThrow();
    Review.Finding.Barred barred =
        (Review.Finding.Barred) review.parts().getFirst().findings().getFirst().outcome();
    assertThat(barred.rules().stream().map(Decision.Rule::id))
        .containsExactly("entente/personal-obstacle");
    assertThat(barred.missing()).isEmpty();
    SCIENTIST_RIKEN
        .preflights(dataset, "research")
        .then()
        .body("request.reasons.id", contains("consortium/export-ear"));
    Map<?, ?> entry = Trail.awaits("request:" + request, "request.refused denied");
    assertThat(((Map<?, ?>) entry.get("details")).get("rules"))
        .isEqualTo(List.of("consortium/export-ear"));
    assertThat(entry.toString()).doesNotContain("exportCountry", "usPerson");
  }

  @Test
  void whatAStewardSaysReachesNoOtherOwner() {
    String request =
        SCIENTIST_RIKEN.requests(
            NativeRecord.restricted().publish(),
            NativeRecord.restricted().ownedBy(NativeRecord.NIMS).publish());

    STEWARD_ORNL
        .says("comment", request, "The sample is ours and fragile.")
        .then()
        .statusCode(200)
        .body("history[-1].comment", equalTo("The sample is ours and fragile."));
    SCIENTIST_RIKEN.says("comment", request, "We shall be careful.").then().statusCode(200);

    STEWARD_NIMS
        .reads(request)
        .then()
        .statusCode(200)
        .body("history.comment", hasItem("We shall be careful."))
        .body(not(containsString("fragile")));
    SCIENTIST_RIKEN
        .reads(request)
        .then()
        .body("history.comment", hasItem("The sample is ours and fragile."));
  }

  @Test
  void whatStaysInItsEnclaveCannotBeAskedForAndIsSaidNotToBe() {
    String dataset = NativeRecord.restricted().governed("enclave", "citadel").publish();

    SCIENTIST_RIKEN
        .preflights(dataset, "research")
        .then()
        .statusCode(200)
        .body("request.decision", equalTo("deny"))
        .body("request.reasons.id", hasItem("consortium/enclave-stays"));
    Problems.expect(SCIENTIST_RIKEN.submits(SCIENTIST_RIKEN.drafts(dataset)), 403, "forbidden")
        .body("reasons.id", hasItem("consortium/enclave-stays"));
  }

  @Test
  void whoSignsForOneDatasetOfAPartIsToldWhichOneAlone() {
    String controlled = NativeRecord.exportControlled().publish();
    String other = NativeRecord.restricted().publish();
    String request = SCIENTIST_RIKEN.requests(controlled, other);
    RequestId id = RequestId.parse(request).orElseThrow();

    Set<String> signed =
        requests.signedFor(actors.find(EXPORT_OFFICER.actorId()).orElseThrow(), id).stream()
            .map(DatasetId::toString)
            .collect(Collectors.toSet());

    org.assertj.core.api.Assertions.assertThat(signed).containsExactly(controlled);
    org.assertj.core.api.Assertions.assertThat(
            requests.signedFor(actors.find(STEWARD_ORNL.actorId()).orElseThrow(), id))
        .hasSize(2);
    org.assertj.core.api.Assertions.assertThat(
            requests.signedFor(actors.find(STEWARD_NIMS.actorId()).orElseThrow(), id))
        .isEmpty();
  }

  @Test
  void hiddenAndMissingDatasetsAreRefusedAlike() {
    String hidden = NativeRecord.hidden().publish();
    String missing = UUID.randomUUID().toString();

    String one =
        Problems.expect(SCIENTIST_RIKEN.asks("research", 30, hidden), 404, "not-found")
            .extract()
            .asString();
    String other =
        Problems.expect(SCIENTIST_RIKEN.asks("research", 30, missing), 404, "not-found")
            .extract()
            .asString();
    org.assertj.core.api.Assertions.assertThat(one).isEqualTo(other);
  }

  @Test
  void draftsThatSayTooLittleOrTooMuchAreRefusedByField() {
    String dataset = NativeRecord.open().publish();
    Map<String, Object> good =
        Map.of(
            "datasets",
            List.of(dataset),
            "purpose",
            "research",
            "justification",
            "Why.",
            "days",
            1);

    for (var wrong :
        Map.<String, Object>of(
                "datasets",
                List.of(),
                "purpose",
                "curiosity",
                "justification",
                " ",
                "days",
                0,
                "acceptedTerms",
                List.of("no hash"))
            .entrySet()) {
      Map<String, Object> body = new java.util.HashMap<>(good);
      body.put(wrong.getKey(), wrong.getValue());
      Problems.expect(SCIENTIST_UNIV.sending(body).post("/api/v1/requests"), 400, "invalid")
          .body("detail", containsString("`" + wrong.getKey() + "`"));
    }
    for (Object days : List.of("thirty", 1.5, -1, 2_000)) {
      Map<String, Object> body = new java.util.HashMap<>(good);
      body.put("days", days);
      Problems.expect(SCIENTIST_UNIV.sending(body).post("/api/v1/requests"), 400, "invalid");
    }
    Map<String, Object> unknown = new java.util.HashMap<>(good);
    unknown.put("dataset", dataset);
    Problems.expect(SCIENTIST_UNIV.sending(unknown).post("/api/v1/requests"), 400, "unknown-field");
    Problems.expect(SCIENTIST_UNIV.sending("{").post("/api/v1/requests"), 400, "malformed");
  }

  @Test
  void listingsPageWithoutRepetition() {
    String dataset = NativeRecord.restricted().publish();
    List<String> all =
        List.of(
            SCIENTIST_ORNL.drafts(dataset),
            SCIENTIST_ORNL.drafts(dataset),
            SCIENTIST_ORNL.drafts(dataset));

    List<String> seen = new java.util.ArrayList<>();
    String cursor = null;
    do {
      var call = SCIENTIST_ORNL.calling().queryParam("limit", 2);
      if (cursor != null) {
        call.queryParam("cursor", cursor);
      }
      var page = call.get("/api/v1/requests").then().statusCode(200).extract();
      seen.addAll(page.path("items.id"));
      cursor = page.path("cursor");
    } while (cursor != null);

    org.assertj.core.api.Assertions.assertThat(seen).doesNotHaveDuplicates().containsAll(all);
  }

  @Test
  void aCursorOfSomebodyElseDoesNotOpen() {
    String dataset = NativeRecord.restricted().publish();
    SCIENTIST_ORNL.drafts(dataset);
    SCIENTIST_ORNL.drafts(dataset);
    String cursor =
        SCIENTIST_ORNL
            .calling()
            .queryParam("limit", 1)
            .get("/api/v1/requests")
            .then()
            .extract()
            .path("cursor");

    for (String forged : List.of(cursor, "AAAA", cursor + "A", "%00")) {
      Problems.expect(
          SCIENTIST_RIKEN.calling().queryParam("cursor", forged).get("/api/v1/requests"),
          400,
          "stale-cursor");
    }
  }
}
