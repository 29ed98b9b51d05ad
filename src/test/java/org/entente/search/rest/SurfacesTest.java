package org.entente.search.rest;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.search.Records.NIMS;
import static org.entente.search.Records.ORNL;
import static org.entente.search.Records.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.entente.search.Records;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suggestions, similar datasets, hierarchical facets and exports, as different people see them. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SurfacesTest {
  private static final String MORE =
      """
      "description":"Vibrofluxion of glassy wobblerite under marbled pressure in the cryovault.",\
      "keywords":["vibrofluxion","wobblerite"],"creators":["Doe, Jane","Smith and Sons"],\
      "issued":"2021-05-03","license":"CC-BY-4.0","doi":"10.5555/vibro.1",\
      "landingPage":"https://example.org/vibro","challengeAreas":["materials","fusion"],\
      "instruments":["Vibroscope"],"techniques":["vibrography"],\
      "distributions":[{"path":"a/run.CSV"}],""";

  private static boolean imported;

  @BeforeEach
  void someDatasets() {
    if (!imported) {
      Records.imported(
          record(ORNL, "su-1", "Vibrofluxion of wobblerite", MORE, "full"),
          record(
              NIMS,
              "su-2",
              "=Vibrofluxion again, of wobblerite under pressure",
              """
              "description":"The cryovault held more wobblerite; the vibrofluxion was glassy.",\
              "keywords":["wobblerite"],"challengeAreas":["grid"],"issued":"2019",""",
              "full"),
          record(
              ORNL,
              "su-3",
              "Vibrofluxion in short",
              """
              "summary":"Wobblerite in the cryovault.","description":"Umbrafluxion of wobblerite.",\
              "keywords":["umbrafluxion"],"doi":"10.5555/vibro.3",""",
              "summary"),
          record(
              ORNL,
              "su-4",
              "Vibrofluxion that is hidden",
              "\"description\":\"Vibrofluxion, wobblerite, cryovault, glassy.\",",
              "hidden"));
      Awaitility.await()
          .atMost(ofSeconds(20))
          .untilAsserted(
              () ->
                  as("steward-ornl")
                      .get("/api/v1/datasets?q=vibrofluxion")
                      .then()
                      .body("total", equalTo(4)));
      imported = true;
    }
  }

  private static RequestSpecification as(String account) {
    return account.isEmpty() ? given() : given().auth().oauth2(Tokens.of(account));
  }

  private static String id(String account, String identifier) {
    return as(account)
        .queryParam("q", identifier)
        .get("/api/v1/datasets")
        .then()
        .statusCode(200)
        .body("items[0].identifier", equalTo(identifier))
        .extract()
        .path("items[0].id");
  }

  @Test
  void challengeAreasAreCountedWithinTheirFieldsOfScience() {
    given()
        .get("/api/v1/datasets?q=vibrofluxion&facet=challengeArea")
        .then()
        .body(
            "facets.challengeArea.value",
            contains("energy", "fusion", "grid", "discovery", "materials"))
        .body("facets.challengeArea.count", contains(2, 1, 1, 1, 1))
        .body("facets.challengeArea.within", contains(null, "energy", "energy", null, "discovery"));
  }

  @Test
  void aSuggestionSaysWhatItIsAndWhatToSearchFor() {
    given()
        .get("/api/v1/suggestions?q=Vibro")
        .then()
        .statusCode(200)
        .body("suggestions.find { it.kind == 'title' }.query", containsString("ibrofluxion"))
        .body(
            "suggestions.findAll { it.kind == 'keyword' }.query",
            contains("keyword:\"vibrofluxion\""))
        .body(
            "suggestions.findAll { it.kind == 'instrument' }.query",
            contains("instrument:\"Vibroscope\""))
        .body(
            "suggestions.findAll { it.kind == 'technique' }.query",
            contains("technique:\"vibrography\""))
        .body("items", hasItems("vibrofluxion", "Vibroscope", "Vibrofluxion of wobblerite"));
    given()
        .get("/api/v1/suggestions?q=ornl")
        .then()
        .body("suggestions.find { it.kind == 'owner' }.text", containsString("Oak Ridge"))
        .body("suggestions.find { it.kind == 'owner' }.query", containsString("owner:\"Oak Ridge"));
    given()
        .queryParam("q", "materials with")
        .get("/api/v1/suggestions")
        .then()
        .body(
            "suggestions.find { it.kind == 'challengeArea' }.query",
            equalTo("challengeArea:\"materials\""));
    given()
        .get("/api/v1/suggestions?q=vi")
        .then()
        .body("suggestions.kind", not(hasItem("title")))
        .body("suggestions.kind", hasItem("keyword"));
    given().get("/api/v1/suggestions?q=umbraflux").then().body("suggestions", empty());
  }

  @Test
  void similarDatasetsAreThoseInScope() {
    given()
        .get("/api/v1/datasets/" + id("", "su-1") + "/similar")
        .then()
        .statusCode(200)
        .body("items.identifier", hasItem("su-2"))
        .body("items.identifier", not(hasItem("su-1")))
        .body("items.identifier", not(hasItem("su-4")));
    as("steward-ornl")
        .get("/api/v1/datasets/" + id("steward-ornl", "su-1") + "/similar?limit=20")
        .then()
        .statusCode(200)
        .body("items.identifier", hasItems("su-2", "su-4"));
  }

  @Test
  void aDatasetsPageLeadsToSimilarOnes() {
    String page =
        given()
            .accept("text/html")
            .get("/datasets/" + id("", "su-1"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(page)
        .contains("Similar datasets", "/datasets/" + id("", "su-2"))
        .doesNotContain(id("steward-ornl", "su-4"), "Vibrofluxion that is hidden");
  }

  @Test
  void ofHiddenAndAbsentDatasetsNothingIsSimilar() {
    String hidden = id("steward-ornl", "su-4");
    String absent = UUID.randomUUID().toString();
    for (String account : List.of("", "scientist-riken")) {
      Response one = as(account).get("/api/v1/datasets/" + hidden + "/similar");
      Response other = as(account).get("/api/v1/datasets/" + absent + "/similar");
      assertThat(one.statusCode()).isEqualTo(404).isEqualTo(other.statusCode());
      assertThat(body(one, hidden)).isEqualTo(body(other, absent));
      assertThat(names(one.headers())).isEqualTo(names(other.headers()));
    }
    given().get("/api/v1/datasets/nonsense/similar").then().statusCode(404);
    for (String limit : List.of("0", "21", "x")) {
      given().get("/api/v1/datasets/" + hidden + "/similar?limit=" + limit).then().statusCode(400);
    }
  }

  private static String body(Response response, String id) {
    return response
        .asString()
        .replace(id, "id")
        .replaceAll("\"traceId\":\"[0-9a-f]*\"", "\"traceId\":\"\"");
  }

  private static List<String> names(Headers headers) {
    return headers.asList().stream().map(header -> header.getName()).sorted().toList();
  }

  @Test
  void anExportHoldsWhatTheActorMaySee() {
    given()
        .get("/api/v1/datasets/export?format=json&q=vibrofluxion&sort=title")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("Entente-Export-Complete", "true")
        .header("Content-Disposition", "attachment; filename=\"entente-datasets.json\"")
        .body("total", equalTo(3))
        .body("complete", equalTo(true))
        .body("items.identifier", contains("su-2", "su-3", "su-1"))
        .body("items[1].tier", equalTo("summary"))
        .body("items[1].doi", nullValue())
        .body("items[1].keywords", empty())
        .body("items[2].doi", equalTo("10.5555/vibro.1"))
        .body("items[2].creators", contains("Doe, Jane", "Smith and Sons"))
        .body("items[2].formats", contains("csv"))
        .body("items[2].landingPage", equalTo("https://example.org/vibro"));
    as("steward-ornl")
        .get("/api/v1/datasets/export?format=json&q=vibrofluxion")
        .then()
        .body("total", equalTo(4))
        .body("items.find { it.identifier == 'su-3' }.doi", equalTo("10.5555/vibro.3"));
  }

  @Test
  void aTableRunsNoFormulaAndABibliographyNamesItsCreators() {
    String csv =
        given()
            .get("/api/v1/datasets/export?format=csv&q=vibrofluxion&filter=owner:" + NIMS)
            .then()
            .statusCode(200)
            .contentType("text/csv")
            .extract()
            .asString();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains(",\"'=Vibrofluxion again, of wobblerite under pressure\",");
    given()
        .get("/api/v1/datasets/export?format=bibtex&q=su-1")
        .then()
        .statusCode(200)
        .contentType("application/x-bibtex")
        .body(containsString("@misc{entente:" + id("", "su-1") + ","))
        .body(containsString("author = {Doe, Jane and {Smith and Sons}},"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=x",
        "format=xml",
        "format=csv&filter=colour:red",
        "format=csv&sort=colour",
        "format=csv&filter=keyword"
      })
  void whatCannotBeExportedIsRefused(String query) {
    given()
        .get("/api/v1/datasets/export?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void anExportIsOnRecordEachTimeWithItsCount() {
    for (int i = 0; i < 2; i++) {
      as("scientist-riken")
          .get("/api/v1/datasets/export?format=bibtex&q=vibrofluxion&filter=owner:" + ORNL)
          .then()
          .statusCode(200);
    }
    Awaitility.await()
        .atMost(ofSeconds(10))
        .untilAsserted(
            () ->
                as("auditor")
                    .get("/api/v1/audit/entries?type=catalog.exported&limit=100")
                    .then()
                    .body("items.count { it.details.format == 'bibtex' }", equalTo(2))
                    .body(
                        "items.findAll { it.details.format == 'bibtex' }.details.total",
                        everyItem(equalTo(2)))
                    .body("items.find { it.details.format == 'bibtex' }.details.rows", equalTo(2))
                    .body(
                        "items.find { it.details.format == 'bibtex' }.details.filters.owner",
                        contains(ORNL)));
  }

  @Test
  void aPageExportsUnderItsOwnAddress() {
    given()
        .get("/export?format=json&q=vibrofluxion")
        .then()
        .statusCode(200)
        .body("total", equalTo(3));
  }
}
