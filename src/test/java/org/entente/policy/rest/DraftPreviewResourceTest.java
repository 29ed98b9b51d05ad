package org.entente.policy.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.entente.policy.rest.DraftCalls.DRAFTS;
import static org.entente.policy.rest.DraftCalls.begin;
import static org.entente.policy.rest.DraftCalls.inForce;
import static org.entente.policy.rest.DraftCalls.shortened;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories and impact of a draft by its id. Nothing here is published. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DraftPreviewResourceTest {
  private static final String IMPACTS = "/api/v1/policies/impacts/";
  private static final String OWN = "partners/01qz5mb56/extra.cedar";
  private static final String ANOTHERS = "partners/026v1ze26/extra.cedar";
  private static final String STORY = "tests/extra.yaml";

  private static final String RULE =
      """
      @id("preview") @title("Preview") @reason("It is only tried.")
      permit (principal, action == Action::"discover", resource)
      when { resource.projects.contains("of-no-other-story") };
      """;

  private static final String TOLD =
      """
      story: Known to everybody for the sake of a project
      told: Whoever comes along learns of data that the project names.
      dataset:
        owner: ornl
        metadataTier: hidden
        projects: [of-no-other-story]
      cases:
        - case: a visitor learns that it exists
          who: visitor
          does: discover
          decision: %s
      """;

  @ParameterizedTest
  @ValueSource(strings = {"test", "impact"})
  void whomADraftIsNothingToCannotTellItFromAMissingOne(String what) {
    String draft = begin(Person.ADMIN);
    given().post(path(draft, what)).then().statusCode(401);
    for (Person other :
        List.of(
            Person.SCIENTIST_ORNL,
            Person.CURATOR,
            Person.AGENT,
            Person.AUDITOR,
            Person.STEWARD_ORNL)) {
      String hidden = notFound(other.calling().post(path(draft, what)));
      String missing = notFound(other.calling().post(path(UUID.randomUUID().toString(), what)));
      assertThat(hidden).isEqualTo(missing);
    }
    notFound(Person.ADMIN.calling().post(path("no-draft", what)));
  }

  @Test
  void aDraftIsTestedAsItIsSaved() {
    String draft = begin(Person.STEWARD_ORNL);
    write(Person.STEWARD_ORNL, draft, 1, STORY, TOLD.formatted("allow"));
    tested(draft)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("failed", equalTo(1))
        .body(extra("passed"), contains(false))
        .body(extra("found.decision"), contains("deny"));

    write(Person.STEWARD_ORNL, draft, 2, OWN, RULE);

    JsonPath mended =
        tested(draft)
            .then()
            .statusCode(200)
            .header("ETag", equalTo("\"3\""))
            .body("failed", equalTo(0))
            .body(extra("found.because[0]"), contains("01qz5mb56/preview"))
            .extract()
            .jsonPath();
    assertThat(mended.getInt("passed")).isGreaterThan(400);
    assertThat(mended.getString("bundle")).isEqualTo(bundle(draft)).isNotEqualTo(inForce());
    Person.STEWARD_ORNL
        .calling()
        .get(DRAFTS + "/" + draft)
        .then()
        .body("state", equalTo("editing"))
        .body("version", equalTo(3));
  }

  @Test
  void whatIsWrongWithADraftIsToldAsFarAsItMayBeRead() {
    String draft = begin(Person.STEWARD_ORNL);
    write(Person.STEWARD_ORNL, draft, 1, OWN, RULE.replace("projects", "projekts"));
    for (String what : List.of("test", "impact")) {
      Problems.expect(Person.STEWARD_ORNL.calling().post(path(draft, what)), 400, "invalid")
          .body("flaws", hasItem(startsWith(OWN + ":")));
    }

    write(Person.STEWARD_ORNL, draft, 2, OWN, RULE);
    write(Person.ADMIN, draft, 3, ANOTHERS, RULE.replace("projects", "secretly"));
    for (String what : List.of("test", "impact")) {
      Problems.expect(Person.STEWARD_ORNL.calling().post(path(draft, what)), 400, "invalid")
          .body("flaws", contains(containsString("another owner's rules are not valid")))
          .body(not(containsString("secretly")))
          .body(not(containsString("026v1ze26")));
      Problems.expect(Person.ADMIN.calling().post(path(draft, what)), 400, "invalid")
          .body("flaws", hasItem(startsWith(ANOTHERS + ":")));
    }
  }

  @Test
  void theImpactOfADraftIsFollowedLikeAnyOther() {
    String draft = begin(Person.STEWARD_ORNL);
    write(Person.STEWARD_ORNL, draft, 1, OWN, RULE);
    String bundle = bundle(draft);

    Response begun = Person.STEWARD_ORNL.calling().post(path(draft, "impact"));

    String id = begun.then().statusCode(202).extract().path("id");
    assertThat(begun.header("Location")).endsWith(IMPACTS + id);
    await()
        .until(
            () -> Person.STEWARD_ORNL.calling().get(IMPACTS + id).jsonPath().getString("state"),
            "done"::equals);
    Person.STEWARD_ORNL
        .calling()
        .get(IMPACTS + id)
        .then()
        .body("result.inForce", equalTo(inForce()))
        .body("result.draft", equalTo(bundle))
        .body("result.personas.size()", greaterThan(0));
    Problems.expect(Person.STEWARD_NIMS.calling().get(IMPACTS + id), 404, "not-found");
    Map<String, Object> entry = Trail.awaits("bundle:" + bundle, "policy.previewed allowed");
    assertThat(entry.get("actor").toString()).contains(Person.STEWARD_ORNL.account());
  }

  /** Of the one case that this test adds. */
  private static String extra(String field) {
    return "stories.find { it.file == '" + STORY + "' }.cases." + field;
  }

  private static Response tested(String draft) {
    return Person.STEWARD_ORNL.calling().post(path(draft, "test"));
  }

  private static String path(String draft, String what) {
    return DRAFTS + "/" + draft + "/" + what;
  }

  private static String bundle(String draft) {
    return Person.STEWARD_ORNL.calling().post(path(draft, "validate")).path("bundle");
  }

  private static void write(Person writer, String draft, long version, String path, String text) {
    DraftCalls.write(writer, draft, version, path, text).statusCode(200);
  }

  private static String notFound(Response answer) {
    return shortened(Problems.expect(answer, 404, "not-found").extract().asString());
  }
}
