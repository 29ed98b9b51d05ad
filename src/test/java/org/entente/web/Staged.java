package org.entente.web;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.testing.Tokens;

/** What has happened before a page is opened, brought about over the API. */
public final class Staged {
  public static final String ORNL = "https://ror.org/01qz5mb56";

  private Staged() {}

  /** A dataset of ORNL under the EAR, releasable to Japan; steward and export officer decide. */
  public static String exportControlledDataset(String title) {
    return dataset(
        title,
        Map.ofEntries(
            Map.entry("accessLevel", "restricted"),
            Map.entry("metadataTier", "full"),
            Map.entry("basis", "dua"),
            Map.entry("export", Map.of("regime", "ear", "releasableTo", List.of("US", "JP"))),
            Map.entry("purposes", List.of("research", "education")),
            Map.entry("aiTraining", "ask"),
            Map.entry("humanSubjects", false),
            Map.entry("biosecurity", "none"),
            Map.entry("minAssurance", 2),
            Map.entry("approvals", List.of("steward")),
            Map.entry("requiredAgreements", List.of("us-jp-2026")),
            Map.entry("requiredTraining", List.of("export-control-basics")),
            Map.entry("obligations", List.of("cite"))));
  }

  /** A dataset whose governance nobody has settled; only its stewards know of it. */
  public static String unsettledDataset(String title) {
    return dataset(title, Map.of());
  }

  private static String dataset(String title, Map<String, Object> governance) {
    return as("curator")
        .contentType("application/json")
        .body(
            Map.of(
                "identifier", "page-" + UUID.randomUUID(),
                "title", title,
                "description", "Counts over momentum transfer, with the sample's temperature.",
                "owner", ORNL,
                "governance", governance))
        .post("/api/v1/datasets")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A submitted request of the account for one dataset. */
  public static String request(String account, String dataset, int days) {
    String id =
        as(account)
            .contentType("application/json")
            .body(
                Map.of(
                    "datasets",
                    List.of(dataset),
                    "purpose",
                    "research",
                    "justification",
                    "We measured the same alloy at our beamline and want to compare the phase"
                        + " fractions above 900 K.\nThe results go into a joint paper.",
                    "days",
                    days))
            .post("/api/v1/requests")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    as(account).post("/api/v1/requests/{id}/submit", id).then().statusCode(200);
    return id;
  }

  public static RequestSpecification as(String account) {
    return RestAssured.given().auth().oauth2(Tokens.of(account));
  }
}
