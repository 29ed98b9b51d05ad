package org.entente.search.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class IndexResourceTest {
  private static final String INDEX = "/api/v1/search-index";

  @Test
  void aVisitorMustSignIn() {
    given().get(INDEX).then().statusCode(401).contentType("application/problem+json");
    given().post(INDEX + "/rebuild").then().statusCode(401);
  }

  /** How many datasets there are, hidden ones too, is nobody else's business. */
  @ParameterizedTest
  @ValueSource(strings = {"scientist-ornl", "steward-ornl", "auditor", "curator", "agent"})
  void onlyOperatorsSeeAndRenewTheIndex(String account) {
    String token = Tokens.of(account);
    given()
        .auth()
        .oauth2(token)
        .get(INDEX)
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:entente:problem:forbidden"));
    given().auth().oauth2(token).post(INDEX + "/rebuild").then().statusCode(403);
  }

  @Test
  void searchGoesOnWhileTheIndexIsBuiltAnew() {
    String token = Tokens.of("admin");
    await("an index that serves")
        .atMost(Duration.ofMinutes(1))
        .until(() -> given().auth().oauth2(token).get(INDEX).jsonPath().getBoolean("serving"));

    given()
        .auth()
        .oauth2(token)
        .post(INDEX + "/rebuild")
        .then()
        .statusCode(202)
        .body("serving", equalTo(true))
        .body("datasets", greaterThanOrEqualTo(0));
    await("the new index")
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              assertThat(given().get("/api/v1/datasets").statusCode()).isEqualTo(200);
              var standing = given().auth().oauth2(token).get(INDEX).jsonPath();
              return standing.getBoolean("serving") && standing.get("rebuiltPercent") == null;
            });
  }
}
