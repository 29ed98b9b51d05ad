package org.entente.faults;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;
import org.awaitility.Awaitility;
import org.entente.testing.BrokerProcess;
import org.entente.testing.NativeRecord;
import org.entente.testing.Problems;
import org.entente.testing.Relay;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.Test;

/** PostgreSQL or Keycloak gone for a while: a clear 503, and recovery without a restart. */
class OutageIT {
  private static final String TEXT = "a,b\n";

  @Test
  void withoutPostgresqlThereIsAClearAnswerAndNothingUnrecordedHappens() throws Exception {
    new Servers().start();
    URI database = URI.create(Servers.databaseUrl().substring("jdbc:".length()));
    try (Relay wire = new Relay(database.getPort());
        BrokerProcess broker =
            BrokerProcess.of(
                    Map.of(
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://localhost:" + wire.port() + database.getPath()))
                .startReady()) {
      String dataset = NativeRecord.open().file("a.csv", TEXT).publish();
      String token = SCIENTIST_RIKEN.tokenFor(dataset);
      downloads(token, dataset).then().statusCode(200);

      wire.cut();

      expectOutage(SCIENTIST_RIKEN.calling().get("/api/v1/datasets/{id}", dataset));
      expectOutage(SCIENTIST_RIKEN.calling().get("/api/v1/requests"));
      expectOutage(SCIENTIST_RIKEN.asks("research", 1, dataset));
      expectOutage(SCIENTIST_RIKEN.exchanges(dataset));
      expectOutage(downloads(token, dataset));
      RestAssured.get("/q/health/live").then().statusCode(200);
      RestAssured.get("/q/health/ready").then().statusCode(503);

      wire.mend();

      Awaitility.await("recovery")
          .atMost(ofSeconds(30))
          .untilAsserted(() -> downloads(token, dataset).then().statusCode(200));
      RestAssured.get("/q/health/ready").then().statusCode(200);
      SCIENTIST_RIKEN.calling().get("/api/v1/datasets/{id}", dataset).then().statusCode(200);
      SCIENTIST_RIKEN.tokenFor(dataset);
      NativeRecord.open().publish();
      assertThat(broker.isAlive()).isTrue();
    }
  }

  @Test
  void withoutKeycloakKnownKeysServeOnAndAStartIsMadeUpForLater() throws Exception {
    new Servers().start();
    URI issuer = URI.create(Tokens.issuer());
    try (Relay wire = new Relay(issuer.getPort())) {
      String relayed = "http://localhost:" + wire.port() + issuer.getPath();
      Map<String, String> settings =
          Map.of(
              "quarkus.oidc.auth-server-url", relayed,
              "quarkus.oidc.api.auth-server-url", relayed);
      wire.cut();
      try (BrokerProcess broker = BrokerProcess.of(settings).start()) {
        assertThat(broker.isAlive()).as(broker.log()).isTrue();
        expectOutage(SCIENTIST_RIKEN.calling().get("/api/v1/me"));
        RestAssured.get("/api/v1/organisations").then().statusCode(200);

        wire.mend();

        Awaitility.await("recovery")
            .atMost(ofSeconds(60))
            .untilAsserted(
                () ->
                    SCIENTIST_RIKEN
                        .calling()
                        .get("/api/v1/me")
                        .then()
                        .statusCode(200)
                        .body("name", equalTo("scientist-riken")));

        wire.cut();

        SCIENTIST_RIKEN.calling().get("/api/v1/me").then().statusCode(200);
        assertThat(broker.isAlive()).isTrue();
      }
    }
  }

  @Test
  void aDatabaseThatMayForgetIsRefusedAtStartInOneSentence() throws Exception {
    new Servers().start();
    try (BrokerProcess broker =
        BrokerProcess.of(
                Map.of(
                    "quarkus.datasource.jdbc.url",
                    Servers.databaseUrl() + "?options=-c%20synchronous_commit=off"))
            .start()) {
      assertThat(broker.isAlive()).isFalse();
      assertThat(broker.log())
          .contains("PostgreSQL runs with synchronous_commit off")
          .contains("the broker does not start");
    }
  }

  private static Response downloads(String token, String dataset) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .get("/data/{id}/a.csv", dataset);
  }

  private static void expectOutage(Response answer) {
    Problems.expect(answer, 503, "unavailable").header("Retry-After", notNullValue());
  }
}
