package org.entente.audit.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL with the three roles and the trail's migration, for tests without the broker.
 */
final class TrailDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  TrailDatabase() throws IOException, SQLException {
    postgres = EmbeddedPostgres.start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role entente_owner login");
      statement.execute("create role entente_app login");
      statement.execute("create role entente_sequencer login");
      statement.execute("create database entente owner entente_owner");
    }
    Flyway.configure()
        .dataSource(as("entente_owner"))
        .locations("filesystem:migrations")
        .target("1")
        .load()
        .migrate();
  }

  DataSource as(String role) {
    return postgres.getDatabase(role, "entente");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
