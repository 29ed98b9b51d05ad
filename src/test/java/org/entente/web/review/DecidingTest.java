package org.entente.web.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.entente.testing.Servers;
import org.entente.web.Browser;
import org.entente.web.Scan;
import org.entente.web.Staged;
import org.junit.jupiter.api.Test;

/** From the queue to the trail, as each person with a part in it sees it. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DecidingTest {
  private static final String HOME = Servers.publicUrl();

  @Test
  void aRequestIsDecidedByAllWhoMustAndWhatFollowsIsKeptAndRecorded() {
    String dataset = Staged.exportControlledDataset("Residual strain in a nickel alloy at 900 K");
    String request = Staged.request("scientist-riken", dataset, 120);
    Staged.request("scientist-ornl", Staged.exportControlledDataset("Neutron counts, run 7"), 30);
    Staged.unsettledDataset("Detector calibration, not yet described");
    try (Browser browser = new Browser();
        Scan scan = new Scan()) {
      stewardApproves(browser, scan, request);
      exportOfficerApproves(browser, scan, request);
      stewardSuspendsAndRevokes(browser, scan);
      auditorReads(browser, scan, request);
      curatorImports(browser, scan);
      administratorLooks(browser, scan);
    }
  }

  private static void stewardApproves(Browser browser, Scan scan, String request) {
    Page page = as(browser, "steward-ornl");
    page.navigate(HOME + "/queue");
    scan.look(page, "queue");
    page.click("a[href='/queue/" + request + "']");
    scan.look(page, "decide");
    page.click("text=Reject >> visible=true");
    page.fill("#reject-comment", " ");
    page.click("form[action$='/reject'] button");
    assertThat(page.locator(".alert-danger")).containsText("required");
    scan.look(page, "decide-refused");
    page.fill("#approve-comment", "Fits the agreement.");
    page.click("form[action$='/approve'] button");
    assertThat(page.locator(".alert-success")).containsText("Approval given: steward");
    assertThat(page.locator(".alert-success")).containsText("export control");
    scan.look(page, "queue-after");
  }

  private static void exportOfficerApproves(Browser browser, Scan scan, String request) {
    Page page = as(browser, "export-officer");
    page.navigate(HOME + "/queue/" + request);
    assertThat(page.locator(".given")).containsText("Steward");
    assertThat(page.locator("main")).not().containsText("usPerson");
    scan.look(page, "decide-second");
    page.click("form[action$='/approve'] button");
    assertThat(page.locator(".alert-success")).containsText("Approved");
    page.navigate(HOME + "/queue/" + request);
    assertThat(page.locator("form[action$='/approve']")).hasCount(0);
    scan.look(page, "decided");
  }

  private static void stewardSuspendsAndRevokes(Browser browser, Scan scan) {
    Page page = as(browser, "steward-ornl");
    page.navigate(HOME + "/stewardship");
    scan.look(page, "stewardship");
    page.click("tbody th a >> nth=0");
    scan.look(page, "grant");
    page.click("a[href$='/suspend']");
    scan.look(page, "suspend");
    page.fill("#reason", "The agreement is under review.");
    page.click("main form button");
    assertThat(page.locator(".alert-success")).containsText("Suspended");
    page.click("a[href$='/revoke']");
    page.fill("#reason", "The agreement was not renewed.");
    page.click("main form button");
    assertThat(page.locator(".alert-success")).containsText("Revoked");
    scan.look(page, "grant-revoked");
    page.navigate(HOME + "/stewardship/datasets");
    assertThat(page.locator("tbody tr").first()).not().containsText("nothing");
    scan.look(page, "stewardship-datasets");
    page.navigate(HOME + "/policies");
    assertThat(page.locator("main")).containsText("forbid (");
    scan.look(page, "policies");
  }

  private static void auditorReads(Browser browser, Scan scan, String request) {
    Page page = as(browser, "auditor");
    openOncePlaced(page, "/audit?subject=request:" + request, "export-officer");
    page.locator("details.entry > summary").first().click();
    scan.look(page, "audit-subject");
    openOncePlaced(page, "/audit?type=grant.revoked", "steward-ornl");
    page.navigate(HOME + "/audit");
    page.fill("#actor", "steward-ornl");
    page.selectOption("#outcome", "allowed");
    page.click("form.filters button");
    assertThat(page.locator("tbody").first()).containsText("steward-ornl");
    page.navigate(HOME + "/audit");
    scan.look(page, "audit");
    String csv = page.request().get(HOME + "/audit/export?format=csv&actor=steward-ornl").text();
    org.assertj.core.api.Assertions.assertThat(csv)
        .startsWith("index,time,type")
        .contains("grant.revoked");
    org.assertj.core.api.Assertions.assertThat(csv.lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.contains(",steward-ornl,"));
    openOncePlaced(page, "/audit?type=audit.exported", "auditor");
    page.navigate(HOME + "/audit?from=yesterday");
    assertThat(page.locator(".alert-warning")).containsText("From cannot be read");
  }

  /** An entry is in the trail at once, and on the page when the sequencer has placed it. */
  private static void openOncePlaced(Page page, String path, String text) {
    Awaitility.await("`" + text + "` at " + path)
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              page.navigate(HOME + path);
              Locator newest = page.locator("tbody").first();
              return newest.count() > 0 && newest.innerText().contains(text);
            });
  }

  private static void curatorImports(Browser browser, Scan scan) {
    Page page = as(browser, "curator");
    page.navigate(HOME + "/imports");
    page.setInputFiles(
        "#file",
        new FilePayload(
            "records.jsonl",
            "application/x-ndjson",
            ("{\"identifier\":\"page-import\",\"title\":\"By hand\",\"description\":\"d\",\"owner\":\""
                    + Staged.ORNL
                    + "\"}\n{\"identifier\":\"no-title\",\"owner\":\""
                    + Staged.ORNL
                    + "\"}\n")
                .getBytes(StandardCharsets.UTF_8)));
    page.selectOption("#format", "entente");
    page.click("main form button");
    page.waitForURL(Pattern.compile(".*/imports/[0-9a-f-]{36}"));
    assertThat(page.locator(".heading-meta"))
        .containsText("completed", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    assertThat(page.locator("tbody")).containsText("no-title");
    assertThat(page.locator("tbody")).not().containsText("page-import");
    scan.look(page, "import");
    page.navigate(HOME + "/imports");
    scan.look(page, "imports");
  }

  private static void administratorLooks(Browser browser, Scan scan) {
    Page page = as(browser, "admin");
    page.navigate(HOME + "/registers?actor=00000000-0000-4000-8000-000000000002");
    assertThat(page.locator("main table")).containsText("not shown");
    assertThat(page.locator("main table")).not().containsText("JP");
    scan.look(page, "registers");
  }

  private static Page as(Browser browser, String account) {
    Page page = browser.window(1280, ColorScheme.LIGHT);
    Browser.signIn(page, HOME, account);
    return page;
  }
}
