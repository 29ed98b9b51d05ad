package org.entente.scratch;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;

public class ScratchBroker implements QuarkusTestResourceLifecycleManager {
  EmbeddedPostgres pg;

  public Map<String, String> start() {
    try {
      pg =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start();
      try (var c = pg.getPostgresDatabase().getConnection();
          var s = c.createStatement()) {
        for (String r : new String[] {"owner", "app", "sequencer"})
          s.execute("create role entente_" + r + " login password 'entente_" + r + "'");
        s.execute("create database entente owner entente_owner");
      }
      return Map.of(
          "quarkus.datasource.jdbc.url",
          "jdbc:postgresql://127.0.0.1:" + pg.getPort() + "/entente",
          "entente.oidc.issuer",
          "http://127.0.0.1:1/realms/entente",
          "entente.state-dir",
          "target/scratch-state",
          "quarkus.http.test-port",
          "0",
          "quarkus.management.test-port",
          "0");
    } catch (Exception e) {
      throw new RuntimeException(e);
    }
  }

  public void stop() {
    try {
      pg.close();
    } catch (Exception e) {
    }
  }
}
