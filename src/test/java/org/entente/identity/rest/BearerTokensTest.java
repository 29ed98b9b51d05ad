package org.entente.identity.rest;

import static org.entente.testing.Person.AGENT;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.entente.testing.Forgeries;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Who the API takes a bearer token for, and which tokens it does not take. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BearerTokensTest {
  private static final List<String> GUARDED =
      List.of(
          "/api/v1/me",
          "/api/v1/grants",
          "/api/v1/requests",
          "/api/v1/facts",
          "/api/v1/imports",
          "/api/v1/audit/entries",
          "/api/v1/audit/export?format=jsonl");

  @Test
  void everyAccountIsWhoItSays() {
    for (Person person : Person.values()) {
      person
          .calling()
          .get("/api/v1/me")
          .then()
          .statusCode(200)
          .body("id", equalTo(person.actorId()))
          .body("name", equalTo(person.account()))
          .body("kind", equalTo(person == AGENT ? "ai_agent" : "human"))
          .body("org", startsWith("https://ror.org/"))
          .body("facts.attribute", hasItem("assurance"))
          .body("facts.source", everyItem(notNullValue()))
          .body("facts.assertedAt", everyItem(notNullValue()));
    }
  }

  @Test
  void peopleSeeTheirFactsWithSourceAndExpiry() {
    NativeRecord.open().publish();

    SCIENTIST_RIKEN
        .calling()
        .get("/api/v1/me")
        .then()
        .body("displayName", equalTo("Scientist (RIKEN)"))
        .body("roles", equalTo(List.of()))
        .body("actsFor", nullValue())
        .body("facts.attribute", hasItems("agreements", "exportCountry", "orgCountry"))
        .body("facts.find { it.attribute == 'orgCountry' }.value", equalTo("JP"))
        .body("facts.find { it.attribute == 'orgCountry' }.source", equalTo("identity provider"))
        .body("facts.find { it.attribute == 'orgCountry' }.expiresAt", notNullValue())
        .body("facts.find { it.attribute == 'assurance' }.value", equalTo(3));
    Person.STEWARD_ORNL
        .calling()
        .get("/api/v1/me")
        .then()
        .body("roles", equalTo(List.of("steward")));
    AGENT
        .calling()
        .get("/api/v1/me")
        .then()
        .body("actsFor", equalTo("scientist-riken"))
        .body("facts.attribute", hasItem("owners"));
  }

  @Test
  void withoutATokenTheAnswerIs401AndNeverARedirect() {
    for (String path : GUARDED) {
      Problems.expect(
              RestAssured.given().redirects().follow(false).get(path), 401, "unauthenticated")
          .header("WWW-Authenticate", startsWith("Bearer"))
          .header("Location", nullValue());
    }
    for (String post : List.of("/api/v1/requests", "/api/v1/datasets", "/api/v1/imports")) {
      Problems.expect(
          RestAssured.given().contentType("application/json").body("{}").post(post),
          401,
          "unauthenticated");
    }
  }

  @Test
  void forgedTokensAreRefusedEverywhere() throws Exception {
    for (Map.Entry<String, String> forged : Forgeries.of(Tokens.of("scientist-riken")).entrySet()) {
      expectRefused(presented(forged.getValue()).get("/api/v1/me"));
      // Not even where nobody needs to sign in: a bad token is no anonymous caller.
      expectRefused(presented(forged.getValue()).get("/api/v1/organisations"));
    }
  }

  @Test
  void tokensForOtherUsesAreRefused() {
    String dataset = NativeRecord.open().publish();
    expectRefused(presented(Tokens.idTokenOf("scientist-riken")).get("/api/v1/me"));
    expectRefused(presented(SCIENTIST_RIKEN.tokenFor(dataset)).get("/api/v1/me"));
    expectRefused(presented(Tokens.forAnotherAudience("scientist-riken")).get("/api/v1/me"));
    expectRefused(presented("opaque-token").get("/api/v1/me"));
    expectRefused(presented("a b").get("/api/v1/me"));
  }

  @Test
  void theRegisterOfFactsIsForTheOfficesThatAssertThem() {
    for (Person person : Person.values()) {
      boolean office =
          EnumSet.of(Person.ADMIN, Person.EXPORT_OFFICER, Person.PROGRAMME_OFFICER)
              .contains(person);
      person
          .calling()
          .queryParam("actor", SCIENTIST_RIKEN.subject())
          .get("/api/v1/facts")
          .then()
          .statusCode(office ? 200 : 403);
    }
    Problems.expect(
        Person.STEWARD_ORNL.sending(Map.of("facts", List.of())).put("/api/v1/facts"),
        403,
        "forbidden");
  }

  @Test
  void nobodyRegistersFactsAboutThemselves() {
    for (String actor : List.of(Person.ADMIN.subject(), Person.ADMIN.actorId())) {
      Problems.expect(
          Person.ADMIN
              .sending(
                  Map.of(
                      "facts",
                      List.of(
                          Map.of(
                              "actor",
                              actor,
                              "attribute",
                              "usPerson",
                              "value",
                              true,
                              "source",
                              "test register"))))
              .put("/api/v1/facts"),
          403,
          "forbidden");
    }
  }

  @Test
  void sensitiveValuesStayOffOtherPeoplesScreens() {
    NativeRecord.open().publish();

    Person.ADMIN
        .calling()
        .queryParam("actor", SCIENTIST_RIKEN.subject())
        .get("/api/v1/facts")
        .then()
        .statusCode(200)
        .body("items.find { it.attribute == 'exportCountry' }.value", nullValue())
        .body("items.find { it.attribute == 'exportCountry' }.source", notNullValue());
  }

  @Test
  void aRegisterTakesAllOfALoadOrNothing() {
    Map<String, Object> good =
        org.entente.testing.Registers.fact(Person.AUDITOR, "projects", List.of("all-or-nothing"));
    Map<String, Object> bad =
        org.entente.testing.Registers.fact(Person.AUDITOR, "shoeSize", List.of("44"));

    Problems.expect(
        Person.ADMIN.sending(Map.of("facts", List.of(good, bad))).put("/api/v1/facts"),
        400,
        "invalid");
    Person.ADMIN
        .calling()
        .queryParam("actor", Person.AUDITOR.subject())
        .get("/api/v1/facts")
        .then()
        .body("items.attribute", org.hamcrest.Matchers.not(hasItem("projects")));
    Problems.expect(
        Person.ADMIN.sending(Map.of("fact", List.of())).put("/api/v1/facts"), 400, "unknown-field");
    Problems.expect(
        Person.ADMIN.sending(Map.of("facts", "none")).put("/api/v1/facts"), 400, "invalid");
    Problems.expect(Person.ADMIN.sending("").put("/api/v1/facts"), 400, "invalid");
  }

  private static io.restassured.specification.RequestSpecification presented(String token) {
    return RestAssured.given().redirects().follow(false).header("Authorization", "Bearer " + token);
  }

  private static void expectRefused(Response answer) {
    Problems.expect(answer, 401, "unauthenticated")
        .header("WWW-Authenticate", startsWith("Bearer"));
  }
}
