package org.entente.grant.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.AGENT;
import static org.entente.testing.Person.SCIENTIST_ORNL;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.SCIENTIST_UNIV;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.entente.testing.Exchange;
import org.entente.testing.Forgeries;
import org.entente.testing.NativeRecord;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.entente.testing.Trail;
import org.junit.jupiter.api.Test;

/** Token exchange (RFC 8693): what is issued, to whom, and what is refused how. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class TokenExchangeTest {
  @Test
  void theTokenSaysWhatItIsForAndVerifiesWithThePublishedKeys() throws Exception {
    String dataset = NativeRecord.open().publish();

    Response answer = SCIENTIST_RIKEN.exchanges(dataset);
    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("token_type", equalTo("Bearer"))
        .body("issued_token_type", equalTo("urn:ietf:params:oauth:token-type:access_token"))
        .body("expires_in", allOf(greaterThan(0), lessThanOrEqualTo(3600)));

    SignedJWT token = SignedJWT.parse(answer.path("access_token"));
    JWKSet keys = JWKSet.parse(RestAssured.get("/oauth2/jwks").asString());
    assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());
    assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
    assertThat(
            token.verify(
                new ECDSAVerifier(keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
        .isTrue();
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(Servers.publicUrl());
    assertThat(claims.getAudience()).containsExactly(Servers.publicUrl() + "/data");
    assertThat(claims.getSubject()).isEqualTo(SCIENTIST_RIKEN.actorId());
    assertThat(claims.getStringClaim("client_id")).isEqualTo("entente-cli");
    assertThat(claims.getClaim("authorization_details").toString()).contains(dataset);
  }

  @Test
  void anOpenDatasetNeedsNoRequestTheExchangeRecordsTheGrant() {
    String dataset = NativeRecord.open().publish();

    SCIENTIST_UNIV.tokenFor(dataset);
    SCIENTIST_UNIV.tokenFor(dataset);

    SCIENTIST_UNIV
        .calling()
        .get("/api/v1/grants")
        .then()
        .body("items.findAll { it.dataset == '%s' }.state".formatted(dataset), contains("active"));
  }

  @Test
  void manyFirstExchangesAtOnceRecordOneGrant() throws Exception {
    String dataset = NativeRecord.open().publish();
    Tokens.of("scientist-univ");

    try (var exchanges = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> calls =
          Collections.nCopies(8, () -> SCIENTIST_UNIV.exchanges(dataset).statusCode());
      for (Future<Integer> answer : exchanges.invokeAll(calls)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }

    SCIENTIST_UNIV
        .calling()
        .get("/api/v1/grants")
        .then()
        .body("items.findAll { it.dataset == '%s' }.state".formatted(dataset), contains("active"));
  }

  @Test
  void aRestrictedDatasetNeedsAnApprovedRequest() {
    String dataset = NativeRecord.restricted().publish();

    expectError(SCIENTIST_RIKEN.exchanges(dataset), 403, "access_denied")
        .body("error_description", containsString("steward"));
    String request = SCIENTIST_RIKEN.requests(dataset);
    expectError(SCIENTIST_RIKEN.exchanges(dataset), 403, "access_denied");
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    SCIENTIST_RIKEN.exchanges(dataset).then().statusCode(200);
    expectError(SCIENTIST_ORNL.exchanges(dataset), 403, "access_denied");
  }

  @Test
  void whoLacksAFactIsToldWhichAndWhoSuppliesIt() {
    String dataset = NativeRecord.restricted().publish();

    expectError(SCIENTIST_UNIV.exchanges(dataset), 403, "access_denied")
        .body("error_description", containsString("agreement"))
        .body("error_description", containsString("coveredNationTie"))
        .body("reasons.id", hasItem("consortium/agreement"))
        .body("missing.attribute", hasItem("agreements"))
        .body("bundle", notNullValue());
  }

  @Test
  void hiddenUnknownAndMalformedTargetsAreRefusedAlike() {
    String hidden = NativeRecord.hidden().publish();

    String first = null;
    for (String target :
        List.of(hidden, UUID.randomUUID().toString(), "nonsense", hidden + "/a.csv", "")) {
      String body =
          expectError(SCIENTIST_RIKEN.exchanges(target), 400, "invalid_target")
              .extract()
              .asString();
      first = first == null ? body : first;
      assertThat(body).isEqualTo(first);
    }
    String elsewhere =
        expectError(
                Exchange.by(SCIENTIST_RIKEN).add("resource", "https://example.org/data/x").send(),
                400,
                "invalid_target")
            .extract()
            .asString();
    assertThat(elsewhere).isEqualTo(first);
    Trail.awaits("dataset:" + hidden, "token.refused denied");
  }

  @Test
  void oneTokenMayBeForSeveralDatasetsButNotForMoreThanItsHolderMayHave() throws Exception {
    String one = NativeRecord.open().publish();
    String other = NativeRecord.open().publish();
    String restricted = NativeRecord.restricted().publish();

    String token = SCIENTIST_RIKEN.tokenFor(one, other);
    assertThat(datasetsOf(token)).containsExactlyInAnyOrder(one, other);
    expectError(SCIENTIST_RIKEN.exchanges(one, restricted), 403, "access_denied");
    expectError(
        SCIENTIST_RIKEN.exchanges(one, UUID.randomUUID().toString()), 400, "invalid_target");
  }

  @Test
  void aShorterLifetimeMayBeAskedForALongerOneIsCut() {
    String dataset = NativeRecord.open().publish();

    exchange(dataset).set("requested_lifetime", "60").send().then().body("expires_in", equalTo(60));
    exchange(dataset)
        .set("requested_lifetime", "86400")
        .send()
        .then()
        .statusCode(200)
        .body("expires_in", lessThanOrEqualTo(3600));
    for (String wrong : List.of("0", "-1", "soon", "1.5", "99999999999")) {
      expectError(
          exchange(dataset).set("requested_lifetime", wrong).send(), 400, "invalid_request");
    }
  }

  @Test
  void exportControlledDataComesWithShortTokens() {
    String dataset = NativeRecord.exportControlled().publish();
    String request = SCIENTIST_RIKEN.requests(dataset);
    STEWARD_ORNL.approves(request, "steward");
    org.entente.testing.Person.EXPORT_OFFICER.approves(request, "export-control");

    SCIENTIST_RIKEN
        .exchanges(dataset)
        .then()
        .statusCode(200)
        .body("expires_in", lessThanOrEqualTo(900));
  }

  @Test
  void incompleteOrAmbiguousRequestsAreInvalid() {
    String dataset = NativeRecord.open().publish();

    for (String parameter :
        List.of("grant_type", "subject_token", "subject_token_type", "client_id", "resource")) {
      expectError(exchange(dataset).without(parameter).send(), 400, "invalid_request")
          .body("error_description", containsString(parameter));
    }
    for (String parameter : List.of("grant_type", "subject_token", "client_id")) {
      expectError(exchange(dataset).add(parameter, "again").send(), 400, "invalid_request");
    }
    expectError(
        exchange(dataset).set("subject_token_type", "urn:x").send(), 400, "invalid_request");
    expectError(
        exchange(dataset).set("requested_token_type", "urn:x").send(), 400, "invalid_request");
    expectError(exchange(dataset).set("actor_token", "x").send(), 400, "invalid_request");
    expectError(
        RestAssured.given().contentType("application/json").body("{}").post("/oauth2/token"),
        400,
        "invalid_request");
    expectError(RestAssured.given().post("/oauth2/token"), 400, "invalid_request");
    for (String grant : List.of("password", "client_credentials", "authorization_code")) {
      expectError(exchange(dataset).set("grant_type", grant).send(), 400, "unsupported_grant_type");
    }
  }

  @Test
  void aClientThatIsNotRegisteredIsRefused() {
    String dataset = NativeRecord.open().publish();

    expectError(exchange(dataset).set("client_id", "somebody-else").send(), 401, "invalid_client");
    expectError(exchange(dataset).set("client_id", "entente-web").send(), 400, "invalid_grant");
  }

  @Test
  void exchangesThatGetNowhereAreOnRecordByName() {
    String dataset = NativeRecord.open().publish();
    long before = refusalsOf("scientist-riken");

    expectError(exchange(dataset).set("client_id", "entente-web").send(), 400, "invalid_grant");
    expectError(exchange(dataset).set("client_id", "somebody-else").send(), 401, "invalid_client");

    Awaitility.await()
        .untilAsserted(() -> assertThat(refusalsOf("scientist-riken")).isEqualTo(before + 2));
  }

  private static long refusalsOf(String account) {
    return Trail.about("").stream()
        .filter(entry -> "token.refused".equals(entry.get("type")))
        .filter(entry -> account.equals(entry.get("actor")))
        .filter(entry -> "".equals(entry.get("subject")))
        .count();
  }

  @Test
  void onlyACurrentAccessTokenOfTheSignInServiceIsExchanged() throws Exception {
    String dataset = NativeRecord.open().publish();
    String good = Tokens.of("scientist-riken");

    for (Map.Entry<String, String> forged : Forgeries.of(good).entrySet()) {
      expectError(
              Exchange.with(forged.getValue()).forDatasets(dataset).send(), 400, "invalid_grant")
          .body("error_description", not(containsString("Exception")));
    }
    expectError(
        Exchange.with(Tokens.idTokenOf("scientist-riken")).forDatasets(dataset).send(),
        400,
        "invalid_grant");
    expectError(
        Exchange.with(Tokens.forAnotherAudience("scientist-riken")).forDatasets(dataset).send(),
        400,
        "invalid_grant");
    expectError(
        Exchange.with(SCIENTIST_RIKEN.tokenFor(dataset)).forDatasets(dataset).send(),
        400,
        "invalid_grant");
  }

  @Test
  void aLongSubjectTokenIsReadWhole() {
    String dataset = NativeRecord.open().publish();

    expectError(
            Exchange.with("a.b." + "c".repeat(12_000)).forDatasets(dataset).send(),
            400,
            "invalid_grant")
        .body("error_description", containsString("subject_token"));
  }

  @Test
  void anAgentNeverGetsMoreThanItsPersonNorMoreThanItIsRegisteredFor() throws Exception {
    String open = NativeRecord.open().publish();
    String elsewhere = NativeRecord.open().ownedBy(NativeRecord.LANL).publish();
    String restricted = NativeRecord.restricted().publish();

    SCIENTIST_RIKEN.calling().get("/api/v1/me").then().statusCode(200);
    SignedJWT token = SignedJWT.parse(AGENT.tokenFor(open));
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(SCIENTIST_RIKEN.actorId());
    assertThat(token.getJWTClaimsSet().getJSONObjectClaim("act"))
        .containsEntry("sub", AGENT.actorId());
    expectError(AGENT.exchanges(elsewhere), 400, "invalid_target");
    expectError(AGENT.exchanges(restricted), 403, "access_denied");

    // The person's grant is the person's: the agent does not inherit it.
    String request = SCIENTIST_RIKEN.requests(restricted);
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    expectError(AGENT.exchanges(restricted), 403, "access_denied");
  }

  @Test
  void theTrailShowsEveryTokenAndEveryRefusal() throws Exception {
    String dataset = NativeRecord.restricted().publish();
    SCIENTIST_RIKEN.exchanges(dataset);
    Trail.awaits("dataset:" + dataset, "token.refused denied");
    STEWARD_ORNL.approves(SCIENTIST_RIKEN.requests(dataset), "steward");
    String open = NativeRecord.open().publish();

    SignedJWT token = SignedJWT.parse(SCIENTIST_RIKEN.tokenFor(dataset, open));

    Map<String, Object> entry =
        Trail.awaits("token:" + token.getJWTClaimsSet().getJWTID(), "token.issued allowed");
    assertThat(entry.get("actor")).isEqualTo("scientist-riken");
    assertThat(entry.get("bundle").toString()).matches("[0-9a-f]{64}");
    Map<?, ?> details = (Map<?, ?>) entry.get("details");
    assertThat(details.get("datasets").toString()).contains(dataset, open);
    assertThat(details.get("rules"))
        .as("those of both datasets, each once")
        .isEqualTo(
            List.of(
                "consortium/discover-listed", "consortium/use-open", "consortium/use-restricted"));
    for (Object grant : (List<?>) details.get("grants")) {
      Map<?, ?> issued =
          (Map<?, ?>) Trail.awaits("grant:" + grant, "grant.issued allowed").get("details");
      assertThat(issued.get("rules").toString())
          .isEqualTo(
              "[consortium/discover-listed, consortium/use-%s]"
                  .formatted(issued.get("dataset").equals(open) ? "open" : "restricted"));
    }
  }

  @Test
  void metadataNamesTheEndpoints() {
    RestAssured.get("/.well-known/oauth-authorization-server")
        .then()
        .statusCode(200)
        .contentType(startsWith("application/json"))
        .body("issuer", equalTo(Servers.publicUrl()))
        .body("token_endpoint", equalTo(Servers.publicUrl() + "/oauth2/token"))
        .body("introspection_endpoint", equalTo(Servers.publicUrl() + "/oauth2/introspect"))
        .body("revocation_endpoint", equalTo(Servers.publicUrl() + "/oauth2/revoke"))
        .body("jwks_uri", equalTo(Servers.publicUrl() + "/oauth2/jwks"))
        .body(
            "grant_types_supported",
            containsInAnyOrder("urn:ietf:params:oauth:grant-type:token-exchange"));
  }

  private static Exchange exchange(String dataset) {
    return Exchange.by(SCIENTIST_RIKEN).forDatasets(dataset);
  }

  @SuppressWarnings("unchecked")
  private static List<String> datasetsOf(String token) throws Exception {
    List<Map<String, Object>> details =
        (List<Map<String, Object>>)
            SignedJWT.parse(token).getJWTClaimsSet().getClaim("authorization_details");
    return (List<String>) details.getFirst().get("datasets");
  }

  private static ValidatableResponse expectError(Response answer, int status, String error) {
    return answer
        .then()
        .statusCode(status)
        .contentType(startsWith("application/json"))
        .header("Cache-Control", "no-store")
        .body("error", equalTo(error));
  }
}
