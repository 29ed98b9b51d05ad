package org.entente.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules, decisions and agreements, from the sign-in to the end without a mouse. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ByKeyboardAloneTest {
  private static final String HOME = Servers.publicUrl();
  private static final String RULE =
      """
      @id("typed-rule") @title("A rule that was typed") @reason("It was typed.")
      permit (principal, action == Action::"discover", resource)
      when { resource.projects.contains("of-no-story") };
      """;

  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aDecisionIsExplained() {
    String dataset = NativeRecord.exportControlled().publish();
    Page page = signedIn("steward-ornl", "/policies");
    Keys keys = new Keys(page);
    keys.to("a:has-text('Decision explorer')").press("Enter");
    page.waitForURL("**/policies/explorer");
    keys.to("#dataset").type(dataset).to("#action").type("rec");
    keys.to("button:has-text('Explain')").press("Enter");
    assertThat(page.locator("#answer-title")).not().isEmpty();
    assertThat(page.locator("#action")).hasValue("receive");
    keys.to(".rule-condition summary").press("Enter");
    assertThat(page.locator(".part-sign").first()).isVisible();
  }

  @Test
  void aRuleIsDraftedCheckedAndPublished() {
    Page page = signedIn("steward-ornl", "/policies/drafts");
    Keys keys = new Keys(page);
    keys.to("#title").type("Typed").press("Enter");
    page.waitForURL(Pattern.compile(".*/policies/drafts/[^/]+"));
    keys.to("summary:has-text('Another file')").press("Enter");
    keys.to("#file").retype("partners/01qz5mb56/typed-rule.cedar").press("Enter");
    page.waitForURL(Pattern.compile(".*file=.*typed-rule.*"));
    keys.to("#text").type(RULE.replace("resource.projects", "resource.projekts"));
    assertThat(page.locator("#flaws")).containsText("projekts");
    keys.press("F8").retype(RULE);
    assertThat(page.locator("#flaws")).containsText("Valid");
    keys.press("Control+s");
    assertThat(page.locator(".saved")).hasText("Saved");
    keys.to("a:has-text('What it changes')").press("Enter");
    keys.to("button:has-text('Publish')").press("Enter");
    assertThat(page.locator(".heading-meta .badge")).hasText("published");
    Person.ADMIN.calling().post("/api/v1/policies/reload").then().statusCode(200);
  }

  @Test
  void anAgreementIsRegisteredAndAccepted() {
    String id = "typed-" + UUID.randomUUID().toString().substring(0, 8);
    Page page = signedIn("admin", "/registers/agreements");
    Keys keys = new Keys(page);
    keys.to("a[href='/registers/agreements/new']").press("Enter");
    page.waitForURL("**/registers/agreements/new");
    keys.to("#id").type(id).to("#version").type("1").to("#title").type("Typed agreement");
    keys.to("#parties").type("https://ror.org/01qz5mb56");
    keys.to("#from").type("01012026");
    keys.to("#source").retype("Office of agreements").to("#assertedBy").retype("The office");
    keys.to("form[action='/registers/agreements'] button").press("Enter");
    assertThat(page.locator("h1")).hasText("Typed agreement");
    keys.to("#party").type("Oak").to("#evidence").type("signed copy 3");
    keys.to("button:has-text('Record the acceptance')").press("Enter");
    assertThat(page.locator("#parties")).containsText("signed copy 3");
  }

  private Page signedIn(String account, String path) {
    Page page = browser.window(1280, ColorScheme.LIGHT);
    Browser.signIn(page, HOME, account);
    page.navigate(HOME + path);
    return page;
  }
}
