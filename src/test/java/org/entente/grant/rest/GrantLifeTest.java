package org.entente.grant.rest;

import static org.entente.testing.Person.AUDITOR;
import static org.entente.testing.Person.CURATOR;
import static org.entente.testing.Person.SCIENTIST_ORNL;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.STEWARD_NIMS;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.entente.testing.Exchange;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stewards and holders do to grants, and what that does to tokens. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class GrantLifeTest {
  private String dataset;
  private String grant;

  @BeforeEach
  void approveARequest() {
    dataset = NativeRecord.restricted().file("a.csv", "a,b\n").publish();
    String request = SCIENTIST_RIKEN.requests(dataset);
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    grant = SCIENTIST_RIKEN.grantOf(request);
  }

  @Test
  void revokingStopsLiveTokensAndTheNextRequestAtOnce() {
    String token = SCIENTIST_RIKEN.tokenFor(dataset);
    downloads(token).then().statusCode(200);

    STEWARD_ORNL
        .sending(Map.of("reason", "The agreement ended."))
        .post("/api/v1/grants/{id}/revoke", grant)
        .then()
        .statusCode(200)
        .body("state", equalTo("revoked"))
        .body("reason", equalTo("The agreement ended."));

    Problems.expect(downloads(token), 401, "unauthenticated");
    SCIENTIST_RIKEN
        .exchanges(dataset)
        .then()
        .statusCode(403)
        .body("error", equalTo("access_denied"))
        .body("error_description", containsString("The agreement ended."));
    introspects(SCIENTIST_RIKEN, token).then().body("active", equalTo(false));
    Trail.tells("grant:" + grant, "grant.issued allowed", "grant.revoked allowed");
    Assertions.assertThat(Trail.rules(Trail.awaits("grant:" + grant, "grant.revoked allowed")))
        .contains("consortium/steward-stewards");
  }

  @Test
  void revokedIsFinalAndTheWayBackIsANewRequest() {
    STEWARD_ORNL.does("revoke", grant).then().statusCode(200);

    for (String command : List.of("revoke", "suspend", "resume")) {
      Problems.expect(STEWARD_ORNL.does(command, grant), 409, "conflict");
    }
    Problems.expect(renews(STEWARD_ORNL, 1), 409, "conflict");
    STEWARD_ORNL.approves(SCIENTIST_RIKEN.requests(dataset), "steward").then().statusCode(200);
    SCIENTIST_RIKEN.exchanges(dataset).then().statusCode(200);
  }

  @Test
  void aRevokedOpenGrantIsNotQuietlyIssuedAnew() {
    String open = NativeRecord.open().publish();
    SCIENTIST_RIKEN.tokenFor(open);

    STEWARD_ORNL.does("revoke", grantOn(SCIENTIST_RIKEN, open)).then().statusCode(200);

    SCIENTIST_RIKEN.exchanges(open).then().statusCode(403);
  }

  @Test
  void aNewRequestDoesNotGetRoundASuspension() {
    String open = NativeRecord.open().publish();
    SCIENTIST_RIKEN.tokenFor(open);
    STEWARD_ORNL.does("suspend", grantOn(SCIENTIST_RIKEN, open)).then().statusCode(200);

    SCIENTIST_RIKEN.requests(open);

    SCIENTIST_RIKEN
        .exchanges(open)
        .then()
        .statusCode(403)
        .body("error_description", containsString("suspended"));
  }

  @Test
  void afterARevocationOnlyWhatAPersonAllowedSinceCounts() {
    String open = NativeRecord.open().publish();
    SCIENTIST_RIKEN.tokenFor(open);
    STEWARD_ORNL.does("revoke", grantOn(SCIENTIST_RIKEN, open)).then().statusCode(200);

    grant = SCIENTIST_RIKEN.grantOf(SCIENTIST_RIKEN.requests(open));
    SCIENTIST_RIKEN
        .exchanges(open)
        .then()
        .statusCode(403)
        .body("error_description", containsString("revoked"));

    renews(STEWARD_ORNL, 1).then().statusCode(200);
    SCIENTIST_RIKEN.exchanges(open).then().statusCode(200);
  }

  @Test
  void suspendingStopsTokensUntilItIsTakenBack() {
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    STEWARD_ORNL.does("suspend", grant).then().body("state", equalTo("suspended"));
    Problems.expect(downloads(token), 401, "unauthenticated");
    SCIENTIST_RIKEN
        .exchanges(dataset)
        .then()
        .statusCode(403)
        .body("error_description", containsString("suspended"));
    Problems.expect(STEWARD_ORNL.does("suspend", grant), 409, "conflict");
    STEWARD_ORNL.does("resume", grant).then().body("state", equalTo("active"));
    downloads(token).then().statusCode(200);
    downloads(SCIENTIST_RIKEN.tokenFor(dataset)).then().statusCode(200);
    Problems.expect(STEWARD_ORNL.does("resume", grant), 409, "conflict");
    Trail.tells(
        "grant:" + grant,
        "grant.issued allowed",
        "grant.suspended allowed",
        "grant.resumed allowed");
    Assertions.assertThat(Trail.rules(Trail.awaits("grant:" + grant, "grant.suspended allowed")))
        .contains("consortium/steward-stewards");
    Assertions.assertThat(Trail.rules(Trail.awaits("grant:" + grant, "grant.resumed allowed")))
        .contains("consortium/steward-stewards", "consortium/use-restricted");
  }

  @Test
  void aGrantIsRenewedWithinWhatDutyAllows() {
    String before = SCIENTIST_RIKEN.calling().get("/api/v1/grants/{id}", grant).path("expiresAt");

    String after = renews(STEWARD_ORNL, 10).then().statusCode(200).extract().path("expiresAt");

    Assertions.assertThat(Instant.parse(after))
        .isEqualTo(Instant.parse(before).plus(10, ChronoUnit.DAYS));
    Problems.expect(renews(STEWARD_ORNL, 1_000), 400, "invalid");
    for (Object days : List.of(0, -1, "ten", 1.5)) {
      Problems.expect(
          STEWARD_ORNL.sending(Map.of("days", days)).post("/api/v1/grants/{id}/renew", grant),
          400,
          "invalid");
    }
    Problems.expect(STEWARD_ORNL.does("renew", grant), 400, "invalid");
    Problems.expect(
        STEWARD_ORNL
            .sending(Map.of("days", 1, "weeks", 1))
            .post("/api/v1/grants/{id}/renew", grant),
        400,
        "unknown-field");
  }

  @Test
  void aHolderMayGiveAGrantBackAndNothingElse() {
    for (String command : List.of("suspend", "resume")) {
      Problems.expect(SCIENTIST_RIKEN.does(command, grant), 403, "forbidden");
    }
    Problems.expect(renews(SCIENTIST_RIKEN, 1), 403, "forbidden");
    SCIENTIST_RIKEN.does("revoke", grant).then().statusCode(200);
    Trail.awaits("grant:" + grant, "grant.suspended denied");
  }

  @Test
  void aStewardNeitherProlongsNorRestoresWhatTheyHoldThemselves() {
    String open = NativeRecord.open().publish();
    STEWARD_ORNL.tokenFor(open);
    grant = grantOn(STEWARD_ORNL, open);

    Problems.expect(renews(STEWARD_ORNL, 1), 403, "forbidden")
        .body("detail", containsString("another steward"));
    STEWARD_ORNL.does("suspend", grant).then().statusCode(200);
    Problems.expect(STEWARD_ORNL.does("resume", grant), 403, "forbidden");
    STEWARD_ORNL.does("revoke", grant).then().statusCode(200);
    Trail.awaits("grant:" + grant, "grant.renewed denied");
    Trail.awaits("grant:" + grant, "grant.resumed denied");
  }

  @Test
  void renewingTakesEveryApprovalThatTheGrantCarries() {
    String controlled = NativeRecord.exportControlled().publish();
    String request = SCIENTIST_RIKEN.requests(controlled);
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    Person.EXPORT_OFFICER.approves(request, "export-control").then().statusCode(200);
    grant = SCIENTIST_RIKEN.grantOf(request);

    Problems.expect(renews(STEWARD_ORNL, 1), 403, "forbidden")
        .body("detail", containsString("export-control"))
        .body("detail", containsString("new request"));
  }

  @Test
  void aReasonThatIsNoTextIsRefused() {
    for (String command : List.of("suspend", "revoke")) {
      for (String reason : List.of("\"\\u0000\"", "\"half \\ud83d\"")) {
        Problems.expect(
            STEWARD_ORNL
                .sending("{\"reason\":" + reason + "}")
                .post("/api/v1/grants/{id}/{command}", grant, command),
            400,
            "invalid");
      }
    }
  }

  @Test
  void aStewardPagesThroughTheGrantsWithoutGapOrRepetition() {
    String open = NativeRecord.open().publish();
    SCIENTIST_RIKEN.tokenFor(open);
    SCIENTIST_ORNL.tokenFor(open);
    List<String> expected =
        List.of(grantOn(SCIENTIST_ORNL, open), grantOn(SCIENTIST_RIKEN, open), grant);

    List<String> seen = new ArrayList<>();
    String cursor = null;
    for (int page = 0; page < expected.size(); page++) {
      var call = STEWARD_ORNL.calling().queryParam("view", "stewarded").queryParam("limit", 1);
      var answer =
          (cursor == null ? call : call.queryParam("cursor", cursor))
              .get("/api/v1/grants")
              .then()
              .statusCode(200)
              .extract();
      seen.addAll(answer.path("items.id"));
      cursor = answer.path("cursor");
    }
    Assertions.assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void toEverybodyElseTheGrantIsNotThere() {
    String unknown = UUID.randomUUID().toString();
    for (Person other : List.of(SCIENTIST_ORNL, STEWARD_NIMS, CURATOR, AUDITOR)) {
      String hidden =
          Problems.expect(other.calling().get("/api/v1/grants/{id}", grant), 404, "not-found")
              .extract()
              .asString();
      String missing =
          Problems.expect(other.calling().get("/api/v1/grants/{id}", unknown), 404, "not-found")
              .extract()
              .asString();
      Assertions.assertThat(hidden.replace(grant, "id")).isEqualTo(missing.replace(unknown, "id"));
      Problems.expect(other.does("revoke", grant), 404, "not-found");
    }
    Problems.expect(RestAssured.get("/api/v1/grants"), 401, "unauthenticated");
  }

  @Test
  void aStewardListsTheGrantsOfTheirOwner() {
    String[] views = {"stewarded", "held"};
    STEWARD_ORNL
        .calling()
        .queryParam("view", views[0])
        .get("/api/v1/grants")
        .then()
        .body("items.id", hasItem(grant));
    STEWARD_NIMS
        .calling()
        .queryParam("view", views[0])
        .get("/api/v1/grants")
        .then()
        .body("items.id", not(hasItem(grant)));
    Problems.expect(
        STEWARD_ORNL.calling().queryParam("view", "all").get("/api/v1/grants"), 400, "invalid");
  }

  @Test
  void aTokenEndsWhenItsTimeIsUp() {
    String token =
        Exchange.by(SCIENTIST_RIKEN)
            .forDatasets(dataset)
            .set("requested_lifetime", "2")
            .send()
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");

    Awaitility.await().untilAsserted(() -> downloads(token).then().statusCode(401));
    introspects(SCIENTIST_RIKEN, token).then().body("active", equalTo(false));
  }

  @Test
  void aRevokedTokenIsDeadAndItsSiblingsLive() {
    String token = SCIENTIST_RIKEN.tokenFor(dataset);
    String sibling = SCIENTIST_RIKEN.tokenFor(dataset);

    revokes(token).then().statusCode(200);
    revokes(token).then().statusCode(200);
    revokes("nonsense").then().statusCode(200);
    revokes(null).then().statusCode(400).body("error", equalTo("invalid_request"));

    Problems.expect(downloads(token), 401, "unauthenticated");
    downloads(sibling).then().statusCode(200);
  }

  @Test
  void introspectionTellsHoldersAndStaffAndNobodyElse() {
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    introspects(SCIENTIST_RIKEN, token)
        .then()
        .statusCode(200)
        .body("active", equalTo(true))
        .body("username", equalTo("scientist-riken"))
        .body("aud", equalTo(Servers.publicUrl() + "/data"))
        .body("authorization_details[0].datasets", hasItem(dataset));
    introspects(AUDITOR, token).then().body("active", equalTo(true));
    introspects(SCIENTIST_ORNL, token).then().statusCode(200).body("active", equalTo(false));
    introspects(STEWARD_ORNL, token)
        .then()
        .body("active", equalTo(true))
        .body("authorization_details[0].datasets", hasItem(dataset));
    introspects(STEWARD_NIMS, token).then().statusCode(200).body("active", equalTo(false));
    introspects(Person.AGENT, token).then().statusCode(200).body("active", equalTo(false));
    introspects(AUDITOR, "nonsense").then().statusCode(200).body("active", equalTo(false));
    RestAssured.given()
        .formParam("token", token)
        .post("/oauth2/introspect")
        .then()
        .statusCode(401)
        .body("error", equalTo("invalid_token"));
  }

  private Response renews(Person person, int days) {
    return person.sending(Map.of("days", days)).post("/api/v1/grants/{id}/renew", grant);
  }

  private static String grantOn(Person holder, String dataset) {
    return holder
        .calling()
        .get("/api/v1/grants")
        .path("items.find { it.dataset == '%s' }.id".formatted(dataset));
  }

  private Response downloads(String token) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .get("/data/{id}/a.csv", dataset);
  }

  private static Response introspects(Person person, String token) {
    return person.calling().formParam("token", token).post("/oauth2/introspect");
  }

  private static Response revokes(String token) {
    var call = RestAssured.given().contentType("application/x-www-form-urlencoded");
    return (token == null ? call : call.formParam("token", token)).post("/oauth2/revoke");
  }
}
