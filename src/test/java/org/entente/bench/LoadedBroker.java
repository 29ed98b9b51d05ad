package org.entente.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.awaitility.Awaitility;
import org.entente.policy.ScopesUnderTest;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;

/**
 * The packaged broker as a process of its own over the synthetic datasets: database filled, index
 * built before, 512 MB of heap.
 *
 * <p>The index is the prepared one with the database's feed as its bookmark and the shipped schema
 * as its form, as if this node had followed that feed; the broker checks it and goes on from there
 * like any other.
 */
final class LoadedBroker implements Closeable {
  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final LoadedDatabase database;
  private final int port = freePort();
  private final Path home;
  private final Path policies;
  private final Map<String, String> settings;
  private Process process;

  private LoadedBroker(LoadedDatabase database, Map<String, String> servers) throws IOException {
    this.database = database;
    this.home = Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "node");
    this.policies = home.resolve("policies");
    copy(Path.of("policies"), policies);
    this.settings = new TreeMap<>(servers);
    settings.remove("quarkus.management.test-port");
    settings.put("quarkus.management.port", String.valueOf(freePort()));
    settings.put("quarkus.http.port", String.valueOf(port));
    settings.put("quarkus.datasource.jdbc.url", database.url());
    settings.put("entente.public-url", "http://localhost:" + port);
    settings.put("entente.state-dir", home.toString());
    settings.put("entente.policies-dir", policies.toString());
  }

  /** Not started yet. */
  static LoadedBroker of(Synthetic synthetic) throws IOException, SQLException {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException("package the broker first: mvn package -DskipTests");
    }
    Path prepared;
    try (PreparedIndex index = PreparedIndex.of(synthetic)) {
      prepared = index.generation();
    }
    LoadedBroker broker = new LoadedBroker(LoadedDatabase.of(synthetic), new Servers().start());
    broker.adopt(prepared);
    return broker;
  }

  private void adopt(Path prepared) throws IOException, SQLException {
    Path generation = Files.createDirectories(home.resolve("index/generation-000001"));
    try (Stream<Path> files = Files.list(prepared)) {
      for (Path file : files.filter(it -> !it.endsWith("write.lock")).toList()) {
        Files.createLink(generation.resolve(file.getFileName()), file);
      }
    }
    try (Directory directory = FSDirectory.open(generation);
        DirectoryReader reader = DirectoryReader.open(directory);
        IndexWriter writer = new IndexWriter(directory, PreparedIndex.writing(reader))) {
      Map<String, String> data = new HashMap<>();
      writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
      data.put("feed", database.feed());
      data.put("form", ScopesUnderTest.by(policies).datasetForm());
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    }
  }

  LoadedDatabase database() {
    return database;
  }

  /** The folder it reads its rules from: a copy of the shipped ones, to be changed. */
  Path policies() {
    return policies;
  }

  long pid() {
    return process.pid();
  }

  /** Starts it and waits until it answers a search; the time of both is told. */
  Start start() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    command.add("--add-modules=jdk.incubator.vector");
    command.add("-Xlog:gc:file=" + home.resolve("gc.log"));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", JAR.toString()));
    long started = System.nanoTime();
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("broker.log").toFile()))
            .start();
    Awaitility.await("the broker, see " + home.resolve("broker.log"))
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || status("/q/health/live") == 200);
    long listening = System.nanoTime();
    URI search = address("/api/v1/datasets?q=data&facet=owner&facet=year");
    long asked = System.nanoTime();
    Awaitility.await("a search, see " + home.resolve("broker.log"))
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !process.isAlive() || status(search) == 200);
    long answered = System.nanoTime();
    if (!process.isAlive()) {
      throw new IOException("the broker ended: see " + home.resolve("broker.log"));
    }
    return new Start(Duration.ofNanos(listening - started), Duration.ofNanos(answered - asked));
  }

  /**
   * How long a start took.
   *
   * @param listening from the start of the process until it listens
   * @param firstSearch from then until the first search is answered, the opening of the index
   *     included
   */
  record Start(Duration listening, Duration firstSearch) {}

  /** Registers the demo's agreements and facts. */
  void registerDemo() throws IOException, InterruptedException {
    register(Files.readString(Path.of("deploy/local/demo/facts.json")));
  }

  /** Registers facts, as an administrator does; returns once they are registered. */
  void register(String facts) throws IOException, InterruptedException {
    ask(
        HttpRequest.newBuilder(address("/api/v1/facts"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(facts)),
        "admin");
  }

  /** Takes up the rules as they stand in the folder. */
  void reloadPolicies() throws IOException, InterruptedException {
    ask(
        HttpRequest.newBuilder(address("/api/v1/policies/reload"))
            .POST(HttpRequest.BodyPublishers.noBody()),
        "admin");
  }

  /** The total of a search by the account; anonymous if empty. */
  long total(String query, Optional<String> account) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address("/api/v1/datasets?" + query));
    account.ifPresent(name -> request.header("Authorization", "Bearer " + Tokens.of(name)));
    return checked(request.build()).get("total").asLong();
  }

  private void ask(HttpRequest.Builder request, String account)
      throws IOException, InterruptedException {
    checked(request.header("Authorization", "Bearer " + Tokens.of(account)).build());
  }

  private JsonNode checked(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(request + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private int status(String path) throws InterruptedException {
    return status(address(path));
  }

  private int status(URI uri) throws InterruptedException {
    try {
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  /** Ends it as a crash would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** What is left after collecting, and the most that was, in megabytes. */
  Heaped heap() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), String.valueOf(pid()), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    long most = 0;
    long last = 0;
    for (String line : Files.readAllLines(home.resolve("gc.log"))) {
      var pause = java.util.regex.Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)").matcher(line);
      if (pause.find()) {
        most = Math.max(most, Long.parseLong(pause.group(1)));
        last = Long.parseLong(pause.group(2));
      }
    }
    return new Heaped(last, most);
  }

  /** Megabytes of heap after the last collection, and before the one that found most. */
  record Heaped(long live, long most) {}

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new java.io.UncheckedIOException(none);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
    database.close();
    Files.copy(
        home.resolve("broker.log"),
        home.resolveSibling("broker.log"),
        StandardCopyOption.REPLACE_EXISTING);
    PreparedIndex.delete(home);
  }
}
