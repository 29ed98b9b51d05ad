package org.entente.savedsearch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Servers;
import org.entente.web.Browser;
import org.entente.web.Scan;
import org.junit.jupiter.api.Test;

/** The pages of saved searches, in a real browser, where no mail server is set up. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SavedSearchPagesTest {
  private static final String HOME = Servers.publicUrl();

  @Inject Checks checks;
  @Inject DataSource database;

  private final String word = "zp" + UUID.randomUUID().toString().replace("-", "");

  @Test
  void aPersonSavesRunsChangesAndDeletesASearch() throws Exception {
    try (Browser browser = new Browser();
        Scan scan = new Scan()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, HOME, "scientist-riken");
      page.navigate(HOME + "/saved-searches");
      scan.look(page, "saved-none");
      assertThat(page.locator("main").textContent())
          .contains("You keep no searches yet", "E-mail is not set up here");

      page.navigate(
          HOME
              + "/saved-searches/new?q="
              + word
              + "&filter=owner:"
              + NativeRecord.ORNL
              + "&filter=year:2024&filter=year:2025&sort=newest");
      assertThat(page.inputValue("#words")).isEqualTo(word);
      assertThat(page.inputValue("#order")).isEqualTo("newest");
      assertThat(page.locator("fieldset").textContent()).contains("Owner: ORNL", "Year: 2024");
      scan.look(page, "saved-new");
      page.fill("#name", "Hot <i>neutrons</i>");
      page.getByLabel("Year: 2024").uncheck();
      page.getByRole(AriaRole.BUTTON, named("Save")).click();
      page.waitForURL("**/saved-searches/*-*");
      String one = page.url();
      assertThat(page.locator("h1").textContent()).isEqualTo("Hot <i>neutrons</i>");
      assertThat(page.locator("main").textContent())
          .contains("“" + word + "”; Owner: ORNL (US); Year: 2025", "Once a day", "Nothing.");

      NativeRecord.open().with("title", "Fresh " + word).with("issued", "2025-04-01").publish();
      await().atMost(ofSeconds(20)).until(this::isFound);
      change("update saved_search set due_at = now() - interval '1 minute'");
      checks.checkDue();
      page.navigate(HOME + "/saved-searches");
      assertThat(page.locator("tbody").textContent()).contains("Hot <i>neutrons</i>", "1 new");
      scan.look(page, "saved-list");
      page.navigate(one);
      assertThat(page.locator("#news").textContent()).contains("Fresh " + word);
      scan.look(page, "saved-one");

      page.getByRole(AriaRole.BUTTON, named("Run this search")).click();
      page.waitForURL(HOME + "/?q=" + word + "&**");
      assertThat(page.locator(".hits").textContent()).contains("Fresh " + word);
      page.navigate(one);
      assertThat(page.locator("#news").textContent()).contains("Nothing.");

      page.getByRole(AriaRole.LINK, named("Change")).click();
      page.fill("#name", "   ");
      page.getByRole(AriaRole.BUTTON, named("Save")).click();
      assertThat(page.locator("main").textContent()).contains("Not saved", "1 to 200 characters");
      scan.look(page, "saved-refused");
      page.fill("#name", "Cold neutrons");
      page.selectOption("#alerts", "never");
      page.getByRole(AriaRole.BUTTON, named("Save")).click();
      page.waitForURL(one);
      assertThat(page.locator("main").textContent()).contains("Cold neutrons", "No alerts");

      page.getByRole(AriaRole.LINK, named("Delete")).click();
      scan.look(page, "saved-delete");
      page.getByRole(AriaRole.BUTTON, named("Delete")).click();
      page.waitForURL(HOME + "/saved-searches");
      assertThat(page.locator("main").textContent()).contains("You keep no searches yet");
    }
  }

  @Test
  void anothersSearchShowsTheSamePageAsAnAbsentOne() {
    String theirs =
        Person.SCIENTIST_ORNL
            .sending(Map.of("name", "Mine alone"))
            .post("/api/v1/saved-searches")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String absent = UUID.randomUUID().toString();
    try (Browser browser = new Browser()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, HOME, "scientist-riken");
      for (String below : new String[] {"", "/edit", "/delete"}) {
        APIResponse one = page.request().get(HOME + "/saved-searches/" + theirs + below, html());
        APIResponse none = page.request().get(HOME + "/saved-searches/" + absent + below, html());
        assertThat(one.status()).isEqualTo(404).isEqualTo(none.status());
        assertThat(one.text().replace(theirs, absent)).isEqualTo(none.text());
      }
      for (String below : new String[] {"/edit", "/delete", "/look"}) {
        RequestOptions form =
            html()
                .setHeader("Origin", HOME)
                .setForm(FormData.create().set("name", "Taken").set("alerts", "never"));
        assertThat(page.request().post(HOME + "/saved-searches/" + theirs + below, form).status())
            .isEqualTo(404);
      }
    }
    Person.SCIENTIST_ORNL
        .calling()
        .delete("/api/v1/saved-searches/{id}", theirs)
        .then()
        .statusCode(204);
  }

  private boolean isFound() {
    return Person.SCIENTIST_RIKEN
        .calling()
        .queryParam("q", word)
        .get("/api/v1/datasets")
        .body()
        .asString()
        .contains("Fresh " + word);
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private static RequestOptions html() {
    return RequestOptions.create().setHeader("Accept", "text/html");
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }
}
