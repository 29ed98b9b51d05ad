package org.entente.audit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.AUDITOR;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.Test;

/** The trail as the auditor lists and exports it, and as nobody else does. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AuditResourceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyStepOfTheMainJobIsThereInOrder() {
    Instant before = Instant.now();
    String dataset = NativeRecord.restricted().file("a.csv", "a\n").publish();
    SCIENTIST_RIKEN.calling().get("/api/v1/datasets/{id}", dataset).then().statusCode(200);
    SCIENTIST_RIKEN.preflights(dataset, "research").then().statusCode(200);
    String request = SCIENTIST_RIKEN.requests(dataset);
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    String grant = SCIENTIST_RIKEN.grantOf(request);
    String token = SCIENTIST_RIKEN.tokenFor(dataset);
    RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .get("/data/{id}/a.csv", dataset)
        .then()
        .statusCode(200);
    STEWARD_ORNL.does("revoke", grant).then().statusCode(200);
    SCIENTIST_RIKEN.exchanges(dataset).then().statusCode(403);

    Trail.awaits("dataset:" + dataset, "token.refused denied");
    Map<Long, String> steps = new TreeMap<>();
    List<Map<String, Object>> entries = new ArrayList<>(Trail.about("dataset:" + dataset));
    entries.addAll(Trail.about("request:" + request));
    entries.addAll(Trail.about("grant:" + grant));
    entries.forEach(
        entry -> steps.put(((Number) entry.get("index")).longValue(), (String) entry.get("type")));
    assertThat(List.copyOf(steps.values()))
        .containsExactly(
            "dataset.created",
            "dataset.viewed",
            "access.preflighted",
            "request.created",
            "request.submitted",
            "request.approved",
            "grant.issued",
            "data.served",
            "grant.revoked",
            "token.refused");
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(Instant.parse((String) entry.get("time"))).isAfter(before);
              assertThat(entry).containsKeys("actor", "actorId", "subject", "outcome", "details");
            });
  }

  @Test
  void exportsAsJsonLinesHoldEveryEntryOldestFirst() throws Exception {
    NativeRecord.open().publish();
    String request = SCIENTIST_RIKEN.requests(NativeRecord.restricted().publish());
    Trail.awaits("request:" + request, "request.submitted allowed");

    String export =
        export("jsonl")
            .get("/api/v1/audit/export")
            .then()
            .statusCode(200)
            .contentType(startsWith("application/jsonl"))
            .extract()
            .asString();

    List<JsonNode> entries = new ArrayList<>();
    for (String line : export.split("\n", -1)) {
      if (!line.isEmpty()) {
        entries.add(JSON.readTree(line));
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      assertThat(entries.get(i).get("index").asLong()).isEqualTo(i);
    }
    assertThat(entries).anyMatch(e -> e.get("subject").asText().equals("request:" + request));
    Trail.awaits("", "audit.exported allowed");
  }

  @Test
  void exportsAsCsvSayTheSame() {
    String request = SCIENTIST_RIKEN.requests(NativeRecord.restricted().publish());
    Trail.awaits("request:" + request, "request.submitted allowed");

    String csv =
        export("csv")
            .queryParam("subject", "request:" + request)
            .get("/api/v1/audit/export")
            .then()
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .header("Content-Disposition", equalTo("attachment; filename=\"entente-audit.csv\""))
            .extract()
            .asString();

    List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    assertThat(rows)
        .extracting(row -> row.getField("type"))
        .containsExactly("request.created", "request.submitted");
    assertThat(rows).extracting(row -> row.getField("actor")).containsOnly("scientist-riken");
  }

  @Test
  void filtersNarrowTheListingAndTheExport() {
    String request = SCIENTIST_RIKEN.requests(NativeRecord.restricted().publish());
    Trail.awaits("request:" + request, "request.submitted allowed");

    listing()
        .queryParam("type", "request.submitted")
        .queryParam("actor", "scientist-riken")
        .queryParam("outcome", "allowed")
        .get("/api/v1/audit/entries")
        .then()
        .statusCode(200)
        .body("items.type", everyItem(equalTo("request.submitted")))
        .body("items.actor", everyItem(equalTo("scientist-riken")));
    listing()
        .queryParam("from", "2100-01-01T00:00:00Z")
        .get("/api/v1/audit/entries")
        .then()
        .body("items", org.hamcrest.Matchers.empty());
    for (Map.Entry<String, String> wrong :
        Map.of("from", "yesterday", "to", "2026-01-01", "outcome", "maybe", "limit", "0")
            .entrySet()) {
      Problems.expect(
              listing().queryParam(wrong.getKey(), wrong.getValue()).get("/api/v1/audit/entries"),
              400,
              "invalid")
          .body("field", equalTo(wrong.getKey()));
    }
    for (String filter : List.of("actor", "type", "subject")) {
      Problems.expect(
              RestAssured.given(listing())
                  .urlEncodingEnabled(false)
                  .get("/api/v1/audit/entries?" + filter + "=%00"),
              400,
              "invalid")
          .body("field", equalTo(filter));
    }
    Problems.expect(export("xlsx").get("/api/v1/audit/export"), 400, "invalid");
  }

  @Test
  void pagesGoBackWithoutGapOrRepetition() {
    NativeRecord.open().publish();
    NativeRecord.open().publish();
    Trail.awaits("", "session.started allowed");

    List<Integer> seen = new ArrayList<>();
    String cursor = null;
    for (int page = 0; page < 4; page++) {
      RequestSpecification call = listing().queryParam("limit", 2);
      if (cursor != null) {
        call.queryParam("cursor", cursor);
      }
      var answer = call.get("/api/v1/audit/entries").then().statusCode(200).extract();
      seen.addAll(answer.path("items.index"));
      cursor = answer.path("cursor");
      if (cursor == null) {
        break;
      }
    }
    for (int i = 1; i < seen.size(); i++) {
      assertThat(seen.get(i)).isEqualTo(seen.get(i - 1) - 1);
    }
  }

  @Test
  void nobodyElseReadsTheTrail() {
    for (Person other : Person.values()) {
      if (other != AUDITOR) {
        Problems.expect(other.calling().get("/api/v1/audit/entries"), 403, "forbidden");
        Problems.expect(
            other.calling().queryParam("format", "csv").get("/api/v1/audit/export"),
            403,
            "forbidden");
      }
    }
    Problems.expect(RestAssured.get("/api/v1/audit/entries"), 401, "unauthenticated");
    Problems.expect(RestAssured.get("/api/v1/audit/export?format=jsonl"), 401, "unauthenticated");
  }

  @Test
  void theTrailHasNoOtherDoors() {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      Problems.expect(
          AUDITOR.sending("{}").request(method, "/api/v1/audit/entries"),
          405,
          "method-not-allowed");
    }
  }

  private static RequestSpecification listing() {
    return AUDITOR.calling();
  }

  private static RequestSpecification export(String format) {
    return AUDITOR.calling().queryParam("format", format);
  }
}
