package org.entente.policy.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class PolicyResourceTest {
  private static final String GUARDRAIL = "consortium/export-ear";
  private static final String OF_ORNL = "01qz5mb56/crada-protected";
  private static final String OF_NIMS = "026v1ze26/arim-residents";

  @Test
  void aVisitorMustSignIn() {
    given()
        .get("/api/v1/policies")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:entente:problem:unauthenticated"));
  }

  @Test
  void everybodyReadsWhatARuleSaysAndWhichBundleIsInForce() {
    JsonPath answer = listedFor("scientist-univ");

    assertThat(answer.getString("bundle")).matches("[0-9a-f]{64}");
    Map<String, Object> rule = rule(answer, OF_ORNL);
    assertThat(rule)
        .containsOnlyKeys("id", "owner", "effect", "actions", "title", "reason")
        .containsEntry("owner", "https://ror.org/01qz5mb56")
        .containsEntry("effect", "forbid")
        .containsEntry("title", "Protected CRADA data");
    assertThat(rule.get("actions"))
        .isEqualTo(List.of("compute", "receive", "releaseModel", "train"));
    assertThat(rule(answer, GUARDRAIL)).doesNotContainKeys("owner", "text");
    assertThat(answer.getList("items.id", String.class)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aStewardReadsTheTextOfTheirOwnersRulesAndTheConsortiums() {
    JsonPath answer = listedFor("steward-ornl");

    assertThat((String) rule(answer, OF_ORNL).get("text")).startsWith("@id(\"crada-protected\")");
    assertThat(rule(answer, GUARDRAIL)).containsKey("text");
    assertThat(rule(answer, OF_NIMS)).doesNotContainKey("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "admin"})
  void thoseWhoAnswerForTheWholeReadAllTexts(String account) {
    JsonPath answer = listedFor(account);

    assertThat(answer.getList("items", Map.class))
        .allSatisfy(it -> assertThat(it).containsKey("text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"curator", "export-officer", "agent"})
  void othersReadNoText(String account) {
    JsonPath answer = listedFor(account);

    assertThat(answer.getList("items", Map.class))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).doesNotContainKey("text"));
  }

  @Test
  void onlyAnAdministratorReloadsAndTheSamePoliciesAreTheSameBundle() {
    String inForce = listedFor("admin").getString("bundle");
    given()
        .auth()
        .oauth2(Tokens.of("steward-ornl"))
        .post("/api/v1/policies/reload")
        .then()
        .statusCode(403);
    given()
        .auth()
        .oauth2(Tokens.of("admin"))
        .post("/api/v1/policies/reload")
        .then()
        .statusCode(200)
        .body("bundle", equalTo(inForce));
  }

  private static JsonPath listedFor(String account) {
    return given()
        .auth()
        .oauth2(Tokens.of(account))
        .get("/api/v1/policies")
        .then()
        .statusCode(200)
        .header("Content-Type", matchesPattern("application/json.*"))
        .extract()
        .jsonPath();
  }

  private static Map<String, Object> rule(JsonPath answer, String id) {
    return answer.getMap("items.find { it.id == '" + id + "' }");
  }
}
