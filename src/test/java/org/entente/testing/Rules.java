package org.entente.testing;

import java.util.Map;

/** Rules that come and go while a test runs, the way people bring them into force. */
public final class Rules {
  private static final String DRAFTS = "/api/v1/policies/drafts";

  private Rules() {}

  /** The steward of ORNL publishes a file of their own, for which nobody else has to be asked. */
  public static void publish(String file, String text) {
    String draft =
        Person.STEWARD_ORNL
            .sending(Map.of("title", "A rule of our own"))
            .post(DRAFTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Person.STEWARD_ORNL
        .calling()
        .header("If-Match", "\"1\"")
        .contentType("text/plain; charset=UTF-8")
        .body(text)
        .put(DRAFTS + "/" + draft + "/files/partners/01qz5mb56/" + file)
        .then()
        .statusCode(200);
    Person.STEWARD_ORNL.calling().post(DRAFTS + "/" + draft + "/publish").then().statusCode(200);
  }

  /** The shipped rules and no others, as every test expects them. */
  public static void takeUpTheFolder() {
    Person.ADMIN.calling().post("/api/v1/policies/reload").then().statusCode(200);
  }
}
