package org.entente.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Entente as a new user has it: started by {@code deploy/local/up}, with a state folder and ports
 * of its own, and stopped as Ctrl-C stops it.
 */
final class Installation {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path state;
  private final Path log;
  private final Map<String, String> environment;
  private final int brokerPort;
  private final int keycloakPort;
  private Process script;

  private Installation(Path state, List<Integer> ports) {
    this.state = state;
    this.log = state.resolveSibling(state.getFileName() + ".log");
    this.brokerPort = ports.get(0);
    this.keycloakPort = ports.get(2);
    this.environment =
        Map.of(
            "ENTENTE_HOME", state.toString(),
            "ENTENTE_PORT", ports.get(0).toString(),
            "ENTENTE_MANAGEMENT_PORT", ports.get(1).toString(),
            "ENTENTE_KEYCLOAK_PORT", ports.get(2).toString(),
            "ENTENTE_KEYCLOAK_MANAGEMENT_PORT", ports.get(3).toString(),
            "ENTENTE_DB_PORT", ports.get(4).toString());
  }

  /** With nothing stored yet, below {@code target}. */
  static Installation named(String name) {
    return new Installation(Path.of("target", name).toAbsolutePath(), freePorts(5));
  }

  /** Runs the command and waits until it says that Entente runs. */
  void up(String... options) {
    try {
      Files.createDirectories(state.getParent());
      List<String> command = new ArrayList<>(List.of("deploy/local/up"));
      command.addAll(List.of(options));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      script = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(script::destroy));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Awaitility.await("deploy/local/up, see " + log)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> !script.isAlive() || said().contains("Entente runs."));
    if (!script.isAlive()) {
      throw new AssertionError("deploy/local/up ended: " + said());
    }
  }

  /**
   * Asks it to end, which is what Ctrl-C does too (that signal may be ignored in the background).
   */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-TERM", String.valueOf(script.pid())).start().waitFor();
    if (!script.waitFor(2, TimeUnit.MINUTES)) {
      throw new AssertionError("deploy/local/up did not stop: " + said());
    }
  }

  /** Kills a process of this installation, or {@code up} itself, without any warning. */
  void kill(String what) throws IOException, InterruptedException {
    String pid = Files.readAllLines(state.resolve("run").resolve(what + ".pid")).getFirst();
    new ProcessBuilder("kill", "-KILL", pid).start().waitFor();
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(dying -> dying.onExit().join());
  }

  /** Runs a function of {@code deploy/local/lib/postgres.sh} on this installation's database. */
  void postgres(String function) throws IOException, InterruptedException {
    String cache = System.getenv().getOrDefault("ENTENTE_CACHE", ".entente/cache");
    String script =
        "ROOT=$PWD STATE=%s CACHE=$(cd %s && pwd) DB_PORT=%s; set -eu;"
                .formatted(state, cache, environment.get("ENTENTE_DB_PORT"))
            + " for part in say java process postgres; do . deploy/local/lib/$part.sh; done;"
            + " find_jdk; "
            + function;
    int status = new ProcessBuilder("bash", "-c", script).inheritIO().start().waitFor();
    if (status != 0) {
      throw new AssertionError(function + " ended with status " + status);
    }
  }

  boolean isRunning(String what) throws IOException {
    Path file = state.resolve("run").resolve(what + ".pid");
    return Files.exists(file)
        && ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
            .filter(ProcessHandle::isAlive)
            .isPresent();
  }

  /** What the command has printed so far. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException nothingYet) {
      return "";
    }
  }

  /** Where it keeps what it stores. */
  Path state() {
    return state;
  }

  String broker() {
    return "http://localhost:" + brokerPort;
  }

  int brokerPort() {
    return brokerPort;
  }

  String issuer() {
    return "http://localhost:" + keycloakPort + "/realms/entente";
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
