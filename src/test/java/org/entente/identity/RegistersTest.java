package org.entente.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.identity.FactCalls.everybodyHasBeenHere;
import static org.entente.identity.FactCalls.official;
import static org.entente.identity.FactCalls.registers;
import static org.entente.identity.FactCalls.sends;
import static org.entente.identity.FactCalls.withdraws;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.entente.kernel.RorId;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors of the registers, their API, and every surface a sensitive value could reach. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RegistersTest {
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  private static final RorId RIKEN = new RorId("https://ror.org/01sjwvz98");

  @Inject Registrar registrar;
  @Inject AgreementRegister agreements;
  @Inject Clock clock;

  @BeforeEach
  void meetEverybody() {
    everybodyHasBeenHere();
  }

  @Test
  void aStatementIsReplacedRepeatedAndWithdrawnAndNothingIsOverwritten() {
    String source = "export office " + UUID.randomUUID();
    Map<String, Object> first = said(Person.SCIENTIST_UNIV, "licences", List.of("L-1"), source);
    long one = registers(Person.EXPORT_OFFICER, first);
    Map<String, Object> second =
        new LinkedHashMap<>(said(Person.SCIENTIST_UNIV, "licences", List.of("L-2"), source));
    second.put("assertedAt", clock.instant().toString());
    long two = registers(Person.EXPORT_OFFICER, second);

    assertThat(load(Person.EXPORT_OFFICER, second).<Integer>path("registered")).isZero();
    Person.EXPORT_OFFICER
        .calling()
        .get("/api/v1/facts/{id}", one)
        .then()
        .statusCode(200)
        .body("items.findAll { it.source == '%s' }.id".formatted(source), contains(asInt(two, one)))
        .body(
            "items.findAll { it.source == '%s' }.state".formatted(source),
            contains("counts", "replaced"));

    Problems.expect(withdraws(Person.EXPORT_OFFICER, one, "An error."), 409, "conflict");
    Problems.expect(withdraws(Person.EXPORT_OFFICER, two, " "), 400, "invalid");
    withdraws(Person.EXPORT_OFFICER, two, "Issued in error.")
        .then()
        .statusCode(200)
        .body("state", is("withdrawn"))
        .body("withdrawalReason", is("Issued in error."))
        .body("withdrawnBy", is(Person.EXPORT_OFFICER.actorId()));
    Problems.expect(withdraws(Person.EXPORT_OFFICER, two, "Again."), 409, "conflict");
    Person.SCIENTIST_UNIV
        .calling()
        .get("/api/v1/me")
        .then()
        .body("facts.find { it.attribute == 'licences' }?.source", not(equalTo(source)));

    assertThat(load(Person.EXPORT_OFFICER, second).<Integer>path("registered"))
        .as("a load that is repeated brings nothing back")
        .isZero();
    Map<String, Object> older = new LinkedHashMap<>(second);
    older.put("value", List.of("L-3"));
    older.put("assertedAt", clock.instant().minus(Duration.ofDays(3)).toString());
    Problems.expect(sends(Person.EXPORT_OFFICER, older), 409, "conflict");
    Map<String, Object> future = new LinkedHashMap<>(second);
    future.put("assertedAt", clock.instant().plus(Duration.ofDays(3)).toString());
    Problems.expect(sends(Person.EXPORT_OFFICER, future), 400, "invalid");
    registers(
        Person.EXPORT_OFFICER, said(Person.SCIENTIST_UNIV, "licences", List.of("L-2"), source));
  }

  @Test
  void theTrailTellsThatItWasRegisteredAndWithdrawnButNotWhat() {
    String source = "trail " + UUID.randomUUID();
    long id = registers(Person.EXPORT_OFFICER, said(Person.CURATOR, "exportCountry", "QX", source));
    withdraws(Person.EXPORT_OFFICER, id, "Is of QX no more.").then().statusCode(200);

    Map<String, Object> entry =
        Trail.awaits("actor:" + Person.CURATOR.actorId(), "fact.withdrawn allowed");
    assertThat(entry.toString()).contains(source).doesNotContain("QX");
  }

  @Test
  void officesSayWhatIsTheirsAndFindWhatIsTheirs() {
    Problems.expect(
        sends(Person.EXPORT_OFFICER, said(Person.SCIENTIST_RIKEN, "training", List.of("a"), "x")),
        403,
        "forbidden");
    Problems.expect(
        sends(Person.STEWARD_ORNL, said(Person.SCIENTIST_RIKEN, "usPerson", true, "x")),
        403,
        "forbidden");
    Problems.expect(
        sends(Person.EXPORT_OFFICER, said(Person.EXPORT_OFFICER, "usPerson", true, "x")),
        403,
        "forbidden");
    Problems.expect(
        sends(Person.AGENT, said(Person.SCIENTIST_ORNL, "usPerson", true, "x")), 403, "forbidden");
    Person.EXPORT_OFFICER
        .calling()
        .queryParam("actor", Person.AGENT.subject())
        .get("/api/v1/facts")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
    long agents =
        ((Number)
                Person.ADMIN
                    .calling()
                    .queryParam("actor", Person.AGENT.subject())
                    .get("/api/v1/facts")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items[0].id"))
            .longValue();
    Problems.expect(
        Person.EXPORT_OFFICER.calling().get("/api/v1/facts/{id}", agents), 404, "not-found");
    Problems.expect(withdraws(Person.EXPORT_OFFICER, agents, "Not mine."), 404, "not-found");
  }

  @Test
  void anOwnerNeitherReplacesNorWithdrawsWhatAnotherOwnerApproved() {
    Actor ornl = official("official-ornl", ORNL, Role.INSTITUTION_OFFICIAL);
    Actor riken = official("official-riken", RIKEN, Role.INSTITUTION_OFFICIAL);
    String source = "foreign access " + UUID.randomUUID();
    RegisterOutcome.Recorded approved =
        (RegisterOutcome.Recorded)
            registrar.register(
                ornl,
                fact(Attribute.FOREIGN_ACCESS, new FactValue.Names(Set.of(ORNL.value())), source));

    assertThat(
            registrar.register(
                riken,
                fact(Attribute.FOREIGN_ACCESS, new FactValue.Names(Set.of(RIKEN.value())), source)))
        .isInstanceOf(RegisterOutcome.NotAllowed.class);
    assertThat(registrar.withdraw(riken, approved.id(), "Not by us."))
        .as("what one may not see is as if it were not there")
        .isInstanceOf(RegisterOutcome.Unknown.class);
    assertThat(registrar.withdraw(ornl, approved.id(), "The visit is over."))
        .isInstanceOf(RegisterOutcome.Recorded.class);
  }

  @Test
  void theListIsFilteredAndGoesOnPageByPage() {
    String course = "course-" + UUID.randomUUID();
    List<Integer> ids = new ArrayList<>();
    for (int day = 1; day <= 3; day++) {
      Map<String, Object> fact =
          new LinkedHashMap<>(
              said(Person.STEWARD_NIMS, "training", List.of(course), course + " " + day));
      fact.put("expiresAt", clock.instant().plus(Duration.ofDays(10L * day)).toString());
      ids.add((int) registers(Person.ADMIN, fact));
    }
    Response all =
        lists(Map.of("attribute", "training", "organisation", "https://ror.org/026v1ze26"));
    assertThat(all.<List<Integer>>path("items.id")).containsSubsequence(ids);
    assertThat(
            lists(Map.of("attribute", "training", "expiringWithin", "P25D"))
                .<List<Integer>>path("items.id"))
        .contains(ids.get(0), ids.get(1))
        .doesNotContain(ids.get(2));
    assertThat(
            lists(Map.of("attribute", "training", "organisation", ORNL.value()))
                .<List<Integer>>path("items.id"))
        .doesNotContainAnyElementsOf(ids);

    List<Integer> paged = new ArrayList<>();
    String cursor = null;
    do {
      Map<String, String> asked =
          new LinkedHashMap<>(
              Map.of(
                  "actor", Person.STEWARD_NIMS.subject(), "attribute", "training", "limit", "1"));
      if (cursor != null) {
        asked.put("cursor", cursor);
      }
      Response page = lists(asked);
      paged.addAll(page.<List<Integer>>path("items.id"));
      cursor = page.path("next");
    } while (cursor != null);
    assertThat(paged).doesNotHaveDuplicates().containsSubsequence(ids);

    for (Map<String, String> bad :
        List.of(
            Map.of("attribute", "shoeSize"),
            Map.of("organisation", "ORNL"),
            Map.of("expiringWithin", "soon"),
            Map.of("expiringWithin", "P-3D"),
            Map.of("limit", "0"))) {
      Problems.expect(Person.ADMIN.calling().queryParams(bad).get("/api/v1/facts"), 400, "invalid");
    }
  }

  @Test
  void contradictingSourcesMakeAnAnswerAbsentUntilOneIsWithdrawn() {
    Person person = Person.STEWARD_NIMS;
    registers(Person.EXPORT_OFFICER, said(person, "usCitizen", false, "one office"));
    person.calling().get("/api/v1/me").then().body("facts.attribute", hasItem("usCitizen"));

    long other =
        registers(Person.EXPORT_OFFICER, said(person, "usCitizen", true, "another office"));
    person.calling().get("/api/v1/me").then().body("facts.attribute", not(hasItem("usCitizen")));
    lists(Map.of("actor", person.subject(), "attribute", "usCitizen"))
        .then()
        .body("items.state", everyItem(is("contradicted")));

    withdraws(Person.EXPORT_OFFICER, other, "Mixed up with another account.")
        .then()
        .statusCode(200);
    person.calling().get("/api/v1/me").then().body("facts.attribute", hasItem("usCitizen"));
  }

  @Test
  void aScreeningIsClearOrAHitAndGrowsStale() {
    Map<String, Object> screening =
        new LinkedHashMap<>(said(Person.CURATOR, "partyScreening", "clear", "screening"));
    Problems.expect(sends(Person.EXPORT_OFFICER, screening), 400, "invalid");
    screening.put("expiresAt", clock.instant().plus(Duration.ofDays(30)).toString());
    registers(Person.EXPORT_OFFICER, screening);
    screening.put("value", "probably");
    Problems.expect(sends(Person.EXPORT_OFFICER, screening), 400, "invalid")
        .body("detail", not(org.hamcrest.Matchers.containsString("probably")));
  }

  /**
   * The door opens when a fact is registered and closes at the very instant it is due to, with no
   * write in between: an answer given wholly before it says yes, one asked after it no.
   */
  @Test
  void aDecisionFlipsAtTheInstantAFactExpires() {
    String course = "course-" + UUID.randomUUID();
    String dataset =
        NativeRecord.restricted().governed("requiredTraining", List.of(course)).publish();
    assertThat(mayReceive(dataset)).isFalse();
    Instant due = clock.instant().plusSeconds(8);
    Map<String, Object> fact =
        new LinkedHashMap<>(
            said(Person.SCIENTIST_ORNL, "training", List.of(course), "course " + course));
    fact.put("expiresAt", due.toString());
    registers(Person.ADMIN, fact);

    List<Boolean> early = new ArrayList<>();
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .until(
            () -> {
              Instant asked = clock.instant();
              boolean allowed = mayReceive(dataset);
              Instant told = clock.instant();
              if (told.isBefore(due)) {
                early.add(allowed);
              }
              if (!asked.isBefore(due)) {
                assertThat(allowed).as("asked at %s, due at %s", asked, due).isFalse();
              }
              return !asked.isBefore(due);
            });
    assertThat(early).isNotEmpty().doesNotContain(false);
  }

  @Test
  void aWithdrawalIsEffectiveAtOnce() {
    String course = "course-" + UUID.randomUUID();
    String dataset =
        NativeRecord.restricted().governed("requiredTraining", List.of(course)).publish();
    long id =
        registers(
            Person.ADMIN, said(Person.SCIENTIST_ORNL, "training", List.of(course), "of " + course));
    assertThat(mayReceive(dataset)).isTrue();
    withdraws(Person.ADMIN, id, "The exam was another's.").then().statusCode(200);
    assertThat(mayReceive(dataset)).isFalse();
  }

  /** QX and QZ are codes that no country has, so whatever shows them shows the value. */
  @Test
  void aSensitiveValueReachesNobodyButThePersonAndItsOffice() {
    Person person = Person.SCIENTIST_ORNL;
    ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    Handler listening = listener(log);
    Logger.getLogger("").addHandler(listening);
    Map<String, String> surfaces = new LinkedHashMap<>();
    try {
      String source = "surfaces " + UUID.randomUUID();
      long id =
          registers(
              Person.EXPORT_OFFICER, said(person, "nationalities", List.of("QX", "QZ"), source));
      surfaces.put(
          "a refused value",
          sends(Person.EXPORT_OFFICER, said(person, "nationalities", List.of("QX", "qz?"), source))
              .asString());
      surfaces.put(
          "a value of the wrong kind",
          sends(Person.EXPORT_OFFICER, said(person, "usPerson", "QX", source)).asString());
      surfaces.put(
          "a refused office",
          sends(Person.STEWARD_ORNL, said(person, "nationalities", List.of("QX"), source))
              .asString());
      String dataset = NativeRecord.open().publish();
      surfaces.put("preflight", person.preflights(dataset, "research").asString());
      String request = person.requests(dataset);
      for (Person each : Person.values()) {
        if (each != person) {
          surfaces.put("me of " + each, each.calling().get("/api/v1/me").asString());
        }
        if (each != person && each != Person.EXPORT_OFFICER) {
          surfaces.put(
              "facts for " + each,
              each.calling().queryParam("actor", person.subject()).get("/api/v1/facts").asString());
          surfaces.put(
              "history for " + each, each.calling().get("/api/v1/facts/{id}", id).asString());
          surfaces.put("request for " + each, each.reads(request).asString());
        }
      }
      surfaces.put("token", payload(person.tokenFor(dataset)));
      surfaces.put(
          "OpenAPI",
          io.restassured.RestAssured.given().get("/q/openapi").then().extract().asString());
      Actor elsewhere = official("export-riken", RIKEN, Role.EXPORT_OFFICER);
      surfaces.put(
          "an export officer of another organisation",
          registrar.list(elsewhere, FactQuery.of(person.actorId())).stream()
              .map(entry -> entry.value().map(Object::getClass) + " " + entry)
              .toList()
              .toString());
      assertThat(
              registrar.list(elsewhere, FactQuery.of(person.actorId())).stream()
                  .filter(entry -> entry.source().equals(source)))
          .singleElement()
          .satisfies(entry -> assertThat(entry.value()).isEmpty());
      withdraws(Person.EXPORT_OFFICER, id, "Not QX after all.").then().statusCode(200);
      surfaces.put(
          "withdrawn, for the administrator",
          Person.ADMIN.calling().get("/api/v1/facts/{id}", id).asString());
      Trail.awaits("actor:" + person.actorId(), "fact.withdrawn allowed");
      surfaces.put(
          "the trail",
          Person.AUDITOR.calling().get("/api/v1/audit/export?format=jsonl").asString());
      Person.EXPORT_OFFICER
          .calling()
          .get("/api/v1/facts/{id}", id)
          .then()
          .body("items.find { it.id == %d }.value".formatted(id), contains("QX", "QZ"))
          .body("items.find { it.id == %d }.withdrawalReason".formatted(id), notNullValue());
    } finally {
      Logger.getLogger("").removeHandler(listening);
    }
    surfaces.put("the log", String.join("\n", log));
    Pattern value = Pattern.compile("(?<![\\w+/=-])Q[XZ](?![\\w+/=-])");
    surfaces.forEach((name, text) -> assertThat(text).as(name).doesNotContainPattern(value));
    assertThat(surfaces.get("the trail")).contains("fact.registered", "fact.withdrawn");
  }

  @Test
  void anAgreementIsAcceptedByPeopleAndByOrganisationsOnce() {
    String id = "accept-" + UUID.randomUUID();
    registersAgreement(id, "1", "2026-01-01T00:00:00Z", null).then().statusCode(200);

    accepts(Person.SCIENTIST_ORNL, id, Map.of("version", "1")).then().statusCode(200);
    accepts(Person.SCIENTIST_ORNL, id, Map.of("version", "1"))
        .then()
        .body("items.acceptedBy", contains(Person.SCIENTIST_ORNL.actorId()));
    Problems.expect(
        accepts(Person.SCIENTIST_ORNL, id, Map.of("version", "1", "onBehalfOf", ORNL.value())),
        403,
        "forbidden");
    Problems.expect(
        accepts(Person.ADMIN, id, Map.of("version", "1", "onBehalfOf", ORNL.value())),
        403,
        "forbidden");
    accepts(
            Person.ADMIN,
            id,
            Map.of("version", "1", "onBehalfOf", ORNL.value(), "evidence", "signed copy 17"))
        .then()
        .statusCode(200);
    Problems.expect(
        accepts(Person.ADMIN, id, Map.of("version", "2", "onBehalfOf", ORNL.value())),
        400,
        "invalid");
    for (Person outsider : List.of(Person.SCIENTIST_UNIV, Person.STEWARD_NIMS, Person.AGENT)) {
      Problems.expect(outsider.calling().get("/api/v1/agreements/{id}", id), 404, "not-found");
      Problems.expect(accepts(outsider, id, Map.of("version", "1")), 404, "not-found");
    }
    Person.SCIENTIST_RIKEN
        .calling()
        .get("/api/v1/agreements/{id}", id)
        .then()
        .statusCode(200)
        .body("inForce", is(true))
        .body("missing", contains(RIKEN.value()));
    Person.SCIENTIST_RIKEN
        .calling()
        .get("/api/v1/agreements/{id}/acceptances", id)
        .then()
        .body("items.onBehalfOf", contains(ORNL.value()))
        .body("items.acceptedBy", contains(Person.ADMIN.actorId()));
    Trail.tells(
        "agreement:" + id,
        "agreement.registered allowed",
        "agreement.accepted allowed",
        "agreement.accepted allowed");
  }

  @Test
  void anOfficialAcceptsForTheirOwnOrganisationAndSeesTheirPeople() {
    String id = "official-" + UUID.randomUUID();
    registersAgreement(id, "1", "2026-01-01T00:00:00Z", null).then().statusCode(200);
    accepts(Person.SCIENTIST_ORNL, id, Map.of("version", "1")).then().statusCode(200);
    Actor ornl = official("partnership-ornl", ORNL, Role.PARTNERSHIP_OFFICER);
    Actor riken = official("official-riken", RIKEN, Role.INSTITUTION_OFFICIAL);

    assertThat(agreements.accept(riken, id, "1", Optional.of(ORNL), Optional.of("paper")))
        .isInstanceOf(RegisterOutcome.NotAllowed.class);
    assertThat(agreements.accept(riken, id, "1", Optional.of(RIKEN), Optional.empty()))
        .isInstanceOf(RegisterOutcome.Recorded.class);
    assertThat(agreements.acceptances(ornl, id)).hasSize(2);
    assertThat(agreements.acceptances(riken, id)).as("not the people of ORNL").hasSize(1);
  }

  @Test
  void aVersionBeginsWhenItBeginsAndAnAcceptedOneStaysAsItIs() {
    String id = "versions-" + UUID.randomUUID();
    String next = clock.instant().plus(Duration.ofDays(40)).toString();
    registersAgreement(id, "1", "2026-01-01T00:00:00Z", null).then().statusCode(200);
    registersAgreement(id, "2", next, null).then().statusCode(200);
    Person.SCIENTIST_ORNL
        .calling()
        .get("/api/v1/agreements/{id}", id)
        .then()
        .body("counting", is("1"))
        .body("versions.version", contains("2", "1"));
    Person.SCIENTIST_ORNL
        .calling()
        .get("/api/v1/me")
        .then()
        .body("facts.find { it.attribute == 'agreements' }.value", hasItem(id))
        .body("facts.find { it.attribute == 'agreements' }.expiresAt", notNullValue());

    registersAgreement(id, "1", "2026-01-01T00:00:00Z", null).then().statusCode(200);
    accepts(Person.SCIENTIST_ORNL, id, Map.of("version", "1")).then().statusCode(200);
    Problems.expect(registersAgreement(id, "1", "2026-02-01T00:00:00Z", null), 409, "conflict");
    registersAgreement(id, "1", "2026-01-01T00:00:00Z", clock.instant().minusSeconds(1).toString())
        .then()
        .statusCode(200);
    Person.SCIENTIST_ORNL
        .calling()
        .get("/api/v1/agreements/{id}", id)
        .then()
        .body("inForce", is(false));
    Problems.expect(accepts(Person.SCIENTIST_RIKEN, id, Map.of("version", "1")), 409, "conflict");
    Problems.expect(
        Person.EXPORT_OFFICER
            .sending(agreement("3", "2026-01-01T00:00:00Z", null))
            .put("/api/v1/agreements/{id}", id),
        403,
        "forbidden");
  }

  /** With the steward's approval, which every such dataset needs. */
  private boolean mayReceive(String dataset) {
    return !"deny"
        .equals(
            Person.SCIENTIST_ORNL
                .preflights(dataset, "research")
                .then()
                .statusCode(200)
                .extract()
                .path("receive.decision"));
  }

  private static Map<String, Object> said(
      Person person, String attribute, Object value, String source) {
    return Map.of(
        "actor", person.subject(), "attribute", attribute, "value", value, "source", source);
  }

  private static Response load(Person by, Map<String, Object> fact) {
    Response answer = sends(by, fact);
    answer.then().statusCode(200);
    return answer;
  }

  private static Response lists(Map<String, String> asked) {
    Response answer = Person.ADMIN.calling().queryParams(asked).get("/api/v1/facts");
    answer.then().statusCode(200);
    return answer;
  }

  private static Integer[] asInt(long... ids) {
    return Arrays.stream(ids).mapToObj(id -> (int) id).toArray(Integer[]::new);
  }

  private static Map<String, Object> agreement(String version, String from, String until) {
    Map<String, Object> agreement = new LinkedHashMap<>();
    agreement.put("version", version);
    agreement.put("title", "An agreement of the tests");
    agreement.put("parties", List.of(ORNL.value(), RIKEN.value()));
    agreement.put("inForceFrom", from);
    if (until != null) {
      agreement.put("inForceUntil", until);
    }
    return agreement;
  }

  private static Response registersAgreement(String id, String version, String from, String until) {
    return Person.ADMIN.sending(agreement(version, from, until)).put("/api/v1/agreements/{id}", id);
  }

  private static Response accepts(Person by, String id, Map<String, String> acceptance) {
    return by.sending(acceptance).post("/api/v1/agreements/{id}/acceptances", id);
  }

  private static RegisteredFact fact(Attribute attribute, FactValue value, String source) {
    return new RegisteredFact(
        Person.SCIENTIST_RIKEN.actorId(),
        attribute,
        value,
        source,
        "office",
        Instant.parse("2026-11-01T00:00:00Z"),
        Optional.empty(),
        Optional.empty());
  }

  private static String payload(String token) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }

  private static Handler listener(ConcurrentLinkedQueue<String> log) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        log.add(
            record.getMessage()
                + " "
                + Arrays.toString(record.getParameters())
                + " "
                + record.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
