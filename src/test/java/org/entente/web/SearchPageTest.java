package org.entente.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.testing.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The search page in a real browser: by keyboard alone, by dragging, and without any script. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SearchPageTest {
  private static final String HOME = "http://localhost:8081";

  private static Browser browser;
  private static List<String> ids;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void aScientistGetsByWithTheKeyboardAlone() {
    quolls();
    Page page = browser.window(1280, ColorScheme.LIGHT);
    page.navigate(HOME + "/");

    page.keyboard().press("/");
    page.keyboard().type("quoll");
    Locator box = page.locator("#q");
    assertThat(box).hasAttribute("role", "combobox");
    assertThat(box).hasAttribute("aria-expanded", "true");
    page.keyboard().press("Escape");
    assertThat(box).hasAttribute("aria-expanded", "false");
    assertThat(box).hasValue("quoll");
    assertThat(box).isFocused();

    page.keyboard().type(" spec");
    assertThat(box).hasAttribute("aria-expanded", "true");
    page.keyboard().press("ArrowDown");
    assertThat(box).hasAttribute("aria-activedescendant", "suggestion-0");
    assertThat(page.locator("#suggestion-0")).hasAttribute("aria-selected", "true");
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("[aria-selected=true]")).hasCount(0);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("#suggestions")).isHidden();
    assertThat(box).isFocused();
    assertThat(box).hasValue(Pattern.compile("quoll spec", Pattern.CASE_INSENSITIVE));

    box.fill("quoll");
    // Until the address says so, the results may still be those of the text before.
    assertThat(page).hasURL(Pattern.compile("[?&]q=quoll(&|$)"));
    assertThat(page.locator("#count")).hasText("4 datasets match");
    assertThat(box).hasAttribute("aria-expanded", "true");
    page.keyboard().press("Escape");
    page.keyboard().press("ArrowDown");
    Locator titles = page.locator(".hit-title a");
    assertThat(titles.nth(0)).isFocused();
    page.keyboard().press("ArrowDown");
    assertThat(titles.nth(1)).isFocused();
    page.keyboard().press("k");
    assertThat(titles.nth(0)).isFocused();
    page.keyboard().press("ArrowUp");
    assertThat(box).isFocused();
    page.keyboard().press("ArrowDown");
    String first = titles.nth(0).textContent();
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText(first);
    page.goBack();
    assertThat(page.locator("#q")).hasValue("quoll");
    assertThat(page).hasURL(HOME + "/?q=quoll");
  }

  @Test
  void halfTypedWordsAreNoStepsToGoBackThrough() {
    quolls();
    Page page = browser.window(1280, ColorScheme.LIGHT);
    page.navigate(HOME + "/");
    page.locator("#q").pressSequentially("quo", new Locator.PressSequentiallyOptions().setDelay(1));
    assertThat(page).hasURL(HOME + "/?q=quo");
    page.locator("#q").pressSequentially("ll", new Locator.PressSequentiallyOptions().setDelay(1));
    assertThat(page).hasURL(HOME + "/?q=quoll");
    page.goBack();
    assertThat(page).hasURL(HOME + "/");
    assertThat(page.locator("#q")).hasValue("");
  }

  @Test
  void yearsAreBrushedByKeys() {
    quolls();
    Page page = browser.window(1280, ColorScheme.LIGHT);
    page.navigate(HOME + "/?q=quoll");
    assertThat(page.locator("#years-from")).hasAttribute("aria-valuenow", "2016");
    page.locator("#years-from").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    assertThat(page).hasURL(HOME + "/?q=quoll&filter=year%3A2018..2022");
    assertThat(page.locator("#from")).hasValue("2018");
    assertThat(page.locator("#years-from")).isFocused();
    assertThat(page.locator("#count")).hasText("3 datasets match");
    assertThat(page.locator(".brush-bar.chosen")).hasCount(5);
    assertThat(page.locator(".brush-bar")).hasCount(7);
    page.locator("#years-to").focus();
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator("#count")).hasText("2 datasets match");
    page.getByRole(AriaRole.LINK, named("Year: 2018 to 2021")).click();
    assertThat(page).hasURL(HOME + "/?q=quoll");
    assertThat(page.locator("#count")).hasText("4 datasets match");
  }

  @Test
  void yearsAreBrushedByDragging() {
    quolls();
    Page page = browser.window(1280, ColorScheme.LIGHT);
    page.navigate(HOME + "/?q=quoll");
    BoundingBox from = middle(page, 2018);
    BoundingBox to = middle(page, 2020);
    page.mouse().move(from.x, from.y);
    page.mouse().down();
    page.mouse().move(to.x, to.y);
    page.mouse().up();
    assertThat(page).hasURL(HOME + "/?q=quoll&filter=year%3A2018..2020");
    assertThat(page.locator("#count")).hasText("2 datasets match");
  }

  /** Where the bar of a year stands, however low it is. */
  private static BoundingBox middle(Page page, int year) {
    BoundingBox drawing = page.locator("svg.brush").boundingBox();
    BoundingBox middle = new BoundingBox();
    middle.x = drawing.x + drawing.width * (24 + 192.0 / 7 * (year - 2016 + 0.5)) / 240;
    middle.y = drawing.y + drawing.height / 2;
    return middle;
  }

  @Test
  void upToFourAreComparedSideBySide() {
    quolls();
    Page page = browser.window(1280, ColorScheme.LIGHT);
    page.navigate(HOME + "/?q=quoll&sort=title");
    page.locator(".pick input").nth(0).check();
    assertThat(page.locator(".compare-bar")).containsText("1 of 4");
    page.locator(".pick input").nth(1).check();
    Locator compare = page.getByRole(AriaRole.LINK, named("Compare 2 of 4"));
    assertThat(compare).isVisible();
    page.locator("#q").fill("\"nothing of this kind\"");
    assertThat(page.locator("#count")).hasText("No datasets match");
    assertThat(compare).isVisible();
    page.navigate(HOME + "/?q=quoll&sort=title&id=" + ids.get(0) + "&id=" + ids.get(1));
    page.locator(".pick input").nth(2).check();
    page.locator(".pick input").nth(3).check();
    page.getByRole(AriaRole.LINK, named("Compare 4 of 4")).click();
    Locator temperature =
        page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("Temperature, K"));
    assertThat(temperature).containsText("4 to 300");
    assertThat(temperature).containsText("300.15");
    assertThat(temperature).containsText("differs");
    assertThat(page.locator("tr.differs th", contains("Licence"))).hasCount(0);
    page.getByRole(AriaRole.LINK, named("Show only what differs")).click();
    assertThat(page.locator(".compare")).not().containsText("Licence");
    page.getByRole(AriaRole.LINK, named("Back to the results")).click();
    assertThat(page.locator(".pick input:checked")).hasCount(4);
  }

  @Test
  void aHiddenDatasetComparesAsAMissingOneDoes() {
    String hidden = Catalogued.hidden("web-compare-hidden", "Hidden quokkas of the web");
    String missing = UUID.randomUUID().toString();
    String shown = quolls().getFirst();
    String ofHidden = html("/compare?id=" + shown + "&id=" + hidden);
    String ofMissing = html("/compare?id=" + shown + "&id=" + missing);
    assertThat(ofHidden.replace(hidden, missing)).isEqualTo(ofMissing);
    assertThat(ofHidden).contains("Not available").doesNotContain("Hidden quokkas");
  }

  @Test
  void aSummaryComparesByWhatItsReadersMayRead() {
    String summary = Catalogued.summary("web-compare-summary", "Quokkas in summary");
    String page = html("/compare?id=" + quolls().getFirst() + "&id=" + summary);
    assertThat(page).contains("Quokkas in summary", "summary only", "<li>web-compare-summary</li>");
  }

  @Test
  void everythingWorksWithoutScript() {
    quolls();
    Page page = browser.windowWithoutScript();
    page.navigate(HOME + "/");
    page.fill("#q", "quoll");
    page.getByRole(AriaRole.BUTTON, button("Search")).click();
    assertThat(page.locator("#count")).hasText("4 datasets match");
    assertThat(page.locator("svg.brush")).isHidden();
    page.locator("#from").selectOption("2018");
    page.getByRole(AriaRole.BUTTON, button("Apply filters")).click();
    assertThat(page.locator("#count")).hasText("3 datasets match");
    page.locator(".pick input").nth(0).check();
    page.locator(".pick input").nth(1).check();
    page.getByRole(AriaRole.BUTTON, button("Compare what is picked")).click();
    assertThat(page.locator("h1")).hasText("2 datasets side by side");
    page.getByRole(AriaRole.LINK, named("Back to the results")).click();
    assertThat(page.locator(".pick input:checked")).hasCount(2);
    assertThat(page.locator("#from")).hasValue("2018");
    page.locator("#help summary").click();
    assertThat(page.locator("#help")).containsText("a range, both ends included");
  }

  @Test
  void anAddressBringsBackTheWholeState() {
    quolls();
    Page page = browser.window(1280, ColorScheme.LIGHT);
    String address =
        "/?q=quoll&filter=access%3Adenied&filter=year%3A2018..2022&filter=keyword%3Aneutron"
            + "&sort=title&more=true&id="
            + ids.get(1);
    page.navigate(HOME + address);
    assertThat(page.locator("#q")).hasValue("quoll");
    assertThat(page.locator("#sort")).hasValue("title");
    assertThat(page.locator("#from")).hasValue("2018");
    assertThat(page.locator("#to")).hasValue("2022");
    assertThat(page.locator(".choice input:checked")).hasCount(2);
    assertThat(page.locator(".pick input:checked")).hasCount(1);
    assertThat(page.locator("#facet-technique, #facet-format")).not().hasCount(0);
    assertThat(page.locator("#chips .chip")).hasCount(3);
    page.waitForResponse(
        answer -> answer.url().contains("sort=title"), () -> page.locator("#q").press("Enter"));
    assertThat(parts(page.url())).containsExactlyInAnyOrderElementsOf(parts(HOME + address));
  }

  @Test
  void aRangeOfAMeasuredQuantityIsTypedInWhateverUnit() {
    quolls();
    Page page = browser.window(1280, ColorScheme.LIGHT);
    page.navigate(HOME + "/?q=quoll");
    page.fill("#measured", "energy 1500..1600 eV");
    page.locator("#measured").press("Enter");
    assertThat(page.locator("#count")).hasText("1 dataset matches");
    assertThat(page.locator("#chips .chip"))
        .hasText("Measured: energy 1500 to 1600 eV, remove this filter");
    assertThat(page).hasURL(HOME + "/?q=quoll&filter=measured%3Aenergy+1500..1600+eV");
  }

  @Test
  void anEmptyResultSaysWhatToDrop() {
    quolls();
    Page page = browser.window(1280, ColorScheme.LIGHT);
    page.navigate(HOME + "/?q=quoll+%22heavy+unobtainium%22&filter=year:1999");
    assertThat(page.locator(".empty")).containsText("Nothing found");
    page.navigate(HOME + "/?q=quoll+%22heavy+unobtainium%22");
    page.getByRole(AriaRole.LINK, named("Drop \"heavy unobtainium\"")).click();
    assertThat(page.locator("#count")).hasText("4 datasets match");
    page.navigate(HOME + "/?q=quoll&filter=year:1999");
    page.getByRole(AriaRole.LINK, named("Drop the filter “Year: 1999”")).click();
    assertThat(page.locator("#count")).hasText("4 datasets match");
  }

  @Test
  void whatIsOpenStaysOpenAndWhatHasTheFocusKeepsIt() {
    quolls();
    Page page = browser.window(390, ColorScheme.LIGHT);
    page.navigate(HOME + "/?q=quoll");
    page.locator("#facets > summary").click();
    Locator choice = page.locator("#facet-access input").first();
    choice.focus();
    page.keyboard().press("Space");
    assertThat(page.locator("#chips .chip")).hasCount(1);
    assertThat(choice).isVisible();
    assertThat(choice).isFocused();
    assertThat(choice).isChecked();
  }

  @Test
  void itIsAccessibleInEveryState() {
    quolls();
    try (Scan scan = new Scan()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, HOME, "scientist-riken");
      page.navigate(HOME + "/?q=quoll&filter=year:2018..2022&more=true&id=" + ids.getFirst());
      scan.look(page, "search-narrowed");
      page.locator("#help summary").click();
      scan.look(page, "search-help");
      page.navigate(HOME + "/");
      page.locator("#q").pressSequentially("quoll");
      page.locator("#suggestions").waitFor();
      page.keyboard().press("ArrowDown");
      scan.look(page, "search-suggestions");
      page.navigate(HOME + "/?q=quoll+%22heavy+unobtainium%22");
      scan.look(page, "search-empty");
      page.navigate(HOME + "/compare?id=" + String.join("&id=", ids));
      scan.look(page, "compare");
    }
  }

  /** Four datasets of the years 2016, 2018, 2020 and 2022; made once. */
  private static synchronized List<String> quolls() {
    if (ids == null) {
      List<String> made = new ArrayList<>();
      List<String> measured =
          List.of(
              "[{\"name\":\"temperature\",\"min\":4,\"max\":300,\"unit\":\"K\"}]",
              "[{\"name\":\"temperature\",\"min\":27,\"max\":27,\"unit\":\"Cel\"}]",
              "[{\"name\":\"energy\",\"min\":0.5,\"max\":2,\"unit\":\"keV\"}]",
              "[]");
      for (int i = 0; i < measured.size(); i++) {
        made.add(
            Catalogued.measured(
                "web-quoll-" + i,
                "Quoll spectra of the web, part " + (i + 1),
                2016 + 2 * i + "-05-01",
                measured.get(i)));
      }
      ids = made;
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> html("/?q=quoll").contains("4 datasets match"));
    return ids;
  }

  private static String html(String path) {
    return given().header("Accept", "text/html").get(HOME + path).body().asString();
  }

  private static List<String> parts(String url) {
    return List.of(url.split("[?&]", -1));
  }

  private static Page.LocatorOptions contains(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
