package org.entente.policy.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.policy.ShippedBundle;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class PolicyTestResourceTest {
  private static final String TEST = "/api/v1/policies/test";
  private static final String STORY = "tests/01-open-data.yaml";

  @Test
  void aVisitorMustSignIn() {
    given().post(TEST).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scientist-ornl", "curator", "agent"})
  void othersThanThoseWhoWorkWithPoliciesAreRefused(String account) {
    as(account).post(TEST).then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"steward-nims", "auditor", "admin"})
  void theStoriesInForceComeTrueAndNoTextOfARuleIsTold(String account) {
    ValidatableResponse answer = as(account).post(TEST).then().statusCode(200);

    JsonPath report = answer.extract().jsonPath();
    assertThat(report.getInt("failed")).isZero();
    assertThat(report.getInt("passed")).isGreaterThan(400);
    assertThat(report.getString("bundle")).matches("[0-9a-f]{64}");
    assertThat(report.getList("stories.file", String.class)).isSorted().contains(STORY);
    Map<String, Object> first = report.getMap("stories[0].cases[0]");
    assertThat(first).containsKeys("case", "line", "who", "does", "passed", "expected", "found");
    assertThat(report.getMap("rules")).containsKey("03jdj4y14/proprietary-hidden");
    assertThat(answer.extract().asString())
        .doesNotContain("permit (", "forbid (", "unless {", "facts", "steel-2024");
  }

  @Test
  void textsThatAreGivenAreBuiltAndTested() {
    JsonPath report =
        sending("steward-ornl", changed(STORY, "decision: allow", "decision: deny"))
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(report.getInt("failed")).isPositive();
    List<Map<String, Object>> cases =
        report.getList("stories.find { it.file == '" + STORY + "' }.cases");
    assertThat(cases)
        .anySatisfy(
            each ->
                assertThat(each)
                    .containsEntry("passed", false)
                    .containsEntry("differs", List.of("decision")));
    as("steward-ornl").post(TEST).then().body("failed", equalTo(0));
  }

  @Test
  void aRuleThatIsLostIsNoticed() {
    sending(
            "admin",
            changed("consortium/guardrails.cedar", "Regime::\"ear\" }", "Regime::\"itar\" }"))
        .statusCode(200)
        .body("failed", org.hamcrest.Matchers.greaterThan(0));
  }

  @Test
  void whatIsWrongWithRulesAndStoriesIsToldWithFileAndLine() {
    sending(
            "admin",
            changed("consortium/access.cedar", "@title(\"Open data\")", "@titel(\"Open data\")"))
        .statusCode(400)
        .body("type", equalTo("urn:entente:problem:invalid"))
        .body("flaws", hasItem(startsWith("consortium/access.cedar:")));
    sending("admin", changed(STORY, "who: visitor", "who: nobody"))
        .statusCode(400)
        .body("flaws", hasItem(startsWith(STORY + ":")));
    sending("admin", Map.of("consortium/access.cedar", ""))
        .statusCode(400)
        .body("flaws", hasItem(startsWith("schema.cedarschema:")));
  }

  @Test
  void bodiesAreBoundedAndReadStrictly() {
    as("admin").body("[]").post(TEST).then().statusCode(400);
    as("admin").body("{\"fils\":{}}").post(TEST).then().statusCode(400);
    as("admin").body("{\"files\":{\"a\":null}}").post(TEST).then().statusCode(400);
    as("admin")
        .body("{\"files\":{\"a\":\"" + "x".repeat(PolicyTestResource.MOST_BYTES) + "\"}}")
        .post(TEST)
        .then()
        .statusCode(413);
  }

  private static Map<String, String> changed(String path, String found, String instead) {
    Map<String, String> texts = new HashMap<>(ShippedBundle.LOADED.files().texts());
    assertThat(texts.get(path)).contains(found);
    texts.compute(path, (_, text) -> text.replace(found, instead));
    return texts;
  }

  private static ValidatableResponse sending(String account, Map<String, String> files) {
    return as(account).body(Map.of("files", files)).post(TEST).then();
  }

  private static RequestSpecification as(String account) {
    return given().auth().oauth2(Tokens.of(account)).contentType("application/json");
  }
}
