package org.entente.gateway.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.SCIENTIST_ORNL;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.SCIENTIST_UNIV;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.entente.testing.Forgeries;
import org.entente.testing.NativeRecord;
import org.entente.testing.Problems;
import org.entente.testing.RawHttp;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.entente.testing.Trail;
import org.junit.jupiter.api.Test;

/** Downloads: what a live token gets, in which parts, and what nobody gets. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DataGatewayTest {
  private static final String TEXT = "q,counts\n0.01,17\n0.02,23\n";
  private static final int SIZE = TEXT.length();
  private static final String TAG = '"' + NativeRecord.sha256(TEXT.getBytes(UTF_8)) + '"';

  @Test
  void aLiveTokenGetsTheFileAndItsDescription() {
    String dataset = withFile().publish();

    String body =
        with(SCIENTIST_RIKEN.tokenFor(dataset))
            .get("/data/{id}/run 1/counts.csv", dataset)
            .then()
            .statusCode(200)
            .header("ETag", equalTo(TAG))
            .header("Accept-Ranges", equalTo("bytes"))
            .header("Content-Length", equalTo(String.valueOf(SIZE)))
            .header("Content-Type", startsWith("text/csv"))
            .header("X-Content-Type-Options", equalTo("nosniff"))
            .header("Content-Disposition", equalTo("attachment; filename*=UTF-8''counts.csv"))
            .header("Cache-Control", equalTo("private, no-store"))
            .extract()
            .asString();

    assertThat(body).isEqualTo(TEXT);
  }

  @Test
  void theUseIsOnRecordBeforeTheBytesLeave() throws Exception {
    String dataset = withFile().publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    with(token)
        .header("Range", "bytes=2-5")
        .get("/data/{id}/run 1/counts.csv", dataset)
        .then()
        .statusCode(206);

    Map<String, Object> entry = Trail.awaits("dataset:" + dataset, "data.served allowed");
    assertThat(entry.get("actor")).isEqualTo("scientist-riken");
    Map<?, ?> details = (Map<?, ?>) entry.get("details");
    assertThat(details.get("path")).isEqualTo("run 1/counts.csv");
    assertThat(details.get("firstByte")).isEqualTo(2);
    assertThat(details.get("bytes")).isEqualTo(4);
    assertThat(details.get("rules").toString())
        .isEqualTo("[consortium/discover-listed, consortium/use-open]");
    assertThat(details.get("token")).isEqualTo(SignedJWT.parse(token).getJWTClaimsSet().getJWTID());
    assertThat(entry.toString()).doesNotContain(token);
  }

  @Test
  void rangesAreServedAsAskedFor() {
    String dataset = withFile().publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    expectPart(token, dataset, "bytes=0-0", 0, 0);
    expectPart(token, dataset, "bytes=2-5", 2, 5);
    expectPart(token, dataset, "bytes=5-", 5, SIZE - 1);
    expectPart(token, dataset, "bytes=-4", SIZE - 4, SIZE - 1);
    expectPart(token, dataset, "bytes=-100000", 0, SIZE - 1);
    expectPart(token, dataset, "bytes=5-100000", 5, SIZE - 1);
    for (String whole :
        List.of("bytes=0-1,4-5", "bytes=9-2", "lines=0-1", "bytes=", "bytes=-", "bytes=a-b")) {
      ranged(token, dataset, whole).then().statusCode(200).body(equalTo(TEXT));
    }
    for (String outside : List.of("bytes=" + SIZE + "-", "bytes=100000-100001", "bytes=-0")) {
      Problems.expect(ranged(token, dataset, outside), 416, "range-not-satisfiable")
          .header("Content-Range", equalTo("bytes */" + SIZE));
    }
  }

  @Test
  void whoHasTheFileAlreadyIsTold() {
    String dataset = withFile().publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    for (String known : List.of(TAG, "\"other\", " + TAG, "W/" + TAG, "*")) {
      with(token)
          .header("If-None-Match", known)
          .get("/data/{id}/run 1/counts.csv", dataset)
          .then()
          .statusCode(304)
          .header("ETag", equalTo(TAG))
          .body(equalTo(""));
    }
    with(token)
        .header("If-None-Match", "\"other\"")
        .get("/data/{id}/run 1/counts.csv", dataset)
        .then()
        .statusCode(200);
  }

  @Test
  void aRangeOfAnOlderFileGetsTheWholeNewOne() {
    String dataset = withFile().publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    for (Map.Entry<String, Integer> condition :
        Map.of(TAG, 206, "\"other\"", 200, "W/" + TAG, 200).entrySet()) {
      with(token)
          .header("Range", "bytes=0-3")
          .header("If-Range", condition.getKey())
          .get("/data/{id}/run 1/counts.csv", dataset)
          .then()
          .statusCode(condition.getValue());
    }
  }

  @Test
  void headTellsWhatGetWouldAnswer() {
    String dataset = withFile().publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    with(token)
        .head("/data/{id}/run 1/counts.csv", dataset)
        .then()
        .statusCode(200)
        .header("ETag", equalTo(TAG))
        .header("Accept-Ranges", equalTo("bytes"))
        .header("Content-Length", equalTo(String.valueOf(SIZE)));
    with(token)
        .header("If-None-Match", TAG)
        .head("/data/{id}/run 1/counts.csv", dataset)
        .then()
        .statusCode(304);
    with(token).head("/data/{id}/absent.csv", dataset).then().statusCode(404);
    RestAssured.given().head("/data/{id}/run 1/counts.csv", dataset).then().statusCode(401);
  }

  @Test
  void emptyFilesAreFilesToo() {
    String dataset = NativeRecord.open().file("empty.csv", "").publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    with(token)
        .get("/data/{id}/empty.csv", dataset)
        .then()
        .statusCode(200)
        .header("Content-Length", equalTo("0"));
    with(token)
        .header("Range", "bytes=0-")
        .get("/data/{id}/empty.csv", dataset)
        .then()
        .statusCode(416);
  }

  @Test
  void noPathLeadsOutOfTheDataset() throws Exception {
    NativeRecord other = NativeRecord.hidden().file("secret.csv", "secret\n");
    String hidden = other.publish();
    NativeRecord own = withFile();
    String dataset = own.publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    for (String path :
        List.of(
            "../" + hidden + "/secret.csv",
            "%2e%2e/" + hidden + "/secret.csv",
            "..%2f" + hidden + "%2fsecret.csv",
            "..;/" + hidden + "/secret.csv",
            "../../" + other.identifier() + "/secret.csv",
            "%2e%2e%2f%2e%2e%2f" + other.identifier() + "/secret.csv",
            "run%201/../run%201/counts.csv",
            "run%201/./counts.csv",
            "run%201//counts.csv",
            "/run%201/counts.csv",
            "run%201%2fcounts.csv",
            "run%201/counts.csv;x",
            "run%201;x=1/counts.csv",
            "run%201/counts.csv/",
            "run%201/counts.csv%00",
            "run%201/counts.csv%00.txt",
            "run%201/counts.csv%20",
            "run%201/counts.csv.",
            "run%201\\counts.csv",
            "run%201%5ccounts.csv",
            "RUN%201/counts.csv",
            "run%25201/counts.csv",
            "%c0%ae%c0%ae/counts.csv",
            "%zz",
            "..",
            "%2e%2e",
            "")) {
      RawHttp.Answer answer = RawHttp.get("/data/" + dataset + "/" + path, token);
      assertThat(answer.status()).as(path + "\n" + answer.text()).isIn(400, 403, 404);
      assertThat(answer.text()).as(path).doesNotContain("secret\n").doesNotContain("0.01,17");
    }
    assertThat(RawHttp.get("/data/" + dataset + "/run%201/counts.csv", token).status())
        .isEqualTo(200);
    assertThat(RawHttp.get("/data/" + dataset + "/%72un%201/counts.csv", token).status())
        .isEqualTo(200);
  }

  @Test
  void pathTricksBeforeTheDatasetNeedATokenToo() throws Exception {
    String dataset = withFile().publish();

    for (String target :
        List.of(
            "/data/%s/run%%201/counts.csv",
            "//data/%s/run%%201/counts.csv",
            "/data;x/%s/run%%201/counts.csv",
            "/./data/%s/run%%201/counts.csv",
            "/api/../data/%s/run%%201/counts.csv",
            "/%%64ata/%s/run%%201/counts.csv",
            "/data/%s;x/run%%201/counts.csv")) {
      RawHttp.Answer answer = RawHttp.get(target.formatted(dataset), "nobody");
      assertThat(answer.status()).as(target).isIn(400, 401, 404);
      assertThat(answer.text()).as(target).doesNotContain("0.01,17");
    }
  }

  @Test
  void withoutALiveTokenOfOursThereIsNothing() throws Exception {
    String dataset = withFile().publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    expectUnauthenticated(RestAssured.given().get("/data/{id}/run 1/counts.csv", dataset));
    expectUnauthenticated(
        RestAssured.given()
            .header("Authorization", "Basic " + token)
            .get("/data/{id}/run 1/counts.csv", dataset));
    for (Map.Entry<String, String> forged : Forgeries.of(token).entrySet()) {
      expectUnauthenticated(with(forged.getValue()).get("/data/{id}/run 1/counts.csv", dataset));
    }
    expectUnauthenticated(
        with(Tokens.of("scientist-riken")).get("/data/{id}/run 1/counts.csv", dataset));
    expectUnauthenticated(
        with(token + " ")
            .queryParam("access_token", token)
            .header("Authorization", "Bearer")
            .get("/data/{id}/run 1/counts.csv", dataset));
  }

  @Test
  void aTokenForSomethingElseIsRefusedWithoutTellingWhetherItExists() {
    String mine = withFile().publish();
    String hidden = NativeRecord.hidden().file("a.csv", TEXT).publish();
    String token = SCIENTIST_UNIV.tokenFor(mine);

    String ofHidden =
        Problems.expect(with(token).get("/data/{id}/a.csv", hidden), 403, "forbidden")
            .extract()
            .asString();
    String missing = UUID.randomUUID().toString();
    String ofMissing =
        Problems.expect(with(token).get("/data/{id}/a.csv", missing), 403, "forbidden")
            .extract()
            .asString();
    assertThat(ofHidden.replace(hidden, "id")).isEqualTo(ofMissing.replace(missing, "id"));
    Problems.expect(with(token).get("/data/{id}/a.csv", "nonsense"), 403, "forbidden");
    Problems.expect(with(token).get("/data/{id}/absent.csv", mine), 404, "not-found");
  }

  @Test
  void refusedDownloadsAreOnRecordByNameWhereTheTokenWasOurs() throws Exception {
    String dataset = withFile().publish();
    String other = withFile().publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);
    String jti = SignedJWT.parse(token).getJWTClaimsSet().getJWTID();

    with(token).get("/data/{id}/run 1/counts.csv", other).then().statusCode(403);
    expectRefusal(other, "scientist-riken", jti);

    RestAssured.given().formParam("token", token).post("/oauth2/revoke").then().statusCode(200);
    with(token).get("/data/{id}/run 1/counts.csv", dataset).then().statusCode(401);
    expectRefusal(dataset, "scientist-riken", jti);
  }

  @Test
  void rubbishIsOnRecordWithoutWhatItSays() {
    String dataset = withFile().publish();

    Awaitility.await()
        .until(
            () -> {
              with("rubbish").get("/data/{id}/run 1/counts.csv", dataset).then().statusCode(401);
              return Trail.of("dataset:" + dataset).contains("data.refused denied");
            });
    Map<String, Object> entry = Trail.awaits("dataset:" + dataset, "data.refused denied");
    assertThat(entry.get("actor")).isEqualTo("anonymous");
    assertThat(entry.toString()).doesNotContain("rubbish");
  }

  private static void expectRefusal(String dataset, String holder, String jti) {
    Map<String, Object> entry = Trail.awaits("dataset:" + dataset, "data.refused denied");
    assertThat(entry.get("actor")).isEqualTo(holder);
    assertThat(((Map<?, ?>) entry.get("details")).get("token")).isEqualTo(jti);
  }

  @Test
  void aFileThatDiffersFromItsRecordIsNeverServed() throws Exception {
    NativeRecord record = withFile();
    String dataset = record.publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);
    with(token).get("/data/{id}/run 1/counts.csv", dataset).then().statusCode(200);

    Files.writeString(record.fileOf("run 1/counts.csv"), TEXT.replace("17", "18"));

    Problems.expect(with(token).get("/data/{id}/run 1/counts.csv", dataset), 503, "unavailable");
    Problems.expect(ranged(token, dataset, "bytes=0-1"), 503, "unavailable");
    assertThat(Trail.rules(Trail.awaits("dataset:" + dataset, "data.damaged failed")))
        .as("by which it would have been served")
        .contains("consortium/discover-listed");
  }

  @Test
  void aSymbolicLinkLeadsNowhere() throws Exception {
    NativeRecord record = withFile();
    Path file = record.fileOf("run 1/counts.csv");
    Path outside = Files.writeString(Files.createTempFile("outside", ".csv"), TEXT);
    Files.delete(file);
    Files.createSymbolicLink(file, outside);
    String dataset = record.publish();

    with(SCIENTIST_RIKEN.tokenFor(dataset))
        .get("/data/{id}/run 1/counts.csv", dataset)
        .then()
        .statusCode(404);
    Files.delete(outside);
  }

  @Test
  void theRecordTellsWhichFilesAreServedHereAndNotWhereTheyStand() throws Exception {
    NativeRecord record = withFile().file("gone.csv", TEXT);
    Files.delete(record.fileOf("gone.csv"));
    String dataset = record.publish();

    SCIENTIST_RIKEN
        .calling()
        .get("/api/v1/datasets/{id}", dataset)
        .then()
        .body("distributions.find { it.path == 'run 1/counts.csv' }.available", equalTo(true))
        .body("distributions.find { it.path == 'gone.csv' }.available", equalTo(false))
        .body("distributions[0].location", nullValue());
  }

  @Test
  void aTighteningIsInForceForLiveTokensAtOnce() {
    NativeRecord record = NativeRecord.restricted().file("a.csv", TEXT);
    String dataset = record.publish();
    STEWARD_ORNL.approves(SCIENTIST_RIKEN.requests(dataset), "steward").then().statusCode(200);
    String token = SCIENTIST_RIKEN.tokenFor(dataset);
    with(token).get("/data/{id}/a.csv", dataset).then().statusCode(200);

    org.entente.testing.Person.CURATOR
        .sending(
            record
                .governed("minAssurance", 3)
                .governed("requiredAgreements", List.of("not-yet-signed"))
                .json())
        .put("/api/v1/datasets/{id}", dataset)
        .then()
        .statusCode(200);

    Problems.expect(with(token).get("/data/{id}/a.csv", dataset), 403, "forbidden")
        .body("reasons.id", hasItem("consortium/agreement"))
        .body("reasons.remedy", hasItem(notNullValue()))
        .body("missing.attribute", hasItem("agreements"));
    SCIENTIST_RIKEN.exchanges(dataset).then().statusCode(403);
    Trail.awaits("dataset:" + dataset, "data.refused denied");
  }

  @Test
  void somebodyElsesGrantIsOfNoUse() {
    String dataset = NativeRecord.restricted().file("a.csv", TEXT).publish();
    STEWARD_ORNL.approves(SCIENTIST_RIKEN.requests(dataset), "steward").then().statusCode(200);

    SCIENTIST_ORNL.exchanges(dataset).then().statusCode(403);
  }

  @Test
  void otherMethodsAreNotAnswered() {
    String dataset = withFile().publish();
    String token = SCIENTIST_RIKEN.tokenFor(dataset);

    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      Problems.expect(
          with(token).request(method, "/data/{id}/run 1/counts.csv", dataset),
          405,
          "method-not-allowed");
    }
    with(token)
        .header("X-HTTP-Method-Override", "DELETE")
        .get("/data/{id}/run 1/counts.csv", dataset)
        .then()
        .statusCode(200);
  }

  private static NativeRecord withFile() {
    return NativeRecord.open().file("run 1/counts.csv", TEXT);
  }

  private static RequestSpecification with(String token) {
    return RestAssured.given().header("Authorization", "Bearer " + token);
  }

  private static Response ranged(String token, String dataset, String range) {
    return with(token).header("Range", range).get("/data/{id}/run 1/counts.csv", dataset);
  }

  private static void expectPart(String token, String dataset, String range, int first, int last) {
    ranged(token, dataset, range)
        .then()
        .statusCode(206)
        .header("Content-Range", equalTo("bytes %d-%d/%d".formatted(first, last, SIZE)))
        .header("Content-Length", equalTo(String.valueOf(last - first + 1)))
        .body(equalTo(TEXT.substring(first, last + 1)));
  }

  private static void expectUnauthenticated(Response answer) {
    Problems.expect(answer, 401, "unauthenticated")
        .header("WWW-Authenticate", startsWith("Bearer"));
  }
}
