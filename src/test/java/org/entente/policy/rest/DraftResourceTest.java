package org.entente.policy.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.policy.rest.DraftCalls.DRAFTS;
import static org.entente.policy.rest.DraftCalls.begin;
import static org.entente.policy.rest.DraftCalls.inForce;
import static org.entente.policy.rest.DraftCalls.shortened;
import static org.entente.policy.rest.DraftCalls.write;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.entente.policy.publishing.ArchiveFiles;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Drafts, four eyes, publication and the way back, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DraftResourceTest {
  private static final String BUNDLES = "/api/v1/policies/bundles";
  private static final String OWN = "partners/01qz5mb56/extra.cedar";
  private static final String SHARED = "consortium/extra.cedar";

  private static final String RULE =
      """
      // Why it is there.
      @id("%s") @title("Extra") @reason("It is extra.")
      permit (principal, action == Action::"discover", resource)
      when { resource.projects.contains("of-no-story") };
      """;

  private static final String STORY = "tests/extra.yaml";

  private static final String TOLD =
      """
      story: Known to those who may see it
      told: What is hidden from everybody is hidden from a visitor.
      dataset: { owner: %s, metadataTier: hidden }
      cases:
        - case: a visitor does not learn that it exists
          who: visitor
          does: discover
          decision: deny
      """;

  /** The shipped policies are those that every other test expects. */
  @AfterEach
  void takeUpTheFolder() {
    Person.ADMIN.calling().post("/api/v1/policies/reload").then().statusCode(200);
  }

  @Test
  void forThoseWhoHaveNoPartInPoliciesThereAreNoDrafts() {
    String draft = begin(Person.ADMIN);
    given().get(DRAFTS).then().statusCode(401);
    for (Person other :
        List.of(Person.SCIENTIST_ORNL, Person.CURATOR, Person.AGENT, Person.AUDITOR)) {
      String hidden =
          Problems.expect(other.calling().get(DRAFTS + "/" + draft), 404, "not-found")
              .extract()
              .body()
              .asString();
      String missing =
          Problems.expect(other.calling().get(DRAFTS + "/" + UUID.randomUUID()), 404, "not-found")
              .extract()
              .body()
              .asString();
      assertThat(shortened(hidden)).isEqualTo(shortened(missing));
      Problems.expect(other.sending(Map.of("title", "Mine")).post(DRAFTS), 404, "not-found");
    }
    Problems.expect(Person.STEWARD_ORNL.calling().get(DRAFTS + "/" + draft), 404, "not-found");
    Problems.expect(Person.SCIENTIST_ORNL.calling().get(BUNDLES), 404, "not-found");
    Person.AUDITOR.calling().get(BUNDLES).then().statusCode(200);
  }

  @Test
  void aStewardPublishesTheirOwnRulesAlone() {
    String before = inForce();
    String draft = begin(Person.STEWARD_ORNL);
    write(Person.STEWARD_ORNL, draft, 1, OWN, RULE.formatted("extra")).statusCode(200);

    assertThat(inForce()).isEqualTo(before);
    publish(Person.STEWARD_ORNL, draft).statusCode(200).body("state", equalTo("published"));

    String now = inForce();
    assertThat(now).isNotEqualTo(before);
    Person.SCIENTIST_UNIV
        .calling()
        .get("/api/v1/policies")
        .then()
        .body("items.id", hasItem("01qz5mb56/extra"));
    Map<String, Object> entry = Trail.awaits("bundle:" + now, "policy.activated allowed");
    @SuppressWarnings("unchecked")
    Map<String, Object> details = (Map<String, Object>) entry.get("details");
    assertThat(details)
        .containsEntry("author", "steward-ornl")
        .containsEntry("draft", draft)
        .containsEntry("files", List.of(OWN));
    assertThat(details.get("rules"))
        .as("the rules that differ, and no others")
        .isEqualTo(
            Map.of(
                "added",
                List.of("01qz5mb56/extra"),
                "removed",
                List.of(),
                "changed",
                List.of(),
                "schema",
                false));
    Trail.tells(
        "policy-draft:" + draft,
        "policy-draft.created allowed",
        "policy-draft.edited allowed",
        "policy-draft.published allowed");
  }

  @Test
  void aStewardReachesNothingBeyondTheirFolder() {
    String draft = begin(Person.STEWARD_ORNL);
    Person.STEWARD_ORNL
        .calling()
        .get(DRAFTS + "/" + draft)
        .then()
        .statusCode(200)
        .body("files", hasKey("partners/01qz5mb56/staff.cedar"))
        .body("files", hasKey("consortium/guardrails.cedar"))
        .body("files", not(hasKey("partners/026v1ze26/arim.cedar")));
    for (String path :
        List.of(
            "consortium/extra.cedar",
            "partners/026v1ze26/extra.cedar",
            "schema.cedarschema",
            "partners/01qz5mb56/..%2F..%2Fconsortium/extra.cedar",
            "partners%2F..%2Fconsortium%2Fextra.cedar",
            "partners/01qz5mb56/%2e%2e/026v1ze26/extra.cedar")) {
      Response answer =
          Person.STEWARD_ORNL
              .calling()
              .urlEncodingEnabled(false)
              .header("If-Match", "\"1\"")
              .contentType("text/plain")
              .body(RULE.formatted("extra"))
              .put(DRAFTS + "/" + draft + "/files/" + path);
      assertThat(answer.statusCode()).as(path).isIn(403, 404);
    }
    Map<String, Object> refused =
        Trail.awaits("policy-draft:" + draft, "policy-draft.edited denied");
    assertThat(refused.get("details").toString()).contains("reason");

    for (String rule :
        List.of(
            RULE.replace(
                "\"of-no-story\")",
                "\"of-no-story\") && resource.owner == Org::\"https://ror.org/026v1ze26\""),
            RULE.replace("discover", "approve")
                .replace(" when { resource.projects.contains(\"of-no-story\") }", ""))) {
      long version =
          Person.STEWARD_ORNL.calling().get(DRAFTS + "/" + draft).jsonPath().getLong("version");
      write(Person.STEWARD_ORNL, draft, version, OWN, rule.formatted("extra")).statusCode(200);
      Problems.expect(
              Person.STEWARD_ORNL.calling().post(DRAFTS + "/" + draft + "/publish"), 400, "invalid")
          .body("flaws[0]", startsWith(OWN + ":2: policy `extra`: "));
    }
    Awaitility.await("both refusals")
        .untilAsserted(
            () ->
                assertThat(Trail.about("policy-draft:" + draft).toString())
                    .contains(
                        "a partner's rules speak of its own datasets only",
                        "a partner may not speak of `approve`"));
  }

  @Test
  void whatBindsEverybodyTakesTwoPersons() {
    String before = inForce();
    String draft = begin(Person.ADMIN);
    write(Person.ADMIN, draft, 1, SHARED, RULE.formatted("extra")).statusCode(200);

    Problems.expect(Person.ADMIN.calling().post(DRAFTS + "/" + draft + "/publish"), 409, "conflict")
        .body("files", contains(SHARED));
    Person.ADMIN
        .calling()
        .post(DRAFTS + "/" + draft + "/propose")
        .then()
        .statusCode(200)
        .body("state", equalTo("proposed"))
        .body("version", equalTo(3));
    Problems.expect(approve(Person.ADMIN, draft, 3), 403, "forbidden");
    Problems.expect(approve(Person.STEWARD_ORNL, draft, 3), 404, "not-found");
    Problems.expect(approve(Person.PROGRAMME_OFFICER, draft, 2), 412, "precondition-failed");
    Problems.expect(
        Person.ADMIN
            .calling()
            .header("If-Match", "\"3\"")
            .contentType("text/plain")
            .body("x")
            .put(DRAFTS + "/" + draft + "/files/" + SHARED),
        409,
        "conflict");
    approve(Person.PROGRAMME_OFFICER, draft, 3)
        .then()
        .statusCode(200)
        .body("approvedBy", equalTo("programme-officer"));
    assertThat(inForce()).isEqualTo(before);
    publish(Person.PROGRAMME_OFFICER, draft).statusCode(200);

    String now = inForce();
    assertThat(now).isNotEqualTo(before);
    Person.AUDITOR
        .calling()
        .get(BUNDLES)
        .then()
        .body("items[0].bundle", equalTo(now))
        .body("items[0].how", equalTo("publish"))
        .body("items[0].by", equalTo("admin"))
        .body("items[0].approvedBy", equalTo("programme-officer"));

    Response back =
        Person.PROGRAMME_OFFICER
            .sending(Map.of("note", "It did harm."))
            .post(BUNDLES + "/" + before + "/rollback");
    String proposal =
        back.then().statusCode(202).body("state", equalTo("proposed")).extract().path("id");
    assertThat(inForce()).isEqualTo(now);
    approve(Person.ADMIN, proposal, 1).then().statusCode(412);
    approve(Person.ADMIN, proposal, back.jsonPath().getLong("version")).then().statusCode(200);
    publish(Person.ADMIN, proposal).statusCode(200);
    assertThat(inForce()).isEqualTo(before);
    Person.AUDITOR
        .calling()
        .get(BUNDLES)
        .then()
        .body("items[0].how", equalTo("rollback"))
        .body("items[0].note", equalTo("It did harm."));
    Person.AUDITOR
        .calling()
        .queryParam("from", before)
        .get(BUNDLES + "/" + now + "/diff")
        .then()
        .statusCode(200)
        .body("added", contains("consortium/extra"))
        .body("files.path", contains(SHARED))
        .body("files[0].lines", hasItem("+// Why it is there."));
  }

  @Test
  void whatTellsOfPeopleOrBindsOthersTakesTwoPersonsThoughAStewardWroteIt() {
    String before = inForce();
    String personal =
        RULE.formatted("extra")
            .replace("principal,", "principal is User,")
            .replace("when {", "when { principal has jpResident &&");
    String draft = begin(Person.STEWARD_ORNL);
    write(Person.STEWARD_ORNL, draft, 1, OWN, personal)
        .statusCode(200)
        .body("needsSecond", contains(OWN));
    refusedAlone(draft, OWN, "turns on a sensitive fact");

    write(Person.STEWARD_ORNL, draft, 2, OWN, RULE.formatted("extra")).body("needsSecond", empty());
    write(Person.STEWARD_ORNL, draft, 3, STORY, TOLD.formatted("nims"))
        .body("needsSecond", contains(STORY));
    refusedAlone(draft, STORY, "not only about datasets of your own organisation");
    assertThat(inForce()).isEqualTo(before);

    write(Person.STEWARD_ORNL, draft, 4, STORY, TOLD.formatted("ornl"))
        .body("needsSecond", empty());
    publish(Person.STEWARD_ORNL, draft).statusCode(200);
  }

  @Test
  void twoEditorsLoseNothingAndTheLaterDraftIsBroughtUpToDate() {
    String first = begin(Person.STEWARD_ORNL);
    String second = begin(Person.STEWARD_ORNL);
    write(Person.STEWARD_ORNL, first, 1, OWN, RULE.formatted("first")).statusCode(200);
    write(Person.STEWARD_ORNL, first, 1, OWN, RULE.formatted("other"))
        .statusCode(412)
        .body("version", equalTo(2));
    write(Person.STEWARD_ORNL, second, 1, OWN, RULE.formatted("second")).statusCode(200);
    publish(Person.STEWARD_ORNL, first).statusCode(200);

    publish(Person.STEWARD_ORNL, second)
        .statusCode(409)
        .body("detail", containsString("Bring the draft up to date"));
    Person.STEWARD_ORNL
        .calling()
        .post(DRAFTS + "/" + second + "/rebase")
        .then()
        .statusCode(409)
        .body("files", contains(OWN));
    Person.STEWARD_ORNL
        .sending(Map.of("keep", "draft"))
        .post(DRAFTS + "/" + second + "/rebase")
        .then()
        .statusCode(200)
        .body("outdated", equalTo(false));
    publish(Person.STEWARD_ORNL, second).statusCode(200);
    Person.ADMIN
        .calling()
        .get("/api/v1/policies")
        .then()
        .body("items.id", hasItem("01qz5mb56/second"))
        .body("items.id", not(hasItem("01qz5mb56/first")));
  }

  @Test
  void aCommentIsPublishedTooThoughTheBundleStaysTheSame() {
    String bundle = inForce();
    String draft = begin(Person.STEWARD_ORNL);
    String staff =
        Person.STEWARD_ORNL
            .calling()
            .get(DRAFTS + "/" + draft)
            .jsonPath()
            .getMap("files")
            .get("partners/01qz5mb56/staff.cedar")
            .toString();
    write(
            Person.STEWARD_ORNL,
            draft,
            1,
            "partners/01qz5mb56/staff.cedar",
            "// Looked through.\n\n" + staff)
        .statusCode(200);
    publish(Person.STEWARD_ORNL, draft).statusCode(200);

    assertThat(inForce()).isEqualTo(bundle);
    Person.ADMIN
        .calling()
        .get(BUNDLES)
        .then()
        .body("items[0].how", equalTo("publish"))
        .body("items[0].bundle", equalTo(bundle));
  }

  @Test
  void whatIsExportedMakesTheSameBundle() throws IOException {
    String bundle = inForce();
    byte[] zip =
        Person.ADMIN
            .calling()
            .get(BUNDLES + "/" + bundle + "/export")
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .extract()
            .asByteArray();
    Map<String, String> files =
        ((ArchiveFiles.Unpacked.Texts) ArchiveFiles.read(new ByteArrayInputStream(zip))).texts();
    String draft = begin(Person.ADMIN);
    Person.ADMIN
        .sending(Map.of("files", files))
        .header("If-Match", "\"1\"")
        .put(DRAFTS + "/" + draft + "/files")
        .then()
        .statusCode(200);
    Person.ADMIN
        .calling()
        .post(DRAFTS + "/" + draft + "/validate")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("bundle", equalTo(bundle));
    Person.STEWARD_NIMS
        .calling()
        .queryParam("path", "partners/026v1ze26/arim.cedar")
        .get(BUNDLES + "/" + bundle + "/export")
        .then()
        .statusCode(200)
        .body(startsWith("// National Institute"));
    Problems.expect(
        Person.STEWARD_NIMS
            .calling()
            .queryParam("path", "partners/01qz5mb56/staff.cedar")
            .get(BUNDLES + "/" + bundle + "/export"),
        404,
        "not-found");
  }

  @Test
  void whatCannotBeReadIsSaidAndLosesNothing() {
    String draft = begin(Person.ADMIN);
    Problems.expect(Person.ADMIN.sending(Map.of("title", " ")).post(DRAFTS), 400, "invalid");
    Problems.expect(
        Person.ADMIN
            .calling()
            .contentType("text/plain")
            .body("x")
            .put(DRAFTS + "/" + draft + "/files/" + SHARED),
        400,
        "invalid");
    write(Person.ADMIN, draft, 1, SHARED, "permit (\0").statusCode(400);
    write(Person.ADMIN, draft, 1, SHARED, "permit (principal").statusCode(200);
    Person.ADMIN
        .calling()
        .post(DRAFTS + "/" + draft + "/validate")
        .then()
        .body("valid", equalTo(false))
        .body("flaws", hasItem(startsWith(SHARED + ":1: ")));
    write(Person.ADMIN, draft, 2, "tests/broken.yaml", "story: [").statusCode(200);
    Person.ADMIN
        .calling()
        .post(DRAFTS + "/" + draft + "/validate")
        .then()
        .body("flaws", hasItem(startsWith("tests/broken.yaml:1: ")));
    Person.ADMIN.calling().delete(DRAFTS + "/" + draft).then().statusCode(204);
    Problems.expect(Person.ADMIN.calling().post(DRAFTS + "/" + draft + "/publish"), 400, "invalid");
    Person.ADMIN.calling().get(DRAFTS + "/" + draft).then().body("state", equalTo("withdrawn"));
  }

  private static ValidatableResponse publish(Person publisher, String draft) {
    return publisher.calling().post(DRAFTS + "/" + draft + "/publish").then();
  }

  private static void refusedAlone(String draft, String path, String why) {
    publish(Person.STEWARD_ORNL, draft)
        .statusCode(409)
        .body("files", contains(path))
        .body("detail", containsString(why));
  }

  private static Response approve(Person second, String draft, long version) {
    return second.sending(Map.of("version", version)).post(DRAFTS + "/" + draft + "/approve");
  }
}
