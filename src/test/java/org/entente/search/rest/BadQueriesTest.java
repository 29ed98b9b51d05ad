package org.entente.search.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.testing.RawHttp;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody means and somebody sends: each has an answer that is no failure. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BadQueriesTest {
  private static final List<String> DOORS = List.of("/api/v1/datasets", "/api/v1/suggestions", "/");

  private static RequestSpecification signedIn() {
    return given().auth().oauth2(Tokens.of("scientist-riken"));
  }

  /** As it stands, with whatever escapes it has. */
  private static Response raw(String door, String query) {
    return given().urlEncodingEnabled(false).redirects().follow(false).get(door + "?" + query);
  }

  private static void refused(String query, String detail) {
    raw("/api/v1/datasets", query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", startsWith("urn:entente:problem:"))
        .body("detail", containsString(detail));
    raw("/", query).then().statusCode(200);
  }

  @Test
  void whatIsLongerThanItsBoundIsRefusedEverywhere() {
    for (String text :
        List.of(
            "x".repeat(100_000),
            "a ".repeat(50_000),
            "year:2020 ".repeat(10_000),
            "(".repeat(100_000),
            "中".repeat(30_000))) {
      for (String door : DOORS) {
        assertThat(refusal(door, text)).as(door).isIn(400, 414);
      }
    }
    refused("q=" + "x".repeat(2_001), "2,000 characters");
    refused("q=" + "a+".repeat(201), "200 words");
    refused("q=" + "%E4%B8%AD".repeat(2_001), "2,000 characters");
  }

  /** The broker may hang up on an address before all of it is sent: that is a refusal too. */
  private static int refusal(String door, String text) {
    try {
      return given().queryParam("q", text).get(door).statusCode();
    } catch (Exception hungUp) {
      if (hungUp instanceof SocketException) {
        return 414;
      }
      throw new AssertionError(hungUp);
    }
  }

  @Test
  void aTextOfTwoThousandCharactersIsReadWhateverItsAlphabet() {
    for (String text : List.of("中".repeat(2_000), "(".repeat(2_000), "\"a\"".repeat(600))) {
      given().queryParam("q", text).get("/api/v1/datasets").then().statusCode(200);
      signedIn().queryParam("q", text).get("/api/v1/datasets").then().statusCode(200);
      given().queryParam("q", text).get("/").then().statusCode(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=%ED%A0%80",
        "q=%ED%B0%80%ED%A0%80",
        "q=%00",
        "q=%E2%80%AEabc%E2%81%A6",
        "q=%FF%FE",
        "q=%C0%80",
        "q=%F4%90%80%80",
        "q=((((((((((a))))))))))",
        "q=%2F(a%2B)%2B%24%2F",
        "q=a*b%3Fc*",
        "q=year%3A%00",
        "q=measured%3A%22",
        "q=measured:x+1..2+km99",
        "q=bbox:NaN,1,2,3",
        "q=bbox:1e9,1e9,1e9,1e9",
        "q=year:99999",
        "q=year:..",
        "q=taken:9999-99-99",
        "q=issued:0000",
        "q=measured:x+1e999..1e9999+K",
        "q=a&q=b&q=c",
        "sort=title&sort=newest",
        "q=&q=",
        "q",
        "&&&"
      })
  void oddTextIsAnswered(String query) {
    for (String door : DOORS) {
      raw(door, query).then().statusCode(200);
    }
    signedIn().urlEncodingEnabled(false).get("/api/v1/datasets?" + query).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=%",
        "q=%zz",
        "q=%u0041",
        "q=a%2",
        "filter=%zz",
        "%=%",
        "cursor=%%%",
        "q=1&&x",
        "=",
        "&=&"
      })
  void brokenAddressesAreNoFailure(String query) throws IOException {
    String token = Tokens.of("scientist-riken");
    for (String door : DOORS) {
      assertThat(RawHttp.get(door + "?" + query, token).status())
          .as(door + "?" + query)
          .isIn(200, 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=-1",
        "limit=0",
        "limit=101",
        "limit=2147483648",
        "limit=-9223372036854775809",
        "limit=1e3",
        "limit=%00",
        "filter=year:abc",
        "filter=year:2023..2019",
        "filter=year:..",
        "filter=measured:x+4..3+K",
        "filter=measured:x+4..300",
        "filter=measured:x+%3E",
        "filter=access:all",
        "filter=year:",
        "filter=keyword:+",
        "filter=keyword",
        "filter=:",
        "facet=issued",
        "filter=title:x",
        "sort=score",
        "cursor=%00",
        "cursor=AAAA",
        "cursor=forged",
        "filter=bbox:1,2,3,4"
      })
  void whatCannotBeMeantIsRefusedWithASentence(String query) {
    refused(query, "");
  }

  @Test
  void unknownNamesComeWithTheKnownOnes() {
    for (String query : List.of("filter=colour:red", "facet=colour")) {
      raw("/api/v1/datasets", query)
          .then()
          .statusCode(400)
          .body("known", hasItems("owner", "year", "measured"));
    }
    raw("/api/v1/datasets", "sort=colour").then().statusCode(400).body("known", hasItem("newest"));
    raw("/", "filter=colour:red&sort=colour").then().statusCode(200);
  }

  @Test
  void manyFiltersAreRefusedAndRepeatedOnesAreOne() {
    String thousand =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "filter=keyword:k" + i)
            .collect(Collectors.joining("&"));
    refused(thousand, "at most 200 times");
    refused(
        IntStream.range(0, 51)
            .mapToObj(i -> "filter=keyword:k" + i)
            .collect(Collectors.joining("&")),
        "1 to 50 values");
    refused("facet=year&".repeat(201), "at most 200 times");
    String repeated = "filter=year:2019..2020&".repeat(150) + "facet=year&".repeat(40);
    raw("/api/v1/datasets", repeated).then().statusCode(200).body("facets", hasKey("year"));
    raw("/", repeated).then().statusCode(200);
  }

  @Test
  void anAnswerSaysHowATextWasReadOnlyIfThereIsSomethingToSay() {
    raw("/api/v1/datasets", "q=year:soon+x")
        .then()
        .statusCode(200)
        .body("reading.notes[0].part", equalTo("year:soon"))
        .body("reading.notes[0].message", containsString("2019..2023"));
    given().get("/api/v1/datasets").then().body("$", not(hasKey("reading")));
    raw("/api/v1/datasets", "q=year:2020").then().body("$", not(hasKey("reading")));
  }
}
