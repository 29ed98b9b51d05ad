package org.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A preview from the draft to the list of datasets, over the API and on its pages. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ImpactPageTest {
  private static final String IMPACTS = "/api/v1/policies/impacts";
  private static final Path SHIPPED = Path.of("policies");
  private static final String DRAFT =
      """
      @id("nobody-reads")
      @title("No records for a while")
      @reason("Records are being revised.")
      forbid (principal is User, action == Action::"readMetadata", resource)
      unless { principal.roles.contains(Role::"curator") };
      """;

  @ParameterizedTest
  @ValueSource(strings = {"scientist-univ", "curator", "auditor", "agent"})
  void othersGetNone(String account) {
    as(account)
        .contentType("application/json")
        .body(Map.of("files", Map.of()))
        .post(IMPACTS)
        .then()
        .statusCode(403);
  }

  @Test
  void aFlawedDraftIsRefusedWithWhatIsWrong() throws IOException {
    start("steward-ornl", draft("permit (principal, action, resource);"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("flaws", hasItem(startsWith("consortium/draft.cedar:1")));
    as("steward-ornl")
        .contentType("application/json")
        .body(Map.of("files", Map.of("../escape", "x")))
        .post(IMPACTS)
        .then()
        .statusCode(400)
        .body("flaws", hasItem("../escape"));
  }

  @Test
  void aStewardPreviewsADraftAndNobodyElseSeesIt() throws IOException {
    String dataset = Staged.exportControlledDataset("Strain in a welded joint");
    Tokens.of("scientist-ornl");
    as("scientist-ornl").get("/api/v1/me").then().statusCode(200);
    String id = started("steward-ornl");

    JsonPath done = ended("steward-ornl", id);

    assertThat(done.getString("result.inForce")).isNotEqualTo(done.getString("result.draft"));
    assertThat(done.getLong("result.datasets")).isPositive();
    assertThat(done.getBoolean("result.everything")).isFalse();
    List<Map<String, Object>> people = done.getList("result.people");
    assertThat(people)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsEntry("organisation", Staged.ORNL));
    String row =
        done.getString("result.partners.find { it.organisation == '" + Staged.ORNL + "' }.key");
    String name = done.getString("result.partners.find { it.key == '" + row + "' }.name");
    assertThat(listed(id, row)).contains(dataset);
    as("steward-nims").get(IMPACTS + "/{id}", id).then().statusCode(404);
    as("steward-nims").delete(IMPACTS + "/{id}", id).then().statusCode(404);
    as("auditor")
        .queryParam("type", "policy.previewed")
        .get("/api/v1/audit/entries")
        .then()
        .statusCode(200);
    pages(id, name);
  }

  /** Every page of what may cease to be readable. */
  private static List<String> listed(String id, String row) {
    List<String> listed = new ArrayList<>();
    String cursor = null;
    do {
      RequestSpecification asked =
          as("steward-ornl")
              .queryParam("row", row)
              .queryParam("level", "readable")
              .queryParam("turn", "may-be-lost")
              .queryParam("limit", 100);
      if (cursor != null) {
        asked.queryParam("cursor", cursor);
      }
      Response page = asked.get(IMPACTS + "/{id}/datasets", id);
      assertThat(page.statusCode()).isEqualTo(200);
      listed.addAll(page.jsonPath().getList("items.id"));
      cursor = page.jsonPath().getString("cursor");
    } while (cursor != null);
    return listed;
  }

  private static void pages(String id, String partner) {
    try (Browser browser = new Browser();
        Scan scan = new Scan()) {
      Page page = browser.window(1280, ColorScheme.LIGHT);
      Browser.signIn(page, Servers.publicUrl(), "steward-ornl");
      page.navigate(Servers.publicUrl() + "/policies/impacts/" + id);
      assertThat(page.locator("#impact [role=status]").textContent())
          .contains("done")
          .contains("partners");
      scan.look(page, "impact");
      page.locator("tr", new Page.LocatorOptions().setHasText(partner)).locator("summary").click();
      scan.look(page, "impact-open");
      page.locator("tr", new Page.LocatorOptions().setHasText(partner))
          .locator("details a")
          .first()
          .click();
      assertThat(page.locator("h1").textContent()).contains("readable");
      assertThat(page.locator("tbody tr").count()).isPositive();
      scan.look(page, "impact-datasets");
    }
  }

  private static String started(String account) throws IOException {
    return start(account, draft(DRAFT))
        .then()
        .statusCode(202)
        .header("Location", matchesPattern("https?://.*" + IMPACTS + "/[0-9a-f-]{36}"))
        .extract()
        .path("id");
  }

  private static JsonPath ended(String account, String id) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                as(account)
                    .get(IMPACTS + "/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("done")));
    return as(account).get(IMPACTS + "/{id}", id).jsonPath();
  }

  private static Response start(String account, Map<String, String> files) {
    return as(account).contentType("application/json").body(Map.of("files", files)).post(IMPACTS);
  }

  private static Map<String, String> draft(String rules) throws IOException {
    Map<String, String> files = new HashMap<>(Map.of("consortium/draft.cedar", rules));
    try (Stream<Path> all = Files.walk(SHIPPED)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(SHIPPED.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static RequestSpecification as(String account) {
    return given().auth().oauth2(Tokens.of(account));
  }
}
