package org.entente.search;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ofSeconds;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.entente.testing.Tokens;

/** Native records for search tests, and their import. */
public final class Records {
  public static final String ORNL = "https://ror.org/01qz5mb56";
  public static final String NIMS = "https://ror.org/026v1ze26";

  private Records() {}

  public static String record(
      String owner, String identifier, String title, String more, String tier) {
    return record(owner, identifier, title, more, tier, "open");
  }

  /**
   * One record.
   *
   * @param more members of the record, each followed by a comma
   */
  public static String record(
      String owner, String identifier, String title, String more, String tier, String level) {
    return """
    {"identifier":"%s","title":"%s","owner":"%s",%s"governance":{"accessLevel":"%s",\
    "metadataTier":"%s","basis":"open","embargo":null,"export":{"regime":"none",\
    "releasableTo":[],"licences":[]},"cui":{"categories":[],"dissemination":[]},\
    "purposes":["research","education","operations","commercial"],"duo":[],"aiTraining":"yes",\
    "humanSubjects":false,"biosecurity":"none","minAssurance":1,"approvals":[%s],\
    "requiredTraining":[],"requiredAgreements":[],"allowedCountries":[],"obligations":[]}}"""
        .formatted(
            identifier, title, owner, more, level, tier, level.equals("open") ? "" : "\"steward\"");
  }

  /** Imports as the curator and waits until the job is done. */
  public static void imported(String... records) {
    String job =
        given()
            .auth()
            .oauth2(Tokens.of("curator"))
            .contentType("text/plain")
            .body(Arrays.stream(records).collect(Collectors.joining("\n")))
            .post("/api/v1/imports?format=entente")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    Awaitility.await().atMost(ofSeconds(30)).until(() -> !running(job));
    job(job).body("state", equalTo("completed")).body("errors", empty());
  }

  private static boolean running(String job) {
    return job(job).extract().path("state").equals("running");
  }

  private static ValidatableResponse job(String job) {
    return given()
        .auth()
        .oauth2(Tokens.of("curator"))
        .get("/api/v1/imports/" + job)
        .then()
        .statusCode(200);
  }
}
