package org.entente.harvest.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.CURATOR;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.Test;

/** Imports over HTTP: hand in a body, follow the job, find the records. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ImportResourceTest {
  @Test
  void nativeRecordsAreImportedLineByLine() {
    String body = NativeRecord.open().json() + "\n\n" + NativeRecord.restricted().json() + "\r\n";

    Response accepted = hands(body, "entente", null);
    accepted
        .then()
        .statusCode(202)
        .header("Location", containsString("/api/v1/imports/"))
        .body("format", equalTo("entente"))
        .body("by", equalTo("curator"));
    ends(accepted, "completed")
        .body("total", equalTo(2))
        .body("created", equalTo(2))
        .body("updated", equalTo(0))
        .body("rejected", equalTo(0))
        .body("errors", empty())
        .body("finishedAt", notNullValue());
    Trail.tells(
        "import:" + accepted.path("id"), "import.started allowed", "import.completed allowed");
  }

  @Test
  void anImportAgainChangesOnlyWhatChanged() {
    NativeRecord one = NativeRecord.open();
    NativeRecord other = NativeRecord.open();
    ends(hands(one.json() + "\n" + other.json(), "entente", null), "completed")
        .body("created", equalTo(2));

    ends(
            hands(one.json() + "\n" + other.with("title", "New title").json(), "entente", null),
            "completed")
        .body("created", equalTo(0))
        .body("updated", equalTo(1))
        .body("unchanged", equalTo(1));
  }

  @Test
  void badRecordsAreToldByLineAndTheOthersComeIn() {
    NativeRecord good = NativeRecord.open();
    NativeRecord twice = NativeRecord.open();
    NativeRecord untitled = NativeRecord.open().without("title");
    String body =
        String.join(
            "\n",
            good.json(),
            "{\"identifier\": ",
            untitled.json(),
            NativeRecord.open().with("owner", "https://ror.org/01qz5mb57").json(),
            twice.json(),
            twice.with("title", "Again").json(),
            NativeRecord.open().with("colour", "blue").json(),
            "[1]",
            NativeRecord.open().with("owner", "https://ror.org/05xpvk416").json());

    ends(hands(body, "entente", null), "completed")
        .body("total", equalTo(9))
        .body("created", equalTo(2))
        .body("rejected", equalTo(7))
        .body("errors.line", contains(2, 3, 4, 6, 7, 8, 9))
        .body("errors[0].problem", containsString("not valid JSON"))
        .body("errors[1].identifier", equalTo(untitled.identifier()))
        .body("errors[1].problem", containsString("`title` is missing"))
        .body("errors[2].problem", containsString("`owner`"))
        .body("errors[3].identifier", equalTo(twice.identifier()))
        .body("errors[3].problem", containsString("same owner and identifier"))
        .body("errors[4].problem", containsString("`colour`"));
  }

  @Test
  void anOwnerForTheWholeImportStandsInAndMayNotBeContradicted() {
    String body =
        NativeRecord.open().without("owner").json()
            + "\n"
            + NativeRecord.open().ownedBy(NativeRecord.NIMS).json();

    ends(hands(body, "entente", NativeRecord.ORNL), "completed")
        .body("created", equalTo(1))
        .body("errors.line", contains(2))
        .body("errors[0].problem", containsString("differs"));
    ends(hands(NativeRecord.open().without("owner").json(), "entente", null), "completed")
        .body("rejected", equalTo(1))
        .body("errors[0].problem", containsString("`owner` is missing"));
  }

  @Test
  void dcatCatalogsAreMapped() {
    String open = "dcat-" + UUID.randomUUID();
    String nonPublic = "dcat-" + UUID.randomUUID();
    String body =
        """
        {"@type": "dcat:Catalog", "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
         "dataset": [
          {"@type": "dcat:Dataset", "identifier": "%s", "title": "Reference data",
           "description": "Reference data of a test.", "keyword": ["reference"],
           "accessLevel": "public", "modified": "2024-05-01", "publisher": {"name": "A laboratory"},
           "distribution": [{"downloadURL": "https://example.org/a.csv", "mediaType": "text/csv"}]},
          {"@type": "dcat:Dataset", "identifier": "%s", "title": "Internal data",
           "description": "Internal data of a test.", "accessLevel": "non-public"},
          {"@type": "dcat:Dataset", "title": "Nameless"}]}
        """
            .formatted(open, nonPublic);

    ends(hands(body, "dcat-us", NativeRecord.ORNL), "completed")
        .body("total", equalTo(3))
        .body("created", equalTo(2))
        .body("rejected", equalTo(1))
        .body("errors[0].line", equalTo(3))
        .body("errors[0].problem", containsString("`identifier`"));
  }

  @Test
  void dataCiteAnswersAreMapped() {
    String doi = "10.13139/test/" + UUID.randomUUID();
    String body =
        """
        {"data": [{"id": "%s", "type": "dois", "attributes": {"doi": "%s",
          "titles": [{"title": "Simulated turbulence"}],
          "descriptions": [{"description": "A direct simulation.", "descriptionType": "Abstract"}],
          "creators": [{"name": "Group, Test"}], "publicationYear": 2024,
          "types": {"resourceTypeGeneral": "Dataset"},
          "rightsList": [{"rightsIdentifier": "cc-by-4.0"}], "url": "https://example.org/doi"}}]}
        """
            .formatted(doi, doi);

    ends(hands(body, "datacite", NativeRecord.ORNL), "completed").body("created", equalTo(1));
  }

  @Test
  void croissantFilesAreMapped() {
    String body =
        """
        {"@context": {"@vocab": "https://schema.org/", "sc": "https://schema.org/"},
         "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0",
         "@id": "croissant-%s", "identifier": "croissant-%s", "name": "Images of a test",
         "description": "Images of a test, labelled.", "license": "https://creativecommons.org/publicdomain/zero/1.0/",
         "url": "https://example.org/images",
         "distribution": [{"@type": "cr:FileObject", "@id": "a.csv", "name": "a.csv",
           "contentUrl": "https://example.org/a.csv", "encodingFormat": "text/csv",
           "sha256": "%s"}]}
        """
            .formatted(UUID.randomUUID(), UUID.randomUUID(), NativeRecord.sha256(new byte[] {1}));

    ends(hands(body, "croissant", NativeRecord.ORNL), "completed").body("created", equalTo(1));
  }

  @Test
  void whatCannotBeAnImportIsRefusedAtOnce() {
    String body = NativeRecord.open().json();

    Problems.expect(hands(body, "excel", null), 400, "invalid")
        .body("detail", containsString("dcat-us"));
    Problems.expect(hands(body, null, null), 400, "invalid");
    Problems.expect(hands(body, "entente", "https://ror.org/01qz5mb57"), 400, "invalid")
        .body("detail", containsString("`owner`"));
    Problems.expect(hands(body, "entente", "https://ror.org/05xpvk416"), 400, "invalid");
    Problems.expect(hands("", "entente", null), 400, "invalid");
  }

  @Test
  void aBodyThatIsNoDocumentFailsTheJobWithAReason() {
    for (String body : List.of("{\"dataset\": [", "nonsense", "42", "\u0000\u0001")) {
      ends(hands(body, "dcat-us", NativeRecord.ORNL), "failed")
          .body("problem", notNullValue())
          .body("created", equalTo(0));
    }
    ends(hands("\n\n", "entente", null), "failed").body("problem", containsString("no record"));
  }

  @Test
  void onlyCuratorsImportAndTheAttemptIsOnRecord() {
    for (Person other : Person.values()) {
      if (other != CURATOR) {
        Problems.expect(
            other
                .calling()
                .contentType("application/x-ndjson")
                .body(NativeRecord.open().json().getBytes(UTF_8))
                .post("/api/v1/imports?format=entente"),
            403,
            "forbidden");
        Problems.expect(other.calling().get("/api/v1/imports"), 403, "forbidden");
      }
    }
    Problems.expect(
        RestAssured.given().body("{}").post("/api/v1/imports?format=entente"),
        401,
        "unauthenticated");
    assertThat(Trail.awaits("", "import.started denied")).isNotNull();
  }

  @Test
  void jobsAreListedNewestFirstAndUnknownOnesAreNotFound() {
    Response job = hands(NativeRecord.open().json(), "entente", null);
    ends(job, "completed");

    CURATOR
        .calling()
        .queryParam("limit", 100)
        .get("/api/v1/imports")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(job.<String>path("id")));
    Problems.expect(
        CURATOR.calling().get("/api/v1/imports/{id}", UUID.randomUUID()), 404, "not-found");
    Problems.expect(CURATOR.calling().get("/api/v1/imports/nonsense"), 404, "not-found");
    Problems.expect(
        STEWARD_ORNL.calling().get("/api/v1/imports/{id}", job.<String>path("id")),
        403,
        "forbidden");
  }

  @Test
  void aLineThatIsTooLongIsThatLinesFaultAlone() {
    String body =
        NativeRecord.open().with("description", "x".repeat(10 << 20)).json()
            + "\n"
            + NativeRecord.open().json();

    ends(hands(body, "entente", null), "completed")
        .body("created", equalTo(1))
        .body("rejected", equalTo(1))
        .body("errors[0].line", equalTo(1))
        .body("errors[0].problem", containsString("longer than"));
  }

  @Test
  void charactersThatNoTableTakesRejectTheirRecordAlone() {
    String body =
        String.join(
            "\n",
            "{\"identifier\":\"a\\u0000\"}",
            "{\"identifier\":\"b\\ud800\"}",
            NativeRecord.open().json().replace("\"title\"", "\"ti\\u0000tle\":1,\"title\""),
            NativeRecord.open().json());

    ends(hands(body, "entente", null), "completed")
        .body("created", equalTo(1))
        .body("errors.line", contains(1, 2, 3))
        .body("errors[0].identifier", equalTo("a\uFFFD"))
        .body("errors[1].identifier", equalTo("b\uFFFD"))
        .body("errors[2].problem", containsString("`ti\uFFFDtle` is not a field"));
  }

  @Test
  void anImportThatTheDatabaseKeepsRefusingFailsInsteadOfBeingTriedForEver() throws SQLException {
    NativeRecord refused = NativeRecord.open();
    String constraint = "refuses_one_of_a_test";
    try (Connection owner =
            DriverManager.getConnection(Servers.databaseUrl(), "entente_owner", "entente_owner");
        Statement statement = owner.createStatement()) {
      statement.execute(
          "ALTER TABLE dataset ADD CONSTRAINT %s CHECK (identifier <> '%s') NOT VALID"
              .formatted(constraint, refused.identifier()));
      try {
        Response job = hands(refused.json(), "entente", null);
        ends(job, "failed")
            .body("created", equalTo(0))
            .body("problem", containsString("records 1 to 1"));
        Trail.tells(
            "import:" + job.path("id"), "import.started allowed", "import.completed failed");
      } finally {
        statement.execute("ALTER TABLE dataset DROP CONSTRAINT " + constraint);
      }
    }
  }

  @Test
  void manyThousandLinesStreamThrough() {
    String run = UUID.randomUUID().toString();
    String good =
        IntStream.range(0, 2_000)
            .mapToObj(i -> NativeRecord.open().with("identifier", run + "-" + i).json())
            .collect(Collectors.joining("\n"));
    String bad = "\n{\"identifier\":\"x\"}".repeat(98_000);

    ends(hands(good + bad, "entente", null), "completed")
        .body("total", equalTo(100_000))
        .body("created", equalTo(2_000))
        .body("rejected", equalTo(98_000))
        .body("errors", hasSize(1_000));
  }

  @Test
  void classifiedMaterialIsRefused() {
    String body = NativeRecord.open().with("description", "(S//NF) The yield was measured.").json();

    ends(hands(body, "entente", null), "completed")
        .body("rejected", equalTo(1))
        .body("errors[0].problem", containsString("classif"));
  }

  private static Response hands(String body, String format, String owner) {
    var call = CURATOR.calling().contentType("application/x-ndjson").body(body.getBytes(UTF_8));
    Map<String, String> query = new java.util.TreeMap<>();
    if (format != null) {
      query.put("format", format);
    }
    if (owner != null) {
      query.put("owner", owner);
    }
    return call.queryParams(query).post("/api/v1/imports");
  }

  /** The job once it no longer runs. */
  private static ValidatableResponse ends(Response accepted, String state) {
    String job = accepted.then().statusCode(202).extract().path("id");
    Response ended =
        Awaitility.await("import " + job)
            .atMost(120, SECONDS)
            .until(
                () -> CURATOR.calling().get("/api/v1/imports/{id}", job),
                answer -> !"running".equals(answer.path("state")));
    return ended.then().statusCode(200).body("state", equalTo(state));
  }
}
