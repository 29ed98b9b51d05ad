package org.entente.web.registers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.testing.Person;
import org.entente.testing.Registers;
import org.entente.testing.Servers;
import org.entente.web.Browser;
import org.entente.web.Scan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registers as offices, parties and everybody else use them, without any script. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RegisterPagesTest {
  private static final String HOME = Servers.publicUrl();
  private static final String ORNL = "https://ror.org/01qz5mb56";
  private static final String RIKEN = "https://ror.org/01sjwvz98";

  @BeforeEach
  void everybodyHasBeenHere() {
    Registers.prepare();
    for (Person person : Person.values()) {
      person.calling().get("/api/v1/me").then().statusCode(200);
    }
  }

  @Test
  void anOfficeAddsReadsAndWithdrawsAFactWithoutScriptAndOthersReadNoValue() {
    String source = "pages " + UUID.randomUUID();
    try (Browser browser = new Browser()) {
      Page page = browser.windowWithoutScript();
      Browser.signIn(page, HOME, "export-officer");
      page.navigate(HOME + "/registers");
      page.click("text=Add a fact");
      assertThat(page.locator("#attribute")).not().containsText("Training");
      page.selectOption("#attribute", "exportCountry");
      page.fill("#actor", "nobody-of-that-name");
      page.click("text=Next");
      assertThat(page.locator("#source")).hasValue(Pattern.compile("Export officer, .+"));

      page.fill("#value", "Ruritania");
      page.fill("#source", source);
      page.fill("#until", LocalDate.now(ZoneOffset.UTC).plusDays(20).toString());
      submit(page);
      assertThat(page.locator(".alert")).containsText("No account of that name");
      assertThat(page.locator("#source")).hasValue(source);
      page.fill("#actor", "scientist-univ");
      submit(page);
      assertThat(page.locator(".alert")).containsText("ISO 3166");
      page.fill("#value", "QX");
      submit(page);
      assertThat(page.locator(".alert")).containsText("on record");
      assertThat(page.locator("#statement")).containsText("QX");
      assertThat(page.locator("#history")).containsText(source);
      String statement = page.url().replaceAll("\\?.*", "");

      page.navigate(HOME + "/registers?actor=scientist-univ&expiring=30");
      assertThat(page.locator("main table")).containsText("QX");
      readsNoValue(browser, "admin", statement);
      refused(browser, statement);

      page.navigate(statement);
      page.click("text=Withdraw");
      page.fill("#reason", " ");
      submit(page);
      assertThat(page.locator(".alert")).containsText("Say why");
      page.fill("#reason", "QX was a slip of the pen.");
      submit(page);
      assertThat(page.locator("#history")).containsText("QX was a slip of the pen.");
      assertThat(page.locator("#statement")).containsText("withdrawn");
      assertThat(page.locator("a[href$='/withdraw']")).hasCount(0);
      page.navigate(HOME + "/registers?actor=scientist-univ");
      assertThat(page.locator("main")).not().containsText(source);
      readsNoValue(browser, "admin", statement);
    }
  }

  @Test
  void versionsAreAddedAndPeopleAndPartiesAcceptThem() {
    String id = "pages-" + UUID.randomUUID().toString().substring(0, 8);
    try (Browser browser = new Browser()) {
      Page admin = browser.windowWithoutScript();
      Browser.signIn(admin, HOME, "admin");
      admin.navigate(HOME + "/registers/agreements/new");
      admin.fill("#id", id);
      admin.fill("#version", "1");
      admin.fill("#title", "Agreement of the pages");
      admin.fill("#parties", ORNL + "\nORNL");
      admin.fill("#from", "2026-01-01");
      submit(admin);
      assertThat(admin.locator(".alert")).containsText("is not a ROR id");
      assertThat(admin.locator("#title")).hasValue("Agreement of the pages");
      admin.fill("#parties", ORNL + "\n" + RIKEN);
      submit(admin);
      assertThat(admin.locator(".heading-meta")).containsText("in force");
      assertThat(admin.locator("main")).containsText("accepted by 0 of 2 parties");

      Page scientist = browser.windowWithoutScript();
      Browser.signIn(scientist, HOME, "scientist-riken");
      scientist.navigate(HOME + "/registers/agreements");
      scientist.click("text=Agreement of the pages");
      assertThat(scientist.locator("#party")).hasCount(0);
      scientist.click("text=Accept for myself");
      assertThat(scientist.locator("#people")).containsText("Scientist (RIKEN)");
      assertThat(scientist.locator("text=Accept for myself")).hasCount(0);
      assertThat(get(scientist, HOME + "/registers/agreements/new").status()).isEqualTo(403);

      admin.navigate(HOME + "/registers/agreements/" + id);
      admin.selectOption("#party", RIKEN);
      admin.fill("#evidence", "signed copy 17");
      admin.click("text=Record the acceptance");
      assertThat(admin.locator("#parties")).containsText("signed copy 17");
      assertThat(admin.locator("main")).containsText("accepted by 1 of 2 parties");
      admin.click("text=Add a version");
      assertThat(admin.locator("#parties")).hasValue(ORNL + "\n" + RIKEN);
      admin.fill("#version", "2");
      admin.fill("#from", LocalDate.now(ZoneOffset.UTC).plusDays(9).toString());
      submit(admin);
      assertThat(admin.locator("#versions")).containsText("not yet");
      assertThat(admin.locator(".heading-meta")).containsText("Version 1");

      Page outsider = browser.windowWithoutScript();
      Browser.signIn(outsider, HOME, "scientist-univ");
      APIResponse hidden = get(outsider, HOME + "/registers/agreements/" + id);
      APIResponse missing = get(outsider, HOME + "/registers/agreements/no-such-agreement");
      assertThat(hidden.status()).isEqualTo(404);
      assertThat(missing.status()).isEqualTo(404);
    }
  }

  @Test
  void thePagesAreForEveryoneToUseOnADeskAndOnAPhone() {
    try (Browser browser = new Browser();
        Scan scan = new Scan()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, HOME, "admin");
      page.navigate(HOME + "/registers?actor=scientist-riken");
      scan.look(page, "register-facts");
      page.click("main tbody td a");
      scan.look(page, "register-fact");
      page.click("text=Withdraw");
      scan.look(page, "register-withdraw");
      page.navigate(HOME + "/registers/facts/new");
      scan.look(page, "register-choose");
      page.navigate(HOME + "/registers/facts/new?attribute=nationalities&actor=scientist-riken");
      scan.look(page, "register-new");
      page.navigate(HOME + "/registers/agreements");
      scan.look(page, "register-agreements");
      page.click("main tbody th a");
      scan.look(page, "register-agreement");
      page.navigate(HOME + "/registers/agreements/new");
      scan.look(page, "register-version");
    }
  }

  @Test
  void aFactIsAddedByKeyboardAlone() {
    try (Browser browser = new Browser()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, HOME, "export-officer");
      page.navigate(HOME + "/registers/facts/new?attribute=usPerson&actor=scientist-univ");
      page.focus("#actor");
      page.keyboard().press("Tab");
      page.keyboard().type("no");
      page.keyboard().press("Tab");
      page.keyboard().press("Control+A");
      page.keyboard().type("keyboard " + UUID.randomUUID());
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      page.keyboard().type("12312029");
      for (int key = 0; key < 8 && !onTheButton(page); key++) {
        page.keyboard().press("Tab");
      }
      page.keyboard().press("Enter");
      page.waitForURL(Pattern.compile(".*/registers/facts/\\d+\\?done=registered"));
      assertThat(page.locator("#statement")).containsText("1 Jan 2030, 00:00 UTC");
    }
  }

  private static void readsNoValue(Browser browser, String account, String statement) {
    Page page = browser.windowWithoutScript();
    Browser.signIn(page, HOME, account);
    page.navigate(statement);
    assertThat(page.locator("#statement")).containsText("not shown");
    assertThat(page.content()).doesNotContain("QX");
    page.navigate(HOME + "/registers?actor=scientist-univ");
    assertThat(page.content()).doesNotContain("QX");
    page.navigate(statement + "/withdraw");
    assertThat(page.content()).doesNotContain("QX");
  }

  private static void refused(Browser browser, String statement) {
    Page page = browser.windowWithoutScript();
    Browser.signIn(page, HOME, "steward-ornl");
    assertThat(get(page, HOME + "/registers").status()).isEqualTo(403);
    assertThat(get(page, statement).status()).isEqualTo(403);
    assertThat(
            page.request()
                .post(
                    statement + "/withdraw",
                    RequestOptions.create()
                        .setMaxRedirects(0)
                        .setHeader("Origin", HOME)
                        .setForm(FormData.create().set("reason", "Mine now.")))
                .status())
        .isEqualTo(403);
  }

  private static APIResponse get(Page page, String address) {
    return page.request()
        .get(address, RequestOptions.create().setMaxRedirects(0).setHeader("Accept", "text/html"));
  }

  private static boolean onTheButton(Page page) {
    return (Boolean) page.evaluate("document.activeElement.type === 'submit'");
  }

  private static void submit(Page page) {
    Locator button = page.locator("main form[method='post'] button[type='submit']");
    button.last().click();
  }
}
