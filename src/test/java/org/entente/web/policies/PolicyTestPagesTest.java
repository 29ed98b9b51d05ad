package org.entente.web.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.entente.policy.PolicyFiles;
import org.entente.policy.ShippedBundle;
import org.entente.policy.story.PolicyTests;
import org.entente.testing.Servers;
import org.entente.web.Browser;
import org.entente.web.Scan;
import org.entente.web.policies.tests.StoryResultsView;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class PolicyTestPagesTest {
  private static final String HOME = Servers.publicUrl();
  private static final String STORY = "tests/01-open-data.yaml";

  @Inject PolicyTests tests;

  @Test
  void storiesAreToldToThoseWhoWorkWithPolicies() {
    try (Browser browser = new Browser();
        Scan scan = new Scan()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, HOME, "steward-nims");
      page.navigate(HOME + "/policies/tests");
      assertThat(page.locator(".story-sum").innerText()).contains("come out as told");
      assertThat(page.locator("nav[aria-label=Policies] a").allInnerTexts())
          .containsExactly("Rules", "Drafts", "History", "Stories");
      assertThat(page.locator("nav[aria-label=Policies] [aria-current=page]").innerText())
          .isEqualTo("Stories");
      assertThat(page.locator("details.act-fold[open]").count()).isZero();
      page.locator("details.act-fold > summary").first().press("Enter");
      assertThat(page.locator("details.act-fold[open] tbody tr").first().innerText())
          .contains("a visitor reads the whole record", "allow", "as told");
      assertThat(page.content()).doesNotContain("forbid (", "steel-2024");
      scan.look(page, "policy-stories");
    }
  }

  @Test
  void whatDidNotComeTrueStandsFirstAndOpen() {
    PolicyFiles wrong =
        ShippedBundle.LOADED
            .files()
            .with(
                "tests/export-control.yaml",
                ShippedBundle.LOADED
                    .files()
                    .text("tests/export-control.yaml")
                    .orElseThrow()
                    .replaceFirst("approvals: \\[steward, export-control\\]", "approvals: []"));

    String shown = StoryResultsView.of(tests.of(wrong)).fragment().render();

    assertThat(shown)
        .contains("1 case of", "does not come out as told", "Approvals (differs)")
        .containsSubsequence(
            "<details class=\"act-fold\" open>", "Data under export control", STORY);
    assertThat(shown.indexOf("act-fold\" open")).isLessThan(shown.indexOf("act-fold\">"));
    assertThat(shown.split("act-fold\" open", -1)).hasSize(2);
  }

  @Test
  void flawsAreShownInsteadOfResults() {
    String shown =
        StoryResultsView.of(
                tests.of(ShippedBundle.LOADED.files().with(STORY, "story: <script>x</script>\n")))
            .fragment()
            .render();

    assertThat(shown)
        .contains("Nothing can be tested", STORY + ":1: “dataset” is missing")
        .doesNotContain("<script>");
  }
}
