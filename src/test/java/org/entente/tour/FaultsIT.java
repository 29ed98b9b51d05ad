package org.entente.tour;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What an operator fears, done to an installation that {@code deploy/local/up} started: killed
 * processes, a lost index, a database that is away. The tests follow on each other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
  private static final int RECORDS = 20_000;
  private static final String ORNL = "https://ror.org/01qz5mb56";

  private static Installation entente;
  private static Person curator;
  private static Person scientist;
  private static Person steward;

  @BeforeAll
  static void start() {
    entente = Installation.named("faults");
    curator = new Person(entente, "curator");
    scientist = new Person(entente, "scientist-ornl");
    steward = new Person(entente, "steward-ornl");
    entente.up("--reset", "--no-sample");
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    if (entente != null) {
      entente.interrupt();
    }
  }

  @Test
  @Order(1)
  void aPortThatIsTakenIsNamedWithTheVariableToSet() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Run run =
          Run.of(
              Map.of(
                  "ENTENTE_HOME", entente.state().resolveSibling("faults-port").toString(),
                  "ENTENTE_PORT", String.valueOf(taken.getLocalPort())));
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.said())
          .contains("Port " + taken.getLocalPort() + " for the broker is taken")
          .contains("ENTENTE_PORT");
    }
  }

  @Test
  @Order(2)
  void aSecondStartBesideARunningOneIsRefused() throws Exception {
    Run run = Run.of(Map.of("ENTENTE_HOME", entente.state().toString()));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.said()).contains("already running").contains("ENTENTE_HOME");
    assertThat(curator.get("/api/v1/me").status()).isEqualTo(200);
  }

  @Test
  @Order(3)
  void anOptionThatIsNotKnownIsNamed() throws Exception {
    Run run = Run.of(Map.of("ENTENTE_HOME", entente.state().toString()), "--resett");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.said()).contains("--resett").contains("Usage");
  }

  @Test
  @Order(4)
  void anImportThatTheBrokerAndTheScriptAreKilledInLosesAndRepeatsNothing() throws Exception {
    String job =
        curator.startImport(
            IntStream.range(0, RECORDS)
                .mapToObj(i -> record("bulk-" + i, "open", ""))
                .collect(Collectors.joining("\n")));
    await("the import is under way")
        .atMost(ofSeconds(60))
        .pollInterval(ofSeconds(0).plusMillis(50))
        .until(() -> curator.get("/api/v1/imports/" + job).json().path("created").asInt() > 0);
    entente.kill("up");
    entente.kill("broker");

    entente.up();

    await("the import goes on by itself")
        .atMost(ofSeconds(180))
        .until(
            () ->
                curator
                    .get("/api/v1/imports/" + job)
                    .json()
                    .path("state")
                    .asText()
                    .equals("completed"));
    JsonNode done = curator.get("/api/v1/imports/" + job).json();
    assertThat(done.path("created").asInt()).isEqualTo(RECORDS);
    assertThat(done.path("rejected").asInt()).isZero();
    await("the index has caught up")
        .atMost(ofSeconds(60))
        .untilAsserted(() -> assertThat(total("bulk")).isEqualTo(RECORDS));
  }

  @Test
  @Order(5)
  void noDecisionThatWasAcknowledgedIsLostWhenTheBrokerIsKilled() throws Exception {
    String dataset = restrictedDataset();
    Queue<String> drafted = new ConcurrentLinkedQueue<>();
    Queue<String> approved = new ConcurrentLinkedQueue<>();
    List<Thread> people =
        IntStream.range(0, 4)
            .mapToObj(i -> Thread.ofVirtual().start(() -> decide(dataset, drafted, approved)))
            .toList();
    await("some have been decided").atMost(ofSeconds(120)).until(() -> approved.size() >= 12);
    entente.kill("broker");
    for (Thread person : people) {
      person.join();
    }
    entente.interrupt();
    entente.up();

    for (String request : drafted) {
      assertThat(scientist.get("/api/v1/requests/" + request).status()).isEqualTo(200);
    }
    List<String> granted =
        pages("/api/v1/grants").map(grant -> grant.path("request").asText()).toList();
    for (String request : approved) {
      assertThat(scientist.get("/api/v1/requests/" + request).json().path("state").asText())
          .isEqualTo("approved");
    }
    assertThat(granted).containsAll(approved).doesNotHaveDuplicates();
    Person auditor = new Person(entente, "auditor");
    String trail = auditor.get("/api/v1/audit/export?format=jsonl&type=request.approved").text();
    assertThat(approved).allSatisfy(request -> assertThat(trail).contains(request));
  }

  @Test
  @Order(6)
  void aLostIndexIsBuiltAgain() throws Exception {
    entente.interrupt();
    assertThat(entente.isRunning("broker")).isFalse();
    deleteFolder(entente.state().resolve("node").resolve("index"));

    entente.up();

    await("the index is built again")
        .atMost(ofSeconds(120))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(total("bulk")).isEqualTo(RECORDS));
  }

  @Test
  @Order(7)
  void aDatabaseThatIsAwayGivesAClearAnswerAndComesBackWithoutARestart() throws Exception {
    scientist.token();
    entente.postgres("stop_postgres");
    await("the outage is told")
        .atMost(ofSeconds(30))
        .untilAsserted(
            () -> {
              Person.Answer answer = scientist.get("/api/v1/grants");
              assertThat(answer.status()).isEqualTo(503);
              assertThat(answer.headers().get("content-type")).contains("problem+json");
              assertThat(answer.json().path("detail").asText()).contains("try again");
            });

    entente.postgres("start_postgres");

    await("the broker recovers")
        .atMost(ofSeconds(60))
        .untilAsserted(() -> assertThat(scientist.get("/api/v1/grants").status()).isEqualTo(200));
    String dataset = restrictedDataset();
    await("the follower recovers too")
        .atMost(ofSeconds(30))
        .untilAsserted(
            () -> assertThat(scientist.get("/api/v1/datasets/" + dataset).status()).isEqualTo(200));
    await("and what is saved now is found")
        .atMost(ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        pages("/api/v1/datasets?q=restricted").map(hit -> hit.path("id").asText()))
                    .contains(dataset));
  }

  private static void decide(String dataset, Queue<String> drafted, Queue<String> approved) {
    try {
      while (true) {
        String body =
            """
            {"datasets":["%s"],"purpose":"research","justification":"A trial","days":30}"""
                .formatted(dataset);
        Person.Answer created = scientist.post("/api/v1/requests", body).with(201);
        String request = created.json().get("id").asText();
        drafted.add(request);
        scientist.post("/api/v1/requests/" + request + "/submit", "").with(200);
        steward
            .post("/api/v1/requests/" + request + "/approve", "{\"approval\":\"steward\"}")
            .with(200);
        approved.add(request);
      }
    } catch (UncheckedIOException | AssertionError brokerIsGone) {
      // What was acknowledged until now is what must still be there.
    }
  }

  private static int datasets;

  /** A new dataset of ORNL that needs its steward's approval. */
  private static String restrictedDataset() {
    return curator
        .post("/api/v1/datasets", record("restricted-" + datasets++, "restricted", "steward"))
        .with(201)
        .json()
        .get("id")
        .asText();
  }

  private static int total(String text) {
    return scientist.get("/api/v1/datasets?q=" + text).with(200).json().get("total").asInt();
  }

  /** Every item of a listing, page after page. */
  private static Stream<JsonNode> pages(String address) {
    List<JsonNode> items = new java.util.ArrayList<>();
    String separator = address.contains("?") ? "&" : "?";
    JsonNode page = scientist.get(address + separator + "limit=100").with(200).json();
    page.path("items").forEach(items::add);
    while (page.hasNonNull("cursor")) {
      String cursor = page.get("cursor").asText();
      page = scientist.get(address + separator + "limit=100&cursor=" + cursor).with(200).json();
      page.path("items").forEach(items::add);
    }
    return items.stream();
  }

  private static String record(String identifier, String level, String approval) {
    String approvals = approval.isEmpty() ? "" : "\"" + approval + "\"";
    return """
        {"identifier":"%s","title":"%s of a long series","description":"One record of many.",\
        "owner":"%s","governance":{"accessLevel":"%s","metadataTier":"full","basis":"open",\
        "export":{"regime":"none"},"purposes":["research"],"aiTraining":"no","humanSubjects":false,\
        "biosecurity":"none","minAssurance":1,"approvals":[%s]}}"""
        .formatted(identifier, identifier.replace('-', ' '), ORNL, level, approvals);
  }

  private static void deleteFolder(Path folder) throws IOException {
    assertThat(folder).exists();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** A run of the command that is expected to end at once. */
  private record Run(int status, String said) {
    static Run of(Map<String, String> environment, String... options)
        throws IOException, InterruptedException {
      List<String> command =
          Stream.concat(Stream.of("deploy/local/up"), Stream.of(options)).toList();
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      String said =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Run(process.exitValue(), said);
    }
  }
}
