package org.entente.testing;

import static java.time.Duration.ofSeconds;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;

/**
 * A real Keycloak with the demo realm, as {@code deploy/local/keycloak} runs it.
 *
 * @param issuer of its tokens
 */
record Realm(String issuer) {

  /**
   * Where it is kept for the whole JVM: a broker that is started anew, with other resources, has
   * classes of its own.
   */
  private static final String STARTED = "entente.test.keycloak";

  /**
   * The one that this JVM has started, started now if it has not; or the running one whose issuer
   * {@code ENTENTE_TEST_KEYCLOAK} names.
   */
  static Realm start() throws IOException {
    String running = System.getProperty(STARTED, System.getenv("ENTENTE_TEST_KEYCLOAK"));
    if (running != null && !running.isBlank()) {
      return new Realm(running);
    }
    Realm started = run();
    System.setProperty(STARTED, started.issuer());
    return started;
  }

  private static Realm run() throws IOException {
    int port = freePort();
    int management = freePort();
    Path home = Files.createDirectories(Path.of("target", "test-keycloak")).toAbsolutePath();
    Process keycloak =
        new ProcessBuilder(
                "deploy/local/keycloak",
                String.valueOf(port),
                String.valueOf(management),
                "http://localhost:8080",
                home.resolve("data-home").toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("keycloak.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(keycloak::destroy));
    URI ready = URI.create("http://localhost:" + management + "/health/ready");
    Awaitility.await("Keycloak, see " + home.resolve("keycloak.log"))
        .atMost(ofSeconds(300))
        .pollInterval(ofSeconds(1))
        .until(() -> !keycloak.isAlive() || answers(ready));
    if (!keycloak.isAlive()) {
      throw new IOException(Files.readString(home.resolve("keycloak.log")));
    }
    return new Realm("http://localhost:" + port + "/realms/entente");
  }

  private static boolean answers(URI uri) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
