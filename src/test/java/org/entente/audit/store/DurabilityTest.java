package org.entente.audit.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The broker starts only where a commit survives a power failure. */
class DurabilityTest {
  @Test
  void aServerThatFlushesNothingIsRefusedByName() throws Exception {
    try (EmbeddedPostgres postgres = postgres("off")) {
      createRoles(postgres);

      assertThatThrownBy(durability(postgres)::require)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "PostgreSQL runs with fsync, full_page_writes, synchronous_commit off")
          .hasMessageContaining("set them to on");
    }
  }

  @Test
  void aDurableServerIsTakenUnlessARoleIsNot() throws Exception {
    try (EmbeddedPostgres postgres = postgres("on")) {
      createRoles(postgres);
      assertThatCode(durability(postgres)::require).doesNotThrowAnyException();

      for (String role : new String[] {"entente_app", "entente_sequencer"}) {
        run(postgres, "alter role " + role + " set synchronous_commit = off");
        assertThatThrownBy(durability(postgres)::require)
            .hasMessageStartingWith("PostgreSQL runs with synchronous_commit off");
        run(postgres, "alter role " + role + " reset synchronous_commit");
      }
      // Flushed here, though a standby may lag: that is for whoever runs the standby to decide.
      run(postgres, "alter role entente_app set synchronous_commit = local");
      assertThatCode(durability(postgres)::require).doesNotThrowAnyException();
    }
  }

  private static EmbeddedPostgres postgres(String setting) throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", setting)
        .setServerConfig("synchronous_commit", setting)
        .setServerConfig("full_page_writes", setting)
        .start();
  }

  private static Durability durability(EmbeddedPostgres postgres) {
    return new Durability(
        postgres.getDatabase("entente_app", "postgres"),
        postgres.getDatabase("entente_sequencer", "postgres"));
  }

  private static void createRoles(EmbeddedPostgres postgres) throws SQLException {
    run(postgres, "create role entente_app login");
    run(postgres, "create role entente_sequencer login");
  }

  private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
