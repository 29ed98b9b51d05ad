package org.entente.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.ADMIN;
import static org.entente.testing.Person.CURATOR;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.STEWARD_ORNL;

import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.entente.testing.BrokerProcess;
import org.entente.testing.NativeRecord;
import org.entente.testing.Registers;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the broker: nothing acknowledged is lost, nothing is done twice. */
class CrashIT {
  private static final int RECORDS = 3_000;
  private static final int REQUESTS = 16;

  private BrokerProcess broker;

  @BeforeEach
  void startTheBroker() throws Exception {
    broker = BrokerProcess.of(Map.of()).startReady();
  }

  @AfterEach
  void stopTheBroker() throws Exception {
    broker.close();
  }

  @Test
  void anInterruptedImportGoesOnWhereItWasAndRepeatsNothing() throws Exception {
    String run = "crash-" + UUID.randomUUID();
    String body =
        IntStream.range(0, RECORDS)
            .mapToObj(i -> NativeRecord.open().with("identifier", run + "-" + i).json())
            .collect(Collectors.joining("\n"));
    String job =
        CURATOR
            .calling()
            .contentType("application/x-ndjson")
            .body(body.getBytes(UTF_8))
            .post("/api/v1/imports?format=entente")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    JsonPath before =
        Awaitility.await("some records")
            .atMost(ofSeconds(60))
            .pollInterval(ofMillis(20))
            .until(() -> job(job), progress -> progress.getInt("created") > 0);

    broker.kill();
    assertThat(before.getString("state")).isEqualTo("running");
    broker.startReady();

    JsonPath after =
        Awaitility.await("the rest")
            .atMost(ofSeconds(120))
            .until(() -> job(job), progress -> !progress.getString("state").equals("running"));
    assertThat(after.getString("state")).isEqualTo("completed");
    assertThat(after.getInt("total")).isEqualTo(RECORDS);
    assertThat(after.getInt("created")).isEqualTo(RECORDS);
    assertThat(after.getInt("updated") + after.getInt("unchanged") + after.getInt("rejected"))
        .isZero();
    assertThat(count("select count(*) from dataset where identifier like ?", run + "-%"))
        .isEqualTo(RECORDS);
    assertThat(
            count(
                "select count(*) from dataset_version v join dataset d on d.id = v.dataset"
                    + " where d.identifier like ?",
                run + "-%"))
        .isEqualTo(RECORDS);
    Trail.tells("import:" + job, "import.started allowed", "import.completed allowed");
    expectAContiguousTrail();
  }

  @Test
  void everyAcknowledgedApprovalIsThereAndEveryOtherIsWholeOrNotAtAll() throws Exception {
    String dataset = NativeRecord.restricted().publish();
    List<String> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(SCIENTIST_RIKEN.requests(dataset));
    }
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    CountDownLatch some = new CountDownLatch(REQUESTS / 3);
    Thread steward = Thread.ofVirtual().start(() -> approveAll(requests, acknowledged, some));
    some.await();

    broker.kill();
    steward.join();
    broker.startReady();

    assertThat(acknowledged.size()).isLessThan(REQUESTS);
    for (String request : requests) {
      String state = SCIENTIST_RIKEN.reads(request).then().statusCode(200).extract().path("state");
      List<String> grants =
          SCIENTIST_RIKEN
              .calling()
              .queryParam("request", request)
              .get("/api/v1/grants")
              .path("items.id");
      List<String> told =
          Awaitility.await()
              .until(() -> Trail.of("request:" + request), trail -> trail.size() >= 2);
      if (acknowledged.contains(request)) {
        assertThat(state).isEqualTo("approved");
      }
      assertThat(grants).hasSize(state.equals("approved") ? 1 : 0);
      if (state.equals("approved")) {
        Trail.awaits("request:" + request, "request.approved allowed");
        Trail.awaits("grant:" + grants.getFirst(), "grant.issued allowed");
      } else {
        assertThat(told).doesNotContain("request.approved allowed");
        STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
      }
    }
    expectAContiguousTrail();
  }

  /** It dies within the second in which what was registered is turned into suspensions. */
  @Test
  void whatTheRulesNoLongerAllowIsSuspendedOnceThoughTheBrokerIsKilledMeanwhile() throws Exception {
    String course = "course-" + UUID.randomUUID();
    takes(course, course);
    String dataset =
        NativeRecord.restricted().governed("requiredTraining", List.of(course)).publish();
    List<String> grants = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      String request = SCIENTIST_RIKEN.requests(dataset);
      STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
      grants.add(SCIENTIST_RIKEN.grantOf(request));
    }

    takes("another-" + course, course);
    broker.kill();
    broker.startReady();

    for (String grant : grants) {
      Awaitility.await("grant " + grant)
          .atMost(ofSeconds(10))
          .until(() -> state(grant), "suspended"::equals);
      Trail.tells("grant:" + grant, "grant.issued allowed", "grant.suspended allowed");
    }
    takes(course, course);
    for (String grant : grants) {
      Awaitility.await("grant " + grant)
          .atMost(ofSeconds(10))
          .until(() -> state(grant), "active"::equals);
    }
    expectAContiguousTrail();
  }

  private static String state(String grant) {
    return SCIENTIST_RIKEN.calling().get("/api/v1/grants/{id}", grant).path("state");
  }

  /** Takes the place of what the same register said before. */
  private static void takes(String course, String register) {
    Map<String, Object> fact =
        new HashMap<>(Registers.fact(SCIENTIST_RIKEN, "training", List.of(course)));
    fact.put("source", "test register of " + register);
    ADMIN.sending(Map.of("facts", List.of(fact))).put("/api/v1/facts").then().statusCode(200);
  }

  private static void approveAll(
      List<String> requests, Set<String> acknowledged, CountDownLatch some) {
    for (String request : requests) {
      try {
        if (STEWARD_ORNL.approves(request, "steward").statusCode() == 200) {
          acknowledged.add(request);
          some.countDown();
        }
      } catch (Exception killed) {
        return;
      }
    }
  }

  private static JsonPath job(String job) {
    return CURATOR
        .calling()
        .get("/api/v1/imports/{id}", job)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static void expectAContiguousTrail() throws SQLException {
    assertThat(
            count("select max(index) + 1 - count(*) from audit_sequence where ? is not null", ""))
        .isZero();
  }

  private static long count(String sql, String parameter) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(Servers.databaseUrl(), "entente_app", "entente_app");
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, parameter);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
