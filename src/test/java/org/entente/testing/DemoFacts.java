package org.entente.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;

/** Registers the demo's agreements and facts with the broker under test, once per database. */
public final class DemoFacts implements QuarkusTestBeforeEachCallback {
  private static boolean registered;

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    register();
  }

  private static synchronized void register() {
    if (registered || !Servers.running()) {
      return;
    }
    try {
      RestAssured.given()
          .auth()
          .oauth2(Tokens.of("admin"))
          .contentType("application/json")
          .body(Files.readString(Path.of("deploy", "local", "demo", "facts.json")))
          .put(Servers.publicUrl() + "/api/v1/facts")
          .then()
          .statusCode(200);
    } catch (java.io.IOException missing) {
      throw new IllegalStateException("the demo's facts cannot be read", missing);
    }
    registered = true;
  }
}
