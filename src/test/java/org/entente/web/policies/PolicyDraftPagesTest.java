package org.entente.web.policies;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.entente.testing.Person;
import org.entente.testing.Servers;
import org.entente.web.Browser;
import org.entente.web.Scan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a draft to what is in force and back, in a real browser. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PolicyDraftPagesTest {
  private static final String HOME = Servers.publicUrl();
  private static final String RULE =
      """
      @id("page-rule") @title("A rule from the page") @reason("It was typed.")
      permit (principal, action == Action::"discover", resource)
      when { resource.projects.contains("of-no-story") };
      """;

  @AfterEach
  void takeUpTheFolder() {
    Person.ADMIN.calling().post("/api/v1/policies/reload").then().statusCode(200);
  }

  @Test
  void aStewardWritesChecksAndPublishesAndTheHistoryLeadsBack() {
    try (Browser browser = new Browser();
        Scan scan = new Scan()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, HOME, "steward-ornl");
      page.navigate(HOME + "/policies");
      page.click("text=ORNL staff on the project");
      assertThat(page.locator("pre.cedar .cedar-effect").first()).hasText("permit");
      scan.look(page, "policy-rule");
      page.click("button:has-text('Draft a change')");
      assertThat(page.locator("h1")).hasText("Change of: ORNL staff on the project");
      assertThat(page.locator(".draft-files [aria-current]"))
          .containsText("partners/01qz5mb56/staff.cedar");
      assertThat(page.locator(".draft-files")).not().containsText("026v1ze26");
      scan.look(page, "policy-editor");

      page.click("summary:has-text('Another file')");
      page.fill("#file", "partners/01qz5mb56/page-rule.cedar");
      page.click("form[aria-label='Another file'] button");
      page.fill("#text", RULE.replace("resource.projects", "resource.projekts"));
      assertThat(page.locator("#flaws")).containsText("projekts");
      page.locator("#text").focus();
      page.keyboard().press("F8");
      scan.look(page, "policy-editor-flaw");
      page.fill("#text", RULE);
      assertThat(page.locator("#flaws")).containsText("Valid");
      page.keyboard().press("Control+s");
      assertThat(page.locator(".saved")).hasText("Saved");
      assertThat(page.locator("#text")).hasValue(RULE);
      page.click("a:has-text('What it changes')");
      assertThat(page.locator("main")).containsText("01qz5mb56/page-rule");
      scan.look(page, "policy-changes");
      page.click("button:has-text('Publish')");
      assertThat(page.locator(".heading-meta .badge")).hasText("published");
      page.navigate(HOME + "/policies/rules/01qz5mb56/page-rule");
      assertThat(page.locator("h1")).hasText("A rule from the page");

      page.navigate(HOME + "/policies/drafts");
      scan.look(page, "policy-drafts");
      page.navigate(HOME + "/policies/history");
      assertThat(page.locator("tbody tr").first()).containsText("steward-ornl");
      scan.look(page, "policy-history");
      page.locator("a:has-text('what changed')").first().click();
      assertThat(page.locator(".line-added").first()).containsText("page-rule");
      scan.look(page, "policy-difference");
      page.navigate(HOME + "/policies/history");
      page.locator("tbody tr").nth(1).locator("th a").click();
      scan.look(page, "policy-bundle");
      page.click("summary:has-text('Put it back in force')");
      page.fill("#note", "Only a trial.");
      page.click("button:has-text('Put it back in force')");
      assertThat(page).hasURL(Pattern.compile("/policies/drafts/.*/changes"));
      assertThat(page.locator(".heading-meta .badge")).hasText("published");
    }
  }

  @Test
  void whyItTakesASecondPersonIsSaid() {
    try (Browser browser = new Browser()) {
      Page page = browser.windowWithoutScript();
      Browser.signIn(page, HOME, "steward-ornl");
      page.navigate(HOME + "/policies/drafts");
      page.fill("#title", "Of people");
      page.click("button:has-text('Begin')");
      page.fill(
          "#text",
          RULE.replace("principal,", "principal is User,")
              .replace("when {", "when { principal has jpResident &&"));
      page.click("button:has-text('Save')");
      page.click("a:has-text('What it changes')");
      assertThat(page.locator("#do")).containsText("It takes a second person");
      assertThat(page.locator("#do")).containsText("turns on a sensitive fact");
      assertThat(page.locator("button:has-text('Publish')")).hasCount(0);
      page.click("button:has-text('Give it up')");
    }
  }

  @Test
  void withoutAnyScriptADraftIsWrittenToo() {
    try (Browser browser = new Browser()) {
      Page page = browser.windowWithoutScript();
      Browser.signIn(page, HOME, "steward-nims");
      page.navigate(HOME + "/policies/drafts");
      page.fill("#title", "Plain");
      page.click("button:has-text('Begin')");
      page.fill("#text", "permit (principal");
      page.click("button:has-text('Save')");
      assertThat(page.locator("#flaws")).containsText("Line 1");
      assertThat(page.locator("#text")).hasValue("permit (principal");
      page.click("a:has-text('What it changes')");
      page.click("button:has-text('Publish')");
      assertThat(page.locator(".alert-danger")).containsText("not valid");
      page.click("button:has-text('Give it up')");
      assertThat(page.locator(".heading-meta .badge")).hasText("given up");
    }
  }

  @Test
  void othersAreToldForWhomItIs() {
    try (Browser browser = new Browser()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, HOME, "scientist-riken");
      assertThat(page.navigate(HOME + "/policies/drafts").status()).isEqualTo(403);
      assertThat(page.navigate(HOME + "/policies/history").status()).isEqualTo(403);
      page.navigate(HOME + "/policies/rules/consortium/export-ear");
      assertThat(page.locator("main")).not().containsText("forbid (");
    }
  }
}
