package org.entente.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL with durable settings and the roles of {@code deploy/postgres/roles.sql}. */
public final class Database {
  private final EmbeddedPostgres postgres;

  private Database(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  public static Database start() throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "120")
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(rolesWithPasswordsLikeNames());
      statement.execute("CREATE DATABASE entente OWNER entente_owner");
    } catch (SQLException failure) {
      throw new IOException("the database roles could not be created", failure);
    }
    return new Database(postgres);
  }

  /** JDBC address of the broker's database, without credentials. */
  public String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/entente";
  }

  private static String rolesWithPasswordsLikeNames() throws IOException {
    String sql = Files.readString(Path.of("deploy", "postgres", "roles.sql"));
    for (String role : new String[] {"owner", "app", "sequencer"}) {
      sql = sql.replace(":'" + role + "_password'", "'entente_" + role + "'");
    }
    return sql;
  }

  private static void close(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException failure) {
      System.err.println("PostgreSQL of the tests did not stop: " + failure.getMessage());
    }
  }
}
