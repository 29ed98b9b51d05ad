package org.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;

/** Whom the pages of stewards, auditors, curators and administrators let in. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DutyPagesTest {
  private static final String HOME = Servers.publicUrl();
  private static final List<String> OF_ROLES =
      List.of(
          "/queue",
          "/stewardship",
          "/stewardship/datasets",
          "/audit",
          "/audit/export?format=csv",
          "/imports",
          "/registers",
          "/policies/tests");

  @Test
  void theyNeedASignIn() {
    for (String path : List.of("/queue", "/stewardship", "/audit", "/imports", "/policies")) {
      given()
          .redirects()
          .follow(false)
          .header("Accept", "text/html")
          .get(path)
          .then()
          .statusCode(303)
          .header("Location", containsString("/sign-in?return="));
    }
  }

  /** The answer comes while most of the announced body is still outstanding. */
  @Test
  void aFileFromNobodyIsNotRead() throws IOException {
    URI home = URI.create(HOME);
    try (Socket socket = new Socket(home.getHost(), home.getPort())) {
      socket.setSoTimeout(20_000);
      String head =
          """
          POST /imports HTTP/1.1
          Host: %s
          Content-Type: multipart/form-data; boundary=part
          Content-Length: 100000000

          --part
          """
              .formatted(home.getAuthority())
              .replace("\n", "\r\n");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      String status =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      assertThat(status).startsWith("HTTP/1.1 302");
    }
  }

  @Test
  void aWriteFromAnotherSiteIsRefused() {
    String id = UUID.randomUUID().toString();
    for (String path :
        List.of(
            "/queue/" + id + "/approve",
            "/queue/" + id + "/reject",
            "/stewardship/" + id + "/revoke",
            "/imports")) {
      given()
          .header("Sec-Fetch-Site", "cross-site")
          .header("Accept", "text/html")
          .post(path)
          .then()
          .statusCode(403)
          .body(containsString("another site"));
    }
  }

  @Test
  void aScientistGetsIntoNoneOfThem() {
    String dataset = Staged.exportControlledDataset("Closed doors");
    String others = Staged.request("scientist-ornl", dataset, 30);
    String own = Staged.request("scientist-riken", dataset, 30);
    try (Browser browser = new Browser()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, HOME, "scientist-riken");
      for (String path : OF_ROLES) {
        assertThat(get(page, path).status()).as(path).isEqualTo(403);
      }
      APIResponse hidden = get(page, "/queue/" + others);
      APIResponse missing = get(page, "/queue/" + UUID.randomUUID());
      assertThat(hidden.status()).isEqualTo(404);
      assertThat(hidden.text().replace(others, "")).hasSameSizeAs(shortened(missing));
      assertThat(page.request().get(HOME + "/queue/" + own, once()).headers().get("location"))
          .isEqualTo(HOME + "/requests/" + own);
      APIResponse approving =
          page.request()
              .post(
                  HOME + "/queue/" + own + "/approve",
                  once().setHeader("Origin", HOME).setForm(form("give", "steward " + Staged.ORNL)));
      assertThat(approving.headers().get("location")).isEqualTo(HOME + "/requests/" + own);
      page.navigate(HOME + "/policies");
      assertThat(page.content()).contains("Active bundle").doesNotContain("forbid (");
      assertThat(page.locator("nav.places").innerText())
          .contains("Policies")
          .doesNotContain("Queue", "Stewardship", "Audit", "Imports", "Registers");
    }
    Staged.as("scientist-riken")
        .get("/api/v1/requests/{id}", own)
        .then()
        .statusCode(200)
        .body("state", org.hamcrest.Matchers.equalTo("submitted"));
  }

  @Test
  void aStewardReadsTheConsortiumsRulesAndTheirOwnAsWritten() {
    try (Browser browser = new Browser()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, HOME, "steward-nims");
      page.navigate(HOME + "/policies");
      assertThat(page.locator("pre.cedar[aria-label^='consortium/']").count()).isPositive();
      assertThat(page.locator("pre.cedar[aria-label^='026v1ze26/']").count()).isPositive();
      assertThat(page.locator("pre.cedar[aria-label^='01qz5mb56/']").count()).isZero();
    }
  }

  private static com.microsoft.playwright.options.FormData form(String name, String value) {
    return com.microsoft.playwright.options.FormData.create().set(name, value);
  }

  private static APIResponse get(Page page, String path) {
    return page.request()
        .get(HOME + path, RequestOptions.create().setHeader("Accept", "text/html"));
  }

  private static RequestOptions once() {
    return RequestOptions.create().setMaxRedirects(0);
  }

  /** The page without the id that was asked for, which stands in its sign-in link or nowhere. */
  private static String shortened(APIResponse answer) {
    return answer.text().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
  }
}
