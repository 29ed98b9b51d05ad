package org.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.entente.testing.NativeRecord;
import org.entente.testing.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A fresh sign-in over a session that still counts, in a real browser through a real Keycloak. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SignInAgainTest {
  private static final String HOME = Servers.publicUrl();

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void whoIsSignedInIsAskedAgainAndLedBackToWhereTheyWere() {
    String id = NativeRecord.open().governed("minAssurance", 3).publish();
    String there = HOME + "/datasets/" + id + "?purpose=education";
    Page page = browser.windowWithoutScript();
    Browser.signIn(page, HOME, "scientist-univ");
    page.navigate(there);

    page.getByRole(AriaRole.LINK, link("Have your identity checked again, at level 3 of 3"))
        .click();
    assertThat(page.locator(".account-name").textContent())
        .as("nothing has ended yet")
        .isNotBlank();
    page.getByRole(AriaRole.BUTTON, button("Sign in again")).click();
    assertThat(page.url()).contains("/protocol/openid-connect/auth", "prompt=login");
    page.fill("#password", "scientist-univ");
    page.click("#kc-login");

    page.waitForURL(there);
    assertThat(page.locator(".account-name").textContent()).isEqualTo("Scientist (University)");
  }

  @Test
  void theSecondFactorThatADatasetAsksForIsAskedForByName() {
    String id =
        NativeRecord.open()
            .governed("maxMfaAge", 900)
            .governed("terms", List.of("ab".repeat(32)))
            .publish();
    String there = HOME + "/datasets/" + id + "?purpose=research";
    Page page = browser.window(390, ColorScheme.DARK);
    Browser.signIn(page, HOME, "scientist-riken");
    page.navigate(there);
    assertThat(page.locator("#access").textContent())
        .contains(
            "You may have this data",
            "Still to do when you come for it",
            "Accept the terms of use with your request");
    assertThat(Axe.flaws(page)).isEmpty();
    assertThat(wide(page)).isFalse();

    page.getByRole(AriaRole.LINK, link("Sign in with your second factor")).click();
    assertThat(page.locator("main").textContent()).contains("your second factor");
    assertThat(Axe.flaws(page)).isEmpty();

    page.getByRole(AriaRole.BUTTON, button("Sign in again")).click();
    assertThat(page.url())
        .contains("prompt=login", "acr_values=https%3A%2F%2Frefeds.org%2Fprofile%2Fmfa");
    page.fill("#password", "scientist-riken");
    page.click("#kc-login");

    page.waitForURL(there);
    assertThat(page.locator(".account-name").textContent()).isEqualTo("Scientist (RIKEN)");
  }

  @Test
  void nothingElseThatAnAddressHoldsIsPassedOn() {
    page()
        .get("/sign-in?return=/requests&again=second-factor&prompt=none&login_hint=you")
        .then()
        .statusCode(302)
        .header("Location", containsString("prompt=login"))
        .header(
            "Location",
            allOf(not(containsString("prompt=none")), not(containsString("login_hint"))));
    page()
        .get("/sign-in?return=/requests&prompt=none")
        .then()
        .statusCode(302)
        .header("Location", not(containsString("prompt")));
  }

  @Test
  void aNewSignInLeadsToPagesOfOursOnly() {
    for (String elsewhere : List.of("https://evil.example/", "//evil.example/", "/api/v1/me")) {
      page()
          .formParam("return", elsewhere)
          .formParam("with", "sign-in")
          .header("Origin", HOME)
          .post("/sign-in/again")
          .then()
          .statusCode(303)
          .header("Location", containsString(HOME + "/sign-in?return=%2F&again=sign-in"));
    }
  }

  private static boolean wide(Page page) {
    return Boolean.TRUE.equals(
        page.evaluate("document.documentElement.scrollWidth > window.innerWidth"));
  }

  private static RequestSpecification page() {
    return given()
        .baseUri(HOME)
        .redirects()
        .follow(false)
        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
