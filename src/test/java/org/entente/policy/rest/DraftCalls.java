package org.entente.policy.rest;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.entente.testing.Person;

/** What people do with drafts over HTTP. */
final class DraftCalls {
  static final String DRAFTS = "/api/v1/policies/drafts";

  private DraftCalls() {}

  /** Begins a draft; its id. */
  static String begin(Person author) {
    return author
        .sending(Map.of("title", "A change", "note", "To try it."))
        .post(DRAFTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /**
   * @param version of the draft that the writer has seen
   */
  static ValidatableResponse write(
      Person writer, String draft, long version, String path, String text) {
    return writer
        .calling()
        .header("If-Match", "\"" + version + "\"")
        .contentType("text/plain; charset=UTF-8")
        .body(text)
        .put(DRAFTS + "/" + draft + "/files/" + path)
        .then();
  }

  /** The hash of the bundle that decides. */
  static String inForce() {
    return Person.ADMIN.calling().get("/api/v1/policies").jsonPath().getString("bundle");
  }

  /** A problem without what differs from call to call. */
  static String shortened(String problem) {
    return problem.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\"traceId\":\"[^\"]*\"", "");
  }
}
