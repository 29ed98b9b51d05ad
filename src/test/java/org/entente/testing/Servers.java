package org.entente.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts PostgreSQL, once for all classes that share a broker, and Keycloak, once per JVM, and
 * points the broker under test at them.
 */
public final class Servers implements QuarkusTestResourceLifecycleManager {
  /** The folder from which the broker under test serves files. */
  public static final Path FILES = Path.of("target", "test-files");

  private static Database database;
  private static Realm realm;

  @Override
  public Map<String, String> start() {
    try {
      return started();
    } catch (IOException failure) {
      throw new IllegalStateException("the test servers could not start", failure);
    }
  }

  private static synchronized Map<String, String> started() throws IOException {
    if (database == null) {
      database = Database.start();
      realm = Realm.start();
    }
    Path node =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-node")), "");
    Path files = Files.createDirectories(FILES);
    return Map.of(
        "quarkus.datasource.jdbc.url", database.url(),
        "entente.oidc.issuer", realm.issuer(),
        "entente.public-url", publicUrl(),
        "quarkus.management.test-port", String.valueOf(Realm.freePort()),
        "entente.state-dir", node.toString(),
        "entente.files-dir", files.toString(),
        "entente.policies-dir", "policies");
  }

  /** The broker under test, as its tokens and links name it. */
  public static String publicUrl() {
    return "http://localhost:" + System.getProperty("quarkus.http.test-port", "8081");
  }

  /** JDBC address of the broker's database, for tests that look past the API. */
  public static synchronized String databaseUrl() {
    if (database == null) {
      throw new IllegalStateException("the test servers are not started");
    }
    return database.url();
  }

  static synchronized boolean running() {
    return realm != null;
  }

  /** The issuer of the demo realm. */
  static synchronized String issuer() {
    if (realm == null) {
      throw new IllegalStateException("annotate the test with @QuarkusTestResource(Servers.class)");
    }
    return realm.issuer();
  }

  @Override
  public void stop() {
    // They serve the next test class too and end with the JVM.
  }
}
