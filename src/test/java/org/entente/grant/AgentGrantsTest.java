package org.entente.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.AGENT;
import static org.entente.testing.Person.SCIENTIST_ORNL;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.STEWARD_NIMS;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Rules;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an AI agent holds is its person's to read and to give back, and nobody else's. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AgentGrantsTest {
  @Inject GrantReviews reviews;

  private final NativeRecord record = NativeRecord.restricted();
  private String dataset;
  private String request;
  private String grant;

  @BeforeEach
  void theAgentIsGivenAGrant() {
    Rules.takeUpTheFolder();
    SCIENTIST_RIKEN.calling().get("/api/v1/me").then().statusCode(200);
    dataset = record.publish();
    request = AGENT.requests(dataset);
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    grant = AGENT.grantOf(request);
  }

  @Test
  void thePersonFindsItAmongTheirOwnMarkedAsTheAgents() {
    SCIENTIST_RIKEN.calling().get("/api/v1/grants").then().body("items.id", hasItem(grant));
    assertThat(SCIENTIST_RIKEN.grantOf(request)).isEqualTo(grant);
    for (Person either : List.of(SCIENTIST_RIKEN, AGENT)) {
      reads(either)
          .then()
          .statusCode(200)
          .body("holder", equalTo("agent"))
          .body("onBehalfOf", equalTo("scientist-riken"));
    }
    reads(STEWARD_ORNL).then().statusCode(200).body("$", not(hasKey("onBehalfOf")));
  }

  @Test
  void thePersonPagesThroughBothWithoutGapOrRepetition() {
    String request = SCIENTIST_RIKEN.requests(dataset);
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    String own = SCIENTIST_RIKEN.grantOf(request);

    Response first = SCIENTIST_RIKEN.calling().queryParam("limit", 1).get("/api/v1/grants");
    Response second =
        SCIENTIST_RIKEN
            .calling()
            .queryParam("limit", 1)
            .queryParam("cursor", first.<String>path("cursor"))
            .get("/api/v1/grants");

    first
        .then()
        .body("items.id", equalTo(List.of(own)))
        .body("items[0]", not(hasKey("onBehalfOf")));
    second.then().body("items.id", equalTo(List.of(grant)));
    AGENT.calling().get("/api/v1/grants").then().body("items.id", not(hasItem(own)));
    Problems.expect(AGENT.calling().get("/api/v1/grants/{id}", own), 404, "not-found");
    Problems.expect(AGENT.does("revoke", own), 404, "not-found");
  }

  @Test
  void thePersonMayGiveItBackAndNothingElse() {
    for (String command : List.of("suspend", "resume")) {
      Problems.expect(SCIENTIST_RIKEN.does(command, grant), 403, "forbidden");
    }
    Problems.expect(
        SCIENTIST_RIKEN.sending(Map.of("days", 1)).post("/api/v1/grants/{id}/renew", grant),
        403,
        "forbidden");
    AGENT.exchanges(dataset).then().statusCode(200);

    SCIENTIST_RIKEN.does("revoke", grant).then().statusCode(200).body("state", equalTo("revoked"));

    AGENT
        .exchanges(dataset)
        .then()
        .statusCode(403)
        .body("error_description", containsString("revoked"));
    assertThat(Trail.awaits(SCIENTIST_RIKEN, "grant:" + grant, "grant.revoked allowed"))
        .isNotNull();
  }

  @Test
  void whatThePersonGaveBackStopsNothingElseOfTheAgent() {
    String again = AGENT.requests(dataset);
    STEWARD_ORNL.approves(again, "steward").then().statusCode(200);

    SCIENTIST_RIKEN.does("revoke", AGENT.grantOf(again)).then().statusCode(200);

    AGENT.exchanges(dataset).then().statusCode(200);
  }

  @Test
  void toTheRulesThatStopItThePersonHearsAllAndTheAgentOnlyThatThereIsSomething() {
    record.governed("export", Map.of("regime", "ear", "releasableTo", List.of("US")));
    Person.CURATOR
        .sending(record.json())
        .put("/api/v1/datasets/{id}", dataset)
        .then()
        .statusCode(200);
    reviews.round();
    reads(AGENT).then().body("suspendedBy", equalTo("policy"));

    reads(SCIENTIST_RIKEN)
        .then()
        .body("stateReason", containsString("Export Administration Regulations"));
    for (Person other : List.of(AGENT, STEWARD_ORNL)) {
      assertThat(reads(other).asString())
          .contains("Something that only the person may hear of")
          .doesNotContain("Export Administration", "Export control: EAR");
    }
  }

  @Test
  void toEverybodyElseItIsNotThere() {
    String unknown = UUID.randomUUID().toString();
    for (Person other : List.of(SCIENTIST_ORNL, STEWARD_NIMS)) {
      String hidden = Problems.expect(reads(other), 404, "not-found").extract().asString();
      String missing =
          Problems.expect(other.calling().get("/api/v1/grants/{id}", unknown), 404, "not-found")
              .extract()
              .asString();
      assertThat(hidden.replace(grant, "id")).isEqualTo(missing.replace(unknown, "id"));
      Problems.expect(other.does("revoke", grant), 404, "not-found");
      other.calling().get("/api/v1/grants").then().body("items.id", not(hasItem(grant)));
    }
  }

  private Response reads(Person person) {
    return person.calling().get("/api/v1/grants/{id}", grant);
  }
}
