package org.entente.web;

import static io.restassured.RestAssured.given;

import org.entente.testing.Tokens;

/** Datasets for the pages to show, saved by the demo's curator. */
final class Catalogued {
  private static final String ORNL = "https://ror.org/01qz5mb56";

  private Catalogued() {}

  /** Open to everybody who has signed in. */
  static String open(String identifier, String title) {
    return save(identifier, title, governance("open", "full", "open", "[]"));
  }

  /** Its owner's steward decides. */
  static String restricted(String identifier, String title) {
    return save(identifier, title, governance("restricted", "full", "dua", "[\"steward\"]"));
  }

  /** As {@link #restricted}, of another year, with what was measured as JSON. */
  static String measured(String identifier, String title, String issued, String measurements) {
    return save(
        identifier,
        title,
        issued,
        measurements,
        governance("restricted", "full", "dua", "[\"steward\"]"));
  }

  /** Only title, summary and owner are for everybody. */
  static String summary(String identifier, String title) {
    return save(identifier, title, governance("restricted", "summary", "dua", "[\"steward\"]"));
  }

  /** Nobody's but its owner's. */
  static String closed(String identifier, String title) {
    return save(identifier, title, governance("closed", "full", "dua", "[]"));
  }

  static String hidden(String identifier, String title) {
    return save(identifier, title, governance("closed", "hidden", "dua", "[]"));
  }

  private static String governance(String level, String tier, String basis, String approvals) {
    return """
        {"accessLevel":"%s","metadataTier":"%s","basis":"%s",
         "export":{"regime":"none","releasableTo":[],"licences":[]},
         "cui":{"categories":[],"dissemination":[]},"purposes":["research"],"duo":[],
         "aiTraining":"no","humanSubjects":false,"biosecurity":"none","minAssurance":1,
         "approvals":%s,"requiredTraining":[],"requiredAgreements":[],"allowedCountries":[],
         "obligations":["cite"]}
        """
        .formatted(level, tier, basis, approvals);
  }

  private static String save(String identifier, String title, String governance) {
    return save(identifier, title, "2025-03-01", "[]", governance);
  }

  private static String save(
      String identifier, String title, String issued, String measurements, String governance) {
    return given()
        .auth()
        .oauth2(Tokens.of("curator"))
        .contentType("application/json")
        .body(
            """
            {"identifier":"%s","owner":"%s","title":"%s",
             "description":"Spectra of <b>neutrons</b> & \\"more\\", taken at the beam line.",
             "keywords":["neutron","spectroscopy"],"issued":"%s","version":"2","measurements":%s,
             "license":"https://creativecommons.org/licenses/by/4.0/",
             "challengeAreas":["fusion"],"creators":["ORNL"],
             "distributions":[{"path":"run 1/spectra.csv","mediaType":"text/csv","byteSize":1400000,
              "sha256":"5bf6e35880b6000000000000000000000000000000000000000000000000aaaa"}],
             "governance":%s}
            """
                .formatted(identifier, ORNL, title, issued, measurements, governance))
        .post("/api/v1/datasets")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
