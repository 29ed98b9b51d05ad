package org.entente.savedsearch.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.testing.Person;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved searches over HTTP, where no mail server is set up. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SavedSearchResourceTest {
  private static final String PATH = "/api/v1/saved-searches";

  private static Response saves(Person person, Map<String, Object> body) {
    return person.sending(body).post(PATH);
  }

  private static String saved(Person person, String name) {
    return saves(person, Map.of("name", name, "text", "neutron", "alerts", "daily"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  void aPersonKeepsReadsChangesAndForgetsASearch() {
    Person person = Person.SCIENTIST_ORNL;
    String id =
        saves(
                person,
                Map.of(
                    "name", "  Hot neutrons ",
                    "text", " hot neutrons ",
                    "filters", List.of("year:2021", "keyword:a:b", "year:2020"),
                    "sort", "newest",
                    "alerts", "weekly"))
            .then()
            .statusCode(201)
            .header("Location", containsString(PATH + "/"))
            .body("name", equalTo("Hot neutrons"))
            .body("text", equalTo("hot neutrons"))
            .body("filters", contains("keyword:a:b", "year:2020", "year:2021"))
            .body("sort", equalTo("newest"))
            .body("alerts", equalTo("weekly"))
            .body("unseen", empty())
            .body("dueAt", notNullValue())
            .body(
                "search",
                equalTo(
                    "/api/v1/datasets?q=hot+neutrons&filter=keyword%3Aa%3Ab&filter=year%3A2020"
                        + "&filter=year%3A2021&sort=newest"))
            .extract()
            .path("id");
    person.calling().get(PATH).then().statusCode(200).body("items.id", hasItem(id));

    person
        .sending(Map.of("name", "Cold", "text", "cold"))
        .put(PATH + "/{id}", id)
        .then()
        .statusCode(200)
        .body("alerts", equalTo("never"))
        .body("filters", empty())
        .body("$", not(hasKey("dueAt")));
    person.calling().get(PATH + "/{id}", id).then().body("name", equalTo("Cold"));
    person.calling().post(PATH + "/{id}/seen", id).then().statusCode(200);
    person.calling().delete(PATH + "/{id}", id).then().statusCode(204);
    person.calling().get(PATH + "/{id}", id).then().statusCode(404);
    Trail.tells(
        "saved-search:" + id,
        "search.saved allowed",
        "search.changed allowed",
        "search.deleted allowed");
  }

  @Test
  void anothersSearchAnswersLikeAnAbsentOne() {
    String theirs = saved(Person.SCIENTIST_ORNL, "Mine alone");
    String absent = UUID.randomUUID().toString();
    Person other = Person.SCIENTIST_RIKEN;
    Map<String, String> body = Map.of("name", "x", "sort", "sideways");
    for (String verb : List.of("GET", "PUT", "DELETE", "POST")) {
      String path = PATH + "/{id}" + (verb.equals("POST") ? "/seen" : "");
      List<String> answers = new ArrayList<>();
      for (String id : List.of(theirs, absent, "nonsense")) {
        Response answer =
            verb.equals("PUT")
                ? other.sending(body).request(verb, path, id)
                : other.calling().request(verb, path, id);
        answers.add(
            answer.statusCode()
                + answer.asString().replace(id, "")
                + answer.headers().asList().stream().map(it -> it.getName()).toList());
      }
      assertThat(answers.get(0)).startsWith("404").isEqualTo(answers.get(1));
      assertThat(answers.get(2)).isEqualTo(answers.get(1));
    }
    other.calling().get(PATH).then().body("items.id", not(hasItem(theirs)));
    Person.SCIENTIST_ORNL.calling().delete(PATH + "/{id}", theirs).then().statusCode(204);
  }

  @Test
  void nobodyAndSoftwareKeepNone() {
    for (String path : List.of(PATH, PATH + "/" + UUID.randomUUID())) {
      given().get(path).then().statusCode(401).body("type", containsString("unauthenticated"));
    }
    given().contentType("application/json").body("{}").post(PATH).then().statusCode(401);
    saves(Person.AGENT, Map.of("name", "x")).then().statusCode(403);
  }

  @Test
  void aHundredAndNoMore() {
    Person person = Person.SCIENTIST_UNIV;
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(saved(person, "Search " + i));
    }
    saves(person, Map.of("name", "One too many"))
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:entente:problem:conflict"))
        .body("detail", containsString("100"));

    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      Response page =
          person.calling().queryParam("limit", 30).queryParam("cursor", cursor).get(PATH);
      page.then().statusCode(200);
      paged.addAll(page.path("items.id"));
      cursor = page.path("cursor");
      if (cursor != null) {
        Person.SCIENTIST_ORNL
            .calling()
            .queryParam("cursor", cursor)
            .get(PATH)
            .then()
            .statusCode(400)
            .body("type", containsString("stale-cursor"));
      }
    } while (cursor != null);
    assertThat(paged).isEqualTo(ids.reversed());

    person.calling().delete(PATH + "/{id}", ids.getFirst()).then().statusCode(204);
    ids.set(0, saved(person, "Room again"));
    ids.forEach(id -> person.calling().delete(PATH + "/{id}", id).then().statusCode(204));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"\"}",
        "{\"name\":\"   \"}",
        "{\"name\":\"Neutrons\\r\\nBcc: everybody@example.org\"}",
        "{\"name\":\"a\\u0000b\"}",
        "{\"name\":\"turned \\u202Ethgir\"}",
        "{\"name\":\"half \\uD83D\"}",
        "{\"name\":\"x\",\"text\":\"a\\u0000b\"}",
        "{\"name\":\"x\",\"text\":\"half \\uD83D\"}",
        "{\"name\":\"x\",\"filters\":[\"keyword\"]}",
        "{\"name\":\"x\",\"filters\":[\"keyword:\"]}",
        "{\"name\":\"x\",\"filters\":[null]}",
        "{\"name\":\"x\",\"filters\":[\"access:everything\"]}",
        "{\"name\":\"x\",\"alerts\":\"hourly\"}"
      })
  void whatCannotBeKeptIsRefused(String body) {
    Person.SCIENTIST_ORNL
        .calling()
        .contentType("application/json")
        .body(body)
        .post(PATH)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:entente:problem:invalid"))
        .body("field", notNullValue());
  }

  @Test
  void whatIsUnknownOrTooMuchIsRefused() {
    Person person = Person.SCIENTIST_ORNL;
    saves(person, Map.of("name", "x", "filters", List.of("colour:red")))
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:entente:problem:unknown-field"))
        .body("known", hasItem("keyword"));
    saves(person, Map.of("name", "x", "sort", "colour")).then().statusCode(400);
    saves(person, Map.of("name", "x".repeat(201))).then().statusCode(400);
    saves(person, Map.of("name", "x", "text", "y".repeat(2_001))).then().statusCode(400);
    saves(person, Map.of("name", "x", "colour", "red")).then().statusCode(400);
    person.calling().contentType("application/json").body("null").post(PATH).then().statusCode(400);
    saves(person, Map.of("name", "x", "text", "y".repeat(600_000))).then().statusCode(413);
  }
}
