package org.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.testing.NativeRecord;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a scientist does, in a real browser, signed in through a real Keycloak. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ScientistPagesTest {
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
  void aScientistFindsAsksIsGrantedAndGivesBack() {
    String id = Catalogued.restricted("web-flow", "Flowing neutrons of the web");
    await().atMost(Duration.ofSeconds(20)).until(() -> isFound("Flowing neutrons"));
    Page page = browser.window(1280, ColorScheme.LIGHT);
    Browser.signInByForm(page, HOME, "scientist-riken");

    page.keyboard().press("/");
    page.keyboard().type("flowing neutrons");
    page.waitForURL("**/?q=flowing+neutrons");
    page.getByRole(AriaRole.LINK, named("Flowing neutrons of the web")).click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Flowing neutrons of the web");
    assertThat(page.locator("#access").textContent())
        .contains("You may ask for this data", "a steward of the owner");

    page.getByRole(AriaRole.LINK, named("Request access")).click();
    page.fill("#justification", "To compare with our own runs.");
    page.fill("#days", "30");
    page.getByRole(AriaRole.BUTTON, button("Send the request")).click();
    page.waitForURL("**/requests/*-*");
    assertThat(page.locator("main").textContent())
        .contains(
            "waiting for a decision",
            "It waits for a steward of the owner",
            "Someone must approve.");

    assertThat(flaws(page, "request-waiting")).isEmpty();
    String request = page.url().substring(page.url().lastIndexOf('/') + 1);
    given()
        .auth()
        .oauth2(Tokens.of("steward-ornl"))
        .contentType("application/json")
        .body("{\"approval\":\"steward\",\"comment\":\"Good luck.\"}")
        .post("/api/v1/requests/" + request + "/approve")
        .then()
        .statusCode(200);
    page.reload();
    assertThat(page.locator("main").textContent()).contains("approved", "Good luck.");
    assertThat(flaws(page, "request-approved")).isEmpty();

    page.getByRole(AriaRole.LINK, named("My grants")).first().click();
    assertThat(page.locator("main").textContent())
        .contains("Flowing neutrons of the web", "active", "in 29 days");
    page.getByText("Give it back").first().click();
    assertThat(flaws(page, "grant")).isEmpty();
    page.getByRole(AriaRole.BUTTON, button("Give the grant back")).click();
    page.waitForURL("**/grants#*");
    assertThat(page.locator("main").textContent()).contains("revoked");

    page.navigate(HOME + "/datasets/" + id);
    page.locator("details.account summary").click();
    page.getByRole(AriaRole.BUTTON, button("Sign out")).click();
    page.waitForURL(HOME + "/");
    assertThat(page.locator(".sign-in").isVisible()).isTrue();
  }

  @Test
  void whatWouldChangeANoStandsBesideIt() {
    String id =
        NativeRecord.restricted()
            .governed("requiredTraining", List.of("course-of-the-web"))
            .publish();
    Page page = browser.window(1280, ColorScheme.LIGHT);
    Browser.signIn(page, HOME, "scientist-riken");
    page.navigate(HOME + "/datasets/" + id);

    assertThat(page.locator("#access").textContent())
        .contains(
            "What would change this",
            "Complete the training: course-of-the-web",
            "you can do this yourself",
            "Then you may ask for this data.");
    assertThat(flaws(page, "dataset-ways")).isEmpty();
  }

  @Test
  void whatWouldShowTheWholeRecordStandsBesideItsSummary() {
    String id =
        NativeRecord.restricted()
            .governed("metadataTier", "summary")
            .governed("projects", List.of("project-hush"))
            .publish();
    Page page = browser.window(390, ColorScheme.LIGHT);
    Browser.signIn(page, HOME, "scientist-univ");
    page.navigate(HOME + "/datasets/" + id);

    assertThat(page.locator("main").textContent())
        .contains(
            "This is the summary",
            "Become a member of a project that shares this data",
            "Then you may read the whole record.")
        .doesNotContain("hush");
    assertThat(flaws(page, "dataset-to-read")).isEmpty();
  }

  @Test
  void theSignInLeadsBackToThePage() {
    String id = Catalogued.open("web-back", "Open neutrons of the web");
    Page page = browser.window(1280, ColorScheme.LIGHT);
    page.navigate(HOME + "/datasets/" + id + "?purpose=education");
    page.locator("header .sign-in").click();
    page.fill("#username", "scientist-univ");
    page.fill("#password", "scientist-univ");
    page.click("#kc-login");
    page.waitForURL(HOME + "/datasets/" + id + "?purpose=education");
    assertThat(page.locator(".account-name").textContent()).isNotBlank();
  }

  @Test
  void whatWasTypedIsKeptWhenARequestIsRefused() {
    String id = Catalogued.restricted("web-refused", "Refused neutrons of the web");
    Page page = browser.window(1280, ColorScheme.LIGHT);
    Browser.signIn(page, HOME, "scientist-riken");
    page.navigate(HOME + "/requests/new?dataset=" + id + "&purpose=commercial");
    page.fill("#justification", "To sell them.");
    page.getByRole(AriaRole.BUTTON, button("Send the request")).click();
    assertThat(page.locator("[role=alert].alert-danger, .alert-danger").first().textContent())
        .contains("It was not sent");
    assertThat(page.inputValue("#justification")).isEqualTo("To sell them.");
    assertThat(page.inputValue("#purpose")).isEqualTo("commercial");
  }

  @Test
  void everyPageIsWellFormedAndAccessibleInLightAndDark() {
    Map<String, String> paths = pages();
    List<String> flaws = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = browser.window(scheme == ColorScheme.LIGHT ? 1280 : 390, scheme);
      Browser.signIn(page, HOME, "scientist-riken");
      paths.forEach(
          (name, path) -> {
            page.navigate(HOME + path);
            flaws.addAll(flaws(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT)));
          });
    }
    assertThat(flaws).isEmpty();
  }

  /** Looks at the page as it is shown, at its source, and leaves a picture of it. */
  private static List<String> flaws(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screens", "scientist-" + name + ".png")));
    List<String> flaws = new ArrayList<>();
    Markup.flaws(page.request().get(page.url(), html()).text())
        .forEach(flaw -> flaws.add(name + ": " + flaw));
    Axe.flaws(page).forEach(flaw -> flaws.add(name + ": " + flaw));
    if (Boolean.TRUE.equals(
        page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))) {
      flaws.add(name + ": wider than the window");
    }
    return flaws;
  }

  @Test
  void anErrorPageStillKnowsWhoIsSignedIn() {
    Page page = browser.window(1280, ColorScheme.LIGHT);
    Browser.signIn(page, HOME, "scientist-riken");
    page.navigate(HOME + "/nowhere");
    assertThat(page.locator("main").textContent()).contains("Check the address");
    assertThat(page.locator(".account-name").textContent()).isEqualTo("scientist-riken");
  }

  @Test
  void hiddenAndMissingShowTheSamePage() {
    String hidden = Catalogued.hidden("web-hidden", "Hidden neutrons of the web");
    Page page = browser.window(1280, ColorScheme.LIGHT);
    Browser.signIn(page, HOME, "scientist-univ");
    String missing = "00000000-0000-4000-8000-00000000000f";
    String ofHidden = page.request().get(HOME + "/datasets/" + hidden, html()).text();
    String ofMissing = page.request().get(HOME + "/datasets/" + missing, html()).text();
    assertThat(ofHidden.replace(hidden, missing)).isEqualTo(ofMissing);
    assertThat(ofHidden)
        .contains("There is nothing here that you may see.")
        .doesNotContain("Hidden neutrons");
  }

  private static Map<String, String> pages() {
    String restricted = Catalogued.restricted("web-ask", "Asked-for neutrons of the web");
    await().atMost(Duration.ofSeconds(20)).until(() -> isFound("Asked-for neutrons"));
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("home", "/");
    pages.put("found", "/?q=neutrons&filter=access:requestable");
    pages.put("found-nothing", "/?q=nothing-of-this-kind&filter=year:1999");
    pages.put("unsearchable", "/?filter=colour:red");
    pages.put("dataset-to-ask-for", "/datasets/" + restricted);
    pages.put(
        "dataset-open",
        "/datasets/" + Catalogued.open("web-open", "Further open neutrons of the web"));
    pages.put(
        "dataset-summary",
        "/datasets/" + Catalogued.summary("web-summary", "Summarised neutrons of the web"));
    pages.put(
        "dataset-closed",
        "/datasets/" + Catalogued.closed("web-closed", "Closed neutrons of the web"));
    pages.put("request-new", "/requests/new?dataset=" + restricted);
    pages.put("requests", "/requests");
    pages.put("grants", "/grants");
    pages.put("account", "/account");
    pages.put("sign-out", "/sign-out");
    pages.put("sign-in-again", "/sign-in/again");
    pages.put("not-found", "/nowhere");
    return pages;
  }

  private static boolean isFound(String title) {
    return given()
        .auth()
        .oauth2(Tokens.of("scientist-riken"))
        .queryParam("q", title)
        .get("/api/v1/datasets")
        .body()
        .asString()
        .contains(title);
  }

  private static RequestOptions html() {
    return RequestOptions.create().setHeader("Accept", "text/html");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
