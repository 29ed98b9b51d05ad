package org.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class PageHygieneTest {
  private static final String OURS = "http://localhost:8081";
  private static final Pattern ASSET =
      Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"");

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    for (String path :
        List.of("/sign-out", "/nowhere", "/assets/entente.css", "/api/v1/organisations")) {
      Response answer = browser().get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .as(path)
          .contains(
              "default-src 'none'",
              "script-src 'self';",
              "style-src 'self';",
              "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("same-origin");
    }
  }

  @Test
  void pagesAreKeptByNoCacheAndAssetsAre() {
    browser().get("/sign-out").then().header("Cache-Control", "no-store");
    browser().get("/assets/entente.css").then().header("Cache-Control", containsString("max-age"));
  }

  @Test
  void everyAssetOfThePageIsThere() {
    Matcher assets = ASSET.matcher(browser().get("/sign-out").body().asString());
    int found = 0;
    while (assets.find()) {
      browser().get(assets.group(1)).then().statusCode(200);
      found++;
    }
    assertThat(found).isGreaterThanOrEqualTo(6);
  }

  @Test
  void aWriteFromAnotherSiteIsRefused() {
    for (String site : List.of("cross-site", "same-site")) {
      browser()
          .header("Sec-Fetch-Site", site)
          .post("/sign-out")
          .then()
          .statusCode(403)
          .contentType("text/html")
          .body(containsString("another site"));
    }
    given()
        .header("Origin", "https://elsewhere.example")
        .post("/sign-out")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
    given().header("Origin", "null").post("/sign-out").then().statusCode(403);
  }

  @Test
  void aWriteFromOurOwnPageIsNotRefused() {
    browser()
        .header("Sec-Fetch-Site", "same-origin")
        .header("Origin", "null")
        .post("/sign-out")
        .then()
        .statusCode(303);
    browser().header("Origin", OURS).post("/sign-out").then().statusCode(303);
  }

  @Test
  void programsAreNotAskedWhereTheyComeFrom() {
    given()
        .header("Sec-Fetch-Site", "cross-site")
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/requests")
        .then()
        .statusCode(401);
  }

  @Test
  void hiddenAndMissingAreOneAnswer() {
    Response nowhere = browser().get("/nowhere");
    Response missing = browser().get("/datasets/" + UUID.randomUUID());
    Response notAnId = browser().get("/datasets/x");
    for (Response answer : List.of(nowhere, missing, notAnId)) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.contentType()).startsWith("text/html");
      assertThat(answer.body().asString()).contains("There is nothing here that you may see.");
    }
  }

  @Test
  void theApiAnswersWithProblemsEvenToABrowser() {
    browser()
        .get("/api/v1/datasets/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void signingInLeadsToTheSignInServiceWithProofKey() {
    browser()
        .get("/sign-in?return=/requests")
        .then()
        .statusCode(302)
        .header("Location", containsString("/protocol/openid-connect/auth"))
        .header("Location", containsString("code_challenge_method=S256"));
  }

  @Test
  void signInStartsAtThePublicAddressWhateverTheHostHeaderSays() {
    browser()
        .header("Host", "evil.example")
        .get("/sign-in?return=/requests")
        .then()
        .statusCode(302)
        .header("Location", equalTo(OURS + "/sign-in?return=%2Frequests"));
  }

  @Test
  void pagesThatNeedAPersonLeadToTheSignInAndHtmxIsTold() {
    browser()
        .get("/account")
        .then()
        .statusCode(303)
        .header("Location", equalTo(OURS + "/sign-in?return=%2Faccount"));
    browser().header("HX-Request", "true").get("/account").then().statusCode(499);
    browser().header("HX-Request", "true").get("/sign-in").then().statusCode(499);
  }

  @Test
  void nobodyReadsWhatIsListedForEverybodyAndIsAskedToSignIn() {
    String id = Catalogued.restricted("web-anonymous", "Neutrons for everybody to know of");
    browser()
        .get("/datasets/" + id)
        .then()
        .statusCode(200)
        .body(containsString("Neutrons for everybody to know of"))
        .body(containsString("Sign in to see what you may do"));
  }

  @Test
  void noPageHoldsInlineScriptOrStyle() {
    for (String path : List.of("/", "/sign-out", "/nowhere")) {
      browser()
          .get(path)
          .then()
          .body(not(containsString("<style")))
          .body(not(containsString("style=")))
          .body(not(containsString("onclick")))
          .body(not(containsString("<script>")));
    }
  }

  private static RequestSpecification browser() {
    return given()
        .baseUri(OURS)
        .redirects()
        .follow(false)
        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }
}
