package org.entente.testing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** What every refusal of the API looks like (RFC 9457), and what none may give away. */
public final class Problems {
  private Problems() {}

  /** Holds an answer against the shape; further expectations can follow. */
  public static ValidatableResponse expect(Response answer, int status, String slug) {
    ValidatableResponse checked =
        answer
            .then()
            .statusCode(status)
            .contentType(startsWith("application/problem+json"))
            .body("type", equalTo("urn:entente:problem:" + slug))
            .body("status", equalTo(status))
            .body("title", notNullValue())
            .body("detail", notNullValue())
            .body("instance", notNullValue());
    for (String leak :
        new String[] {"Exception", "org.entente", "java.", "io.quarkus", "jackson", "select "}) {
      checked.body(not(containsString(leak)));
    }
    return checked;
  }
}
