package org.entente.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.Test;

/** Who vouches for an agreement, since when, and by what: said, completed, or not on record. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AgreementProvenanceTest {
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Map<String, Object> SAID =
      Map.of(
          "source", "office of agreements",
          "assertedBy", "the secretary",
          "assertedAt", "2026-02-03T04:05:06Z",
          "evidence", "signed paper 17");

  @Inject AgreementStore store;
  @Inject ActorHistory past;
  @Inject Clock clock;

  private final String id = "provenance-" + UUID.randomUUID();

  @Test
  void whatIsSaidIsOnRecordOnTheTrailAndKnownOfThePast() {
    Instant before = clock.instant();
    puts("1", SAID)
        .then()
        .statusCode(200)
        .body("source", is("office of agreements"))
        .body("evidence", is("signed paper 17"));
    read()
        .body("versions", hasSize(1))
        .body("versions[0].source", is("office of agreements"))
        .body("versions[0].assertedBy", is("the secretary"))
        .body("versions[0].assertedAt", is("2026-02-03T04:05:06Z"))
        .body("versions[0].evidence", is("signed paper 17"));
    assertThat(Trail.awaits("agreement:" + id, "agreement.registered allowed").get("details"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsAllEntriesOf(SAID);
    assertThat(then(before)).isEmpty();
    assertThat(then(clock.instant()))
        .singleElement()
        .satisfies(it -> assertThat(it.provenance().told()).isEqualTo(SAID));
  }

  @Test
  void whatIsNotSaidIsCompletedAndARepetitionChangesNothing() {
    for (int time = 1; time <= 2; time++) {
      puts("1", Map.of())
          .then()
          .statusCode(200)
          .body("source", is("admin"))
          .body("assertedBy", notNullValue())
          .body("assertedAt", notNullValue())
          .body("evidence", nullValue());
    }
    puts("1", Map.of("source", "admin")).then().statusCode(200);
    read().body("versions", hasSize(1));

    puts("1", SAID).then().statusCode(200).body("source", is("office of agreements"));
    for (int time = 1; time <= 2; time++) {
      puts("1", Map.of()).then().statusCode(200).body("source", is("office of agreements"));
      puts("1", SAID).then().statusCode(200);
    }
    read().body("versions.source", contains("office of agreements", "admin"));
  }

  @Test
  void provenanceSaidAnewBringsNoFormerVersionBack() {
    puts("1", Map.of()).then().statusCode(200);
    puts("2", SAID).then().statusCode(200);
    puts("1", SAID).then().statusCode(200).body("source", is("office of agreements"));
    read().body("counting", is("2")).body("versions.version", contains("1", "2", "1"));
  }

  @Test
  void provenanceSaidAnewTakesNoEarlierEndBack() {
    String end = clock.instant().plus(Duration.ofDays(30)).toString();
    puts("1", Map.of()).then().statusCode(200);
    puts("1", Map.of("inForceUntil", end)).then().statusCode(200);
    Problems.expect(puts("1", SAID), 409, "conflict")
        .body("detail", containsString("Leave its provenance out"));
    puts("1", Map.of()).then().statusCode(200);
    read().body("versions.inForceUntil", contains(notNullValue(), nullValue()));
  }

  @Test
  void anotherEndOfAnOlderVersionMakesItNotTheLatest() {
    String later = clock.instant().plus(Duration.ofDays(30)).toString();
    puts("1", Map.of()).then().statusCode(200);
    puts("2", Map.of("inForceFrom", BEGIN.plus(Duration.ofDays(1)).toString()))
        .then()
        .statusCode(200);

    puts("1", Map.of("inForceUntil", later)).then().statusCode(200);

    read().body("counting", is("2")).body("inForce", is(true));
    assertThat(then(clock.instant()))
        .filteredOn(each -> each.isInForceAt(clock.instant()))
        .singleElement()
        .satisfies(it -> assertThat(it.version()).isEqualTo("2"));
  }

  @Test
  void whatCannotBeOnRecordIsRefusedInWords() {
    String tomorrow = clock.instant().plus(Duration.ofDays(1)).toString();
    Problems.expect(puts("1", Map.of("assertedAt", tomorrow)), 400, "invalid")
        .body("detail", containsString("leave `assertedAt` out"));
    Problems.expect(puts("1", Map.of("source", " ")), 400, "invalid")
        .body("detail", containsString("`source` of an agreement has 1 to 200 characters"));
    for (String name : List.of("source", "assertedBy", "evidence")) {
      Problems.expect(puts("1", Map.of(name, "x".repeat(501))), 400, "invalid");
    }
    Problems.expect(Person.ADMIN.calling().get("/api/v1/agreements/{id}", id), 404, "not-found");
  }

  /** Which every test registers, see {@link org.entente.testing.DemoFacts}. */
  @Test
  void theDemosAgreementSaysWhoVouchesForItAndByWhat() {
    Person.ADMIN
        .calling()
        .get("/api/v1/agreements/us-jp-2026")
        .then()
        .statusCode(200)
        .body("versions[0].source", is("register of international agreements"))
        .body("versions[0].assertedBy", is("DOE programme office"))
        .body("versions[0].assertedAt", is("2026-06-08T14:00:00Z"))
        .body("versions[0].evidence", is("INTL-2026-0604"));
  }

  /** As one was registered before provenance was asked for. */
  @Test
  void aVersionWithoutProvenanceCountsAndIsNotGuessedAt() {
    Agreement old =
        new Agreement(id, "1", "An agreement of the tests", Set.of(ORNL), BEGIN, Optional.empty());
    QuarkusTransaction.requiringNew()
        .run(() -> store.register(old, ActorRef.SYSTEM, clock.instant()));
    puts("1", Map.of()).then().statusCode(200).body("source", nullValue());
    read()
        .body("inForce", is(true))
        .body("versions", hasSize(1))
        .body("versions[0].keySet()", not(hasItem("source")))
        .body("versions[0].keySet()", not(hasItem("assertedAt")));

    puts("1", SAID).then().statusCode(200);
    read()
        .body("inForce", is(true))
        .body("versions.source", contains("office of agreements", null));
  }

  private List<Agreement> then(Instant at) {
    return QuarkusTransaction.requiringNew().call(() -> past.agreementsOf(ORNL, at)).stream()
        .filter(each -> each.id().equals(id))
        .toList();
  }

  private ValidatableResponse read() {
    return Person.ADMIN.calling().get("/api/v1/agreements/{id}", id).then().statusCode(200);
  }

  private Response puts(String version, Map<String, Object> said) {
    Map<String, Object> agreement = new LinkedHashMap<>();
    agreement.put("version", version);
    agreement.put("title", "An agreement of the tests");
    agreement.put("parties", List.of(ORNL.value()));
    agreement.put("inForceFrom", BEGIN.toString());
    agreement.putAll(said);
    return Person.ADMIN.sending(agreement).put("/api/v1/agreements/{id}", id);
  }
}
