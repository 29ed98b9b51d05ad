package org.entente.scratch;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ScratchBroker.class)
class ScratchTest {
  @Test
  void probe() {
    for (String p :
        new String[] {
          "/api/v1/audit/entries", "/api/v1/me", "/nothing", "/api/v1/nothing", "/login"
        }) {
      var r = RestAssured.given().redirects().follow(false).get(p);
      System.out.println(
          "PROBE " + p + " " + r.statusLine() + " " + r.headers() + " " + r.asString());
    }
    var r = RestAssured.given().auth().oauth2("abc").get("/api/v1/me");
    System.out.println(
        "PROBE bad token " + r.statusLine() + " " + r.headers() + " " + r.asString());
    r = RestAssured.given().delete("/api/v1/me");
    System.out.println("PROBE delete " + r.statusLine() + " " + r.headers() + " " + r.asString());
    r =
        RestAssured.given()
            .contentType("application/json")
            .body("x".repeat(10_000_000))
            .put("/api/v1/facts");
    System.out.println("PROBE big " + r.statusLine() + " " + r.headers() + " " + r.asString());
  }
}
