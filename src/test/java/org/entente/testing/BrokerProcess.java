package org.entente.testing;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** The packaged broker as a process of its own, which a test can kill and start again. */
public final class BrokerProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  private final Map<String, String> settings;
  private final File log;
  private Process process;

  private BrokerProcess(Map<String, String> settings, File log) {
    this.settings = settings;
    this.log = log;
  }

  /**
   * A broker of the test servers, not started yet.
   *
   * @param changes settings that differ from theirs
   */
  public static BrokerProcess of(Map<String, String> changes) throws IOException {
    Map<String, String> settings = new TreeMap<>(new Servers().start());
    settings.remove("quarkus.management.test-port");
    settings.put("quarkus.management.port", String.valueOf(Realm.freePort()));
    settings.put("quarkus.http.port", String.valueOf(port()));
    settings.putAll(changes);
    Path logs = Files.createDirectories(Path.of("target", "broker-processes"));
    return new BrokerProcess(settings, Files.createTempFile(logs, "broker", ".log").toFile());
  }

  /** Starts it and returns once it listens, ready or not. */
  public BrokerProcess start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", JAR.toString()));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    RestAssured.baseURI = "http://localhost";
    RestAssured.port = port();
    RestAssured.basePath = "";
    Awaitility.await("the broker, see " + log)
        .atMost(ofSeconds(120))
        .pollInterval(ofMillis(200))
        .until(() -> !process.isAlive() || answers());
    return this;
  }

  /** Starts it for the first time or again, waits until it is ready, and knows the demo's facts. */
  public BrokerProcess startReady() throws IOException {
    start();
    Awaitility.await("a ready broker, see " + log)
        .atMost(ofSeconds(60))
        .until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    Registers.prepare();
    return this;
  }

  /** SIGKILL: it gets no chance to put anything in order. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Everything that it has written so far. */
  public String log() throws IOException {
    return Files.readString(log.toPath());
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
  }

  private static boolean answers() {
    try {
      return RestAssured.get("/q/health/live").statusCode() == 200;
    } catch (Exception notYet) {
      return false;
    }
  }

  private static int port() {
    return URI.create(Servers.publicUrl()).getPort();
  }
}
