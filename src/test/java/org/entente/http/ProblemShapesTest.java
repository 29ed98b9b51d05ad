package org.entente.http;

import static org.entente.testing.Person.CURATOR;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.entente.testing.NativeRecord;
import org.entente.testing.Problems;
import org.entente.testing.RawHttp;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong under /api is told in one shape (RFC 9457). */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ProblemShapesTest {
  @Test
  void unknownPathsAreProblemsToo() {
    for (String path :
        List.of(
            "/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/datasets", "/oauth2/none")) {
      Problems.expect(SCIENTIST_RIKEN.calling().get(path), 404, "not-found");
      Problems.expect(RestAssured.get(path), 404, "not-found");
    }
  }

  @Test
  void wrongMethodsAreTold() {
    Problems.expect(
        CURATOR.calling().delete("/api/v1/datasets/{id}", UUID.randomUUID()),
        405,
        "method-not-allowed");
    Problems.expect(CURATOR.sending("{}").put("/api/v1/requests"), 405, "method-not-allowed");
    Problems.expect(RestAssured.get("/oauth2/token"), 405, "method-not-allowed");
  }

  @Test
  void whatCannotBeProducedIsTold() {
    Problems.expect(
        SCIENTIST_RIKEN.calling().accept("image/png").get("/api/v1/me"), 406, "not-acceptable");
    Problems.expect(
        SCIENTIST_RIKEN.calling().accept("text/html").get("/api/v1/grants"), 406, "not-acceptable");
  }

  @Test
  void whatCannotBeReadIsTold() {
    Problems.expect(
        CURATOR.calling().contentType("text/plain").body("{}").post("/api/v1/datasets"),
        415,
        "unsupported-media-type");
    Problems.expect(
        org.entente.testing.Person.ADMIN
            .calling()
            .contentType("application/xml")
            .body("<facts/>")
            .put("/api/v1/facts"),
        415,
        "unsupported-media-type");
  }

  @Test
  void brokenJsonIsToldByLineAndColumn() {
    for (String body : List.of("{", "[", "nonsense", "{\"datasets\": [}", "\u0000")) {
      Problems.expect(SCIENTIST_RIKEN.sending(body).post("/api/v1/requests"), 400, "malformed")
          .body("detail", startsWith("The body is"));
    }
    Problems.expect(
        SCIENTIST_RIKEN
            .sending("{\"purpose\":\"research\",\"purpose\":\"commercial\"}")
            .post("/api/v1/requests"),
        400,
        "malformed");
    Problems.expect(SCIENTIST_RIKEN.sending("{}{").post("/api/v1/requests"), 400, "invalid");
    Problems.expect(SCIENTIST_RIKEN.sending("[]").post("/api/v1/requests"), 400, "malformed");
  }

  @Test
  void deeplyNestedJsonIsRefused() throws Exception {
    String token = Tokens.of("scientist-riken");
    for (Map.Entry<Integer, Integer> depth : Map.of(20_000, 400, 100_000, 413).entrySet()) {
      RawHttp.Answer answer =
          RawHttp.postJson("/api/v1/requests", token, "[".repeat(depth.getKey()));
      Assertions.assertThat(answer.status()).isEqualTo(depth.getValue());
      Assertions.assertThat(answer.text()).contains("application/problem+json");
    }
  }

  @Test
  void unknownFieldsAreNamed() {
    Problems.expect(
            SCIENTIST_RIKEN.sending(Map.of("dataset", "x")).post("/api/v1/requests"),
            400,
            "unknown-field")
        .body("field", equalTo("dataset"));
    Problems.expect(
            CURATOR.sending(NativeRecord.open().with("tilte", "x").json()).post("/api/v1/datasets"),
            400,
            "invalid")
        .body("detail", startsWith("`tilte` is not a field"));
  }

  @Test
  void bodiesThatAreTooLargeAreRefused() {
    String long10 = "x".repeat(10 << 20);
    Problems.expect(
        CURATOR
            .sending(NativeRecord.open().with("description", long10).json())
            .post("/api/v1/datasets"),
        413,
        "too-large");
    Problems.expect(
        SCIENTIST_RIKEN.sending(Map.of("justification", long10)).post("/api/v1/requests"),
        413,
        "too-large");
    Problems.expect(
        org.entente.testing.Person.ADMIN
            .sending(Map.of("facts", List.of(Map.of("actor", long10))))
            .put("/api/v1/facts"),
        400,
        "invalid");
  }

  @Test
  void aBodyLargerThanTheBrokerTakesIsRefusedBeforeItIsSent() throws Exception {
    RawHttp.Answer answer =
        RawHttp.send(
            "POST /api/v1/imports?format=entente HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Length: 99999999999\r\nConnection: close\r\n\r\n");

    Assertions.assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void malformedIdsAreNotFound() {
    for (String id :
        List.of("1", "nonsense", "..", "0", "%20", "00000000-0000-0000-0000-00000000000G", "'")) {
      for (String path : List.of("/api/v1/datasets/", "/api/v1/requests/", "/api/v1/grants/")) {
        SCIENTIST_RIKEN
            .calling()
            .urlEncodingEnabled(false)
            .get(path + id.replace("'", "%27"))
            .then()
            .statusCode(anyOf(is(404), is(400)))
            .contentType(startsWith("application/problem+json"));
      }
    }
  }

  @Test
  void badParametersAreTold() {
    for (String query :
        List.of("limit=0", "limit=101", "limit=x", "limit=-1", "limit=99999999999", "view=all")) {
      Problems.expect(SCIENTIST_RIKEN.calling().get("/api/v1/requests?" + query), 400, "invalid");
    }
    Problems.expect(CURATOR.calling().get("/api/v1/imports?limit=x"), 400, "invalid");
    Problems.expect(
        SCIENTIST_RIKEN
            .calling()
            .get("/api/v1/datasets/{id}/access?purpose=fun", NativeRecord.open().publish()),
        400,
        "invalid");
  }

  @Test
  void textThatNoDatabaseKeepsIsRefusedOrKeptButNeverAFault() {
    String dataset = NativeRecord.restricted().publish();
    String request = SCIENTIST_RIKEN.drafts(dataset);
    for (String comment : List.of("a\u0000b", "\ud800", "\u202egnp.exe", "x".repeat(100_000))) {
      Response answer = SCIENTIST_RIKEN.says("comment", request, comment);
      answer.then().statusCode(anyOf(is(200), is(400), is(413)));
    }
    SCIENTIST_RIKEN.reads(request).then().statusCode(200);
  }

  @Test
  void theApiDocumentsItself() {
    RestAssured.given()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/api/v1/datasets"))
        .body("paths", hasKey("/api/v1/datasets/{id}"))
        .body("paths", hasKey("/api/v1/datasets/{id}/access"))
        .body("paths", hasKey("/api/v1/imports"))
        .body("paths", hasKey("/api/v1/imports/{id}"))
        .body("paths", hasKey("/api/v1/requests"))
        .body("paths", hasKey("/api/v1/requests/{id}"))
        .body("paths", hasKey("/api/v1/requests/{id}/submit"))
        .body("paths", hasKey("/api/v1/requests/{id}/approve"))
        .body("paths", hasKey("/api/v1/requests/{id}/reject"))
        .body("paths", hasKey("/api/v1/requests/{id}/return"))
        .body("paths", hasKey("/api/v1/requests/{id}/withdraw"))
        .body("paths", hasKey("/api/v1/requests/{id}/comment"))
        .body("paths", hasKey("/api/v1/grants"))
        .body("paths", hasKey("/api/v1/grants/{id}/revoke"))
        .body("paths", hasKey("/api/v1/grants/{id}/suspend"))
        .body("paths", hasKey("/api/v1/grants/{id}/resume"))
        .body("paths", hasKey("/api/v1/grants/{id}/renew"))
        .body("paths", hasKey("/oauth2/token"))
        .body("paths", hasKey("/oauth2/introspect"))
        .body("paths", hasKey("/oauth2/revoke"))
        .body("paths", hasKey("/oauth2/jwks"))
        .body("paths", hasKey("/.well-known/oauth-authorization-server"))
        .body("paths", hasKey("/data/{dataset}/{path}"))
        .body("paths", hasKey("/api/v1/audit/entries"))
        .body("paths", hasKey("/api/v1/audit/export"))
        .body("info.title", notNullValue());
  }

  @Test
  void healthIsPublicAndMetricsAreNot() {
    for (String probe : List.of("/q/health", "/q/health/live", "/q/health/ready")) {
      RestAssured.get(probe).then().statusCode(200).body("status", equalTo("UP"));
    }
    RestAssured.get("/q/metrics").then().statusCode(404);
  }
}
