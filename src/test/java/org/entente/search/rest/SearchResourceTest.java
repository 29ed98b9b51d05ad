package org.entente.search.rest;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.search.Records.NIMS;
import static org.entente.search.Records.ORNL;
import static org.entente.search.Records.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.kernel.ActorRef;
import org.entente.search.Records;
import org.entente.search.Search;
import org.entente.search.SearchQuery;
import org.entente.testing.Rules;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search over HTTP, as different people see it. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SearchResourceTest {
  private static final String OPEN =
      record(
          ORNL,
          "sr-1",
          "Zirconquark diffraction of perovskites",
          """
          "description":"Neutron powder <b>diffraction</b> & refinement of zirconquark samples.",\
          "keywords":["zirconquark","perovskite"],"creators":["Doe, Jane"],"issued":"2021-05-03",\
          "license":"CC-BY-4.0","doi":"10.5555/zirconquark.1","challengeAreas":["materials"],\
          "instruments":["POWGEN"],"techniques":["neutron diffraction"],\
          "distributions":[{"path":"a/run.CSV"}],""",
          "full");
  private static final String RESTRICTED =
      record(
          NIMS,
          "sr-2",
          "Creep of zirconquark steels",
          """
          "description":"Long tests of zirconquark steels.","keywords":["zirconquark","creep"],\
          "issued":"2023",""",
          "full",
          "restricted");
  private static final String SUMMARY =
      record(
          ORNL,
          "sr-3",
          "Zirconquark alloys in short",
          """
          "summary":"A zirconquark alloy.","description":"The glimmerbeam revealed more.",\
          "keywords":["zirconquark","glimmerkey"],"issued":"2024-01-01",""",
          "summary");
  private static final String HIDDEN =
      record(
          ORNL,
          "sr-4",
          "Zirconquark umbrafield",
          """
          "description":"Nobody knows of zirconquark umbrafield.",\
          "keywords":["zirconquark","umbrakey"],""",
          "hidden");

  private static boolean imported;

  @Inject Search search;

  @BeforeEach
  void someDatasets() {
    if (!imported) {
      Records.imported(OPEN, RESTRICTED, SUMMARY, HIDDEN);
      Awaitility.await()
          .atMost(ofSeconds(20))
          .untilAsserted(() -> search("steward-ornl", "q=zirconquark").body("total", equalTo(4)));
      imported = true;
    }
  }

  private static RequestSpecification as(String account) {
    return account.isEmpty() ? given() : given().auth().oauth2(Tokens.of(account));
  }

  private static ValidatableResponse search(String account, String query) {
    return as(account).get("/api/v1/datasets?" + query).then().statusCode(200);
  }

  @Test
  void everybodyFindsWhatIsListedAndNothingElse() {
    for (String account : List.of("", "scientist-riken")) {
      search(account, "q=zirconquark&facet=keyword&facet=owner")
          .body("total", equalTo(3))
          .body("items.identifier", containsInAnyOrder("sr-1", "sr-2", "sr-3"))
          .body("facets.keyword.value", not(hasItem("umbrakey")))
          .body("facets.keyword.value", not(hasItem("glimmerkey")))
          .body("facets.keyword[0].value", equalTo("zirconquark"))
          .body("facets.keyword[0].count", equalTo(2));
      search(account, "q=umbrafield").body("total", equalTo(0)).body("items", empty());
      search(account, "q=glimmerbeam").body("total", equalTo(0));
      search(account, "q=sr-4").body("items.identifier", not(hasItem("sr-4")));
    }
  }

  @Test
  void theOwnersStewardFindsHiddenAndWholeRecords() {
    search("steward-ornl", "q=umbrafield").body("items.identifier", contains("sr-4"));
    search("steward-ornl", "q=glimmerbeam")
        .body("items.identifier", contains("sr-3"))
        .body("items.tier", contains("full"));
  }

  @Test
  void anItemSaysWhatDesignPromises() {
    search("scientist-riken", "q=10.5555/zirconquark.1")
        .body("items[0].identifier", equalTo("sr-1"))
        .body("items[0].title", equalTo("Zirconquark diffraction of perovskites"))
        .body("items[0].summary", containsString("Neutron powder"))
        .body("items[0].owner", equalTo(ORNL))
        .body("items[0].tier", equalTo("full"))
        .body("items[0].access", equalTo("open"))
        .body("items[0].score", greaterThan(100f))
        .body("facets.size()", equalTo(0))
        .body("$", not(hasKey("cursor")));
    search("scientist-riken", "q=\"10.5555/zirconquark.1\"")
        .body("items.identifier", contains("sr-1"));
    search("scientist-riken", "q=alloys+in+short")
        .body("items[0].tier", equalTo("summary"))
        .body("items[0].summary", equalTo("A zirconquark alloy."));
  }

  @Test
  void everyFacetAskedForIsThereEvenIfEmpty() {
    search(
            "scientist-riken",
            "q=zirconquark&facet=owner&facet=access&facet=keyword&facet=challengeArea&facet=year"
                + "&facet=license&facet=instrument&facet=technique&facet=format")
        .body("facets.owner.value", contains(ORNL, NIMS))
        .body("facets.owner.count", contains(2, 1))
        .body("facets.challengeArea.value", contains("discovery", "materials"))
        .body("facets.year.value", contains("2021", "2023"))
        .body("facets.license.value", contains("CC-BY-4.0"))
        .body("facets.instrument.value", contains("POWGEN"))
        .body("facets.technique.value", contains("neutron diffraction"))
        .body("facets.format.value", contains("csv"));
    search("", "q=nothingwhatsoever&facet=owner").body("facets.owner", empty());
  }

  @Test
  void filtersAreWholeValuesOrWithinAFieldAndAcrossFields() {
    search("", "q=zirconquark&filter=keyword:creep").body("items.identifier", contains("sr-2"));
    search("", "q=zirconquark&filter=keyword:cre").body("total", equalTo(0));
    search("", "q=zirconquark&filter=keyword:creep&filter=keyword:perovskite")
        .body("total", equalTo(2));
    search("", "q=zirconquark&filter=keyword:creep&filter=owner:" + ORNL).body("total", equalTo(0));
    search("", "q=zirconquark&filter=owner:" + ORNL)
        .body("items.identifier", containsInAnyOrder("sr-1", "sr-3"));
  }

  @Test
  void aFilteredFieldIsCountedAsIfItWereFree() {
    search("", "q=zirconquark&filter=owner:" + NIMS + "&facet=owner&facet=keyword")
        .body("total", equalTo(1))
        .body("facets.owner.value", contains(ORNL, NIMS))
        .body("facets.keyword.value", containsInAnyOrder("zirconquark", "creep"));
  }

  @Test
  void accessIsItemFilterAndFacet() {
    String token = "scientist-riken";
    List<String> words = search(token, "q=zirconquark&facet=access").extract().path("items.access");
    List<String> values =
        search(token, "q=zirconquark&facet=access").extract().path("facets.access.value");
    for (String word : words) {
      assertThat(values).contains(word);
      search(token, "q=zirconquark&filter=access:" + word)
          .body("items.access", everyItem(equalTo(word)));
    }
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    for (String sort : List.of("relevance", "newest", "title")) {
      String query = "q=zirconquark&limit=1&sort=" + sort;
      List<String> seen = new ArrayList<>();
      String cursor = null;
      do {
        var page =
            as("scientist-riken")
                .queryParam("q", "zirconquark")
                .queryParam("limit", 1)
                .queryParam("sort", sort)
                .queryParam("cursor", cursor == null ? "" : cursor)
                .get("/api/v1/datasets")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .extract();
        seen.addAll(page.path("items.identifier"));
        cursor = page.path("cursor");
      } while (cursor != null);
      List<String> whole =
          search("scientist-riken", query.replace("limit=1", "limit=50"))
              .extract()
              .path("items.identifier");
      assertThat(seen).as(sort).isEqualTo(whole).hasSize(3);
    }
    search("", "q=zirconquark&sort=title")
        .body("items.identifier", contains("sr-2", "sr-3", "sr-1"));
    search("", "q=zirconquark&sort=newest")
        .body("items.identifier", contains("sr-2", "sr-1", "sr-3"));
  }

  @Test
  void aForeignForgedOrMisusedCursorIsRefused() {
    String cursor = search("scientist-riken", "q=zirconquark&limit=1").extract().path("cursor");
    refused("scientist-ornl", "q=zirconquark&limit=1&cursor=" + cursor, "stale-cursor");
    refused("", "q=zirconquark&limit=1&cursor=" + cursor, "stale-cursor");
    refused("scientist-riken", "q=zirconquarks&limit=1&cursor=" + cursor, "stale-cursor");
    refused("scientist-riken", "q=zirconquark&sort=title&cursor=" + cursor, "stale-cursor");
    refused("scientist-riken", "q=zirconquark&filter=year:2021&cursor=" + cursor, "stale-cursor");
    refused("scientist-riken", "q=zirconquark&cursor=A" + cursor.substring(1), "stale-cursor");
    refused("scientist-riken", "q=zirconquark&cursor=rubbish", "stale-cursor");
  }

  @Test
  void aCursorOfAnOlderBundleIsRefused() {
    String cursor = search("scientist-riken", "q=zirconquark&limit=1").extract().path("cursor");
    try {
      Rules.publish(
          "of-no-matter.cedar",
          """
          @id("of-no-matter") @title("Of no matter") @reason("It stops nothing.")
          forbid (principal, action == Action::"receive", resource)
          when { resource.projects.contains("of-no-dataset") };
          """);
      refused("scientist-riken", "q=zirconquark&limit=1&cursor=" + cursor, "stale-cursor");
    } finally {
      Rules.takeUpTheFolder();
    }
    search("scientist-riken", "q=zirconquark&limit=1&cursor=" + cursor)
        .body("items.identifier", not(empty()));
  }

  private static void refused(String account, String query, String type) {
    as(account)
        .get("/api/v1/datasets?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:entente:problem:" + type));
  }

  @Test
  void unknownNamesAreRefusedWithTheKnownOnes() {
    for (String query : List.of("filter=colour:red", "facet=colour", "sort=colour")) {
      as("")
          .get("/api/v1/datasets?" + query)
          .then()
          .statusCode(400)
          .body("type", equalTo("urn:entente:problem:unknown-field"))
          .body("detail", containsString("colour"))
          .body("known", query.startsWith("sort") ? hasItems("newest") : hasItems("owner"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=-1",
        "limit=101",
        "limit=99999999999999999999",
        "limit=ten",
        "limit=1.5",
        "filter=keyword",
        "filter=keyword:",
        "filter=access:everything"
      })
  void whatIsOutOfBoundsIsRefused(String query) {
    refused("", query, "invalid");
  }

  @Test
  void aTextWithoutBoundsIsRefused() {
    // An address longer than any server reads is BadQueriesTest's: it may end the connection.
    for (String text : List.of("x".repeat(3_000), "a ".repeat(300))) {
      String answer =
          given().queryParam("q", text).get("/api/v1/datasets").then().extract().asString();
      assertThat(answer).doesNotContain("\"items\"");
    }
    refused("", "q=" + "x".repeat(2_001), "invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\"zirconquark",
        "-",
        "--",
        "-\"",
        "\"\"",
        "(((((",
        "zircon*",
        "/a(b|c)+/",
        "a:b:c",
        "AND OR NOT",
        "~2",
        "^^",
        "title:[a TO",
        "\\",
        "%",
        "\u0000zirconquark\u0000",
        "\u202ex",
        "\uD83D\uDE80",
        "ﾊﾝｶｸ",
        "中性子散乱",
        "!!!",
        "-zirconquark",
        "\"-\" -\"\""
      })
  void oddTextIsNeverAnError(String text) {
    for (String account : List.of("", "scientist-riken")) {
      as(account)
          .queryParam("q", text)
          .get("/api/v1/datasets")
          .then()
          .statusCode(200)
          .body("total", greaterThanOrEqualTo(0));
      as(account).queryParam("q", text).get("/api/v1/suggestions").then().statusCode(200);
    }
  }

  @Test
  void suggestionsStayWithinTheScope() {
    search("", "q=zirconquark");
    given()
        .get("/api/v1/suggestions?q=ZirconQ")
        .then()
        .statusCode(200)
        .body("items[0]", equalTo("zirconquark"))
        .body("items", hasItem("Creep of zirconquark steels"))
        .body("items", not(hasItem("Zirconquark umbrafield")));
    given().get("/api/v1/suggestions?q=umbra").then().body("items", empty());
    given().get("/api/v1/suggestions?q=glimmer").then().body("items", empty());
    as("steward-ornl").get("/api/v1/suggestions?q=umbra").then().body("items", hasItem("umbrakey"));
  }

  @Test
  void aSignedInSearchGoesOnRecordOnce() {
    String text = "recordedquark";
    for (int i = 0; i < 3; i++) {
      search("scientist-riken", "q=" + text);
    }
    search("", "q=" + text);
    Awaitility.await()
        .atMost(ofSeconds(10))
        .untilAsserted(
            () ->
                as("auditor")
                    .get("/api/v1/audit/entries?type=catalog.searched&limit=100")
                    .then()
                    .body("items.details.text.count { it == '" + text + "' }", equalTo(1)));
  }

  @Test
  void countingLeavesNothingOnRecord() {
    Actor person =
        new Actor(
            new ActorRef("count#1", "count-1"),
            ActorKind.HUMAN,
            "count-1",
            Optional.empty(),
            Set.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty());
    assertThat(search.count(person, asking("countedquark"))).isZero();
    assertThat(search.count(person, asking("zirconquark"))).isEqualTo(3);
    search.search(person, asking("searchedquark"));
    Awaitility.await()
        .atMost(ofSeconds(10))
        .untilAsserted(
            () ->
                as("auditor")
                    .get("/api/v1/audit/entries?type=catalog.searched&limit=100")
                    .then()
                    .body("items.details.text", hasItem("searchedquark"))
                    .body("items.details.text", not(hasItem("countedquark"))));
  }

  private static SearchQuery asking(String text) {
    return new SearchQuery(
        text, Map.of(), List.of(), SearchQuery.Sort.RELEVANCE, 10, Optional.empty());
  }

  @Test
  void theRecordItselfIsStillUnderTheSamePath() {
    String id = search("", "q=sr-1").extract().path("items[0].id");
    given().get("/api/v1/datasets/" + id).then().statusCode(200).body("title", containsString("Z"));
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/datasets")
        .then()
        .statusCode(401);
  }

  @Test
  void aChangeOfGovernanceShowsAtOnce() {
    String record = record(NIMS, "sr-5", "Vanishing quorkbeam", "\"description\":\"q\",", "full");
    Records.imported(record);
    Awaitility.await()
        .atMost(ofSeconds(10))
        .untilAsserted(() -> search("", "q=quorkbeam").body("total", equalTo(1)));
    Records.imported(record.replace("\"metadataTier\":\"full\"", "\"metadataTier\":\"hidden\""));
    Awaitility.await()
        .atMost(ofSeconds(10))
        .untilAsserted(() -> search("", "q=quorkbeam").body("total", equalTo(0)));
    search("steward-nims", "q=quorkbeam").body("total", equalTo(1));
  }

  @Test
  void readinessTellsOfTheIndex() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("search index"));
  }
}
