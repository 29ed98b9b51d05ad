package org.entente.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.entente.catalog.Dataset;
import org.entente.catalog.store.StoredForms;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceDocument;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * A PostgreSQL with the synthetic datasets in the catalog's own tables, kept from run to run. It is
 * filled past the broker and without change marks, as a restored backup would be.
 */
final class LoadedDatabase implements Closeable {
  private final EmbeddedPostgres postgres;

  private LoadedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static LoadedDatabase of(Synthetic synthetic) throws IOException, SQLException {
    Path home = Settings.folder().resolve("database-" + synthetic.name()).toAbsolutePath();
    Path filled = home.resolve("filled");
    if (!Files.exists(filled)) {
      PreparedIndex.delete(home);
      Files.createDirectories(home);
      try (LoadedDatabase fresh = new LoadedDatabase(start(home, "off"))) {
        fresh.create();
        fresh.fill(synthetic);
      }
      Files.createFile(filled);
    }
    return new LoadedDatabase(start(home, "on"));
  }

  private static EmbeddedPostgres start(Path home, String durable) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(home.resolve("data"))
        .setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofMinutes(2))
        .setServerConfig("fsync", durable)
        .setServerConfig("synchronous_commit", durable)
        .setServerConfig("full_page_writes", durable)
        .setServerConfig("max_wal_size", "4GB")
        .setServerConfig("max_connections", "120")
        .start();
  }

  String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/entente";
  }

  Connection as(String role) throws SQLException {
    return DriverManager.getConnection(url(), role, role);
  }

  /** The id of its change feed, which an index must have followed to be continued. */
  String feed() throws SQLException {
    try (Connection connection = as("entente_app");
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT id FROM change_feed")) {
      row.next();
      return row.getString(1);
    }
  }

  private void create() throws IOException, SQLException {
    String roles = Files.readString(Path.of("deploy/postgres/roles.sql"));
    for (String role : new String[] {"owner", "app", "sequencer"}) {
      roles = roles.replace(":'" + role + "_password'", "'entente_" + role + "'");
    }
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(roles);
      statement.execute("CREATE DATABASE entente OWNER entente_owner");
    }
    Flyway.configure()
        .dataSource(url(), "entente_owner", "entente_owner")
        .locations("filesystem:migrations")
        .load()
        .migrate();
  }

  private void fill(Synthetic synthetic) throws IOException, SQLException {
    try (Connection connection = as("entente_owner");
        Statement statement = connection.createStatement()) {
      try (PGCopyOutputStream rows = rows(connection, "governance_class (id, owner, governance)")) {
        for (GovernanceClass each : synthetic.classes().all()) {
          row(rows, each.id(), each.owner().value(), GovernanceDocument.write(each.governance()));
        }
      }
      try (PGCopyOutputStream rows =
          rows(
              connection,
              "dataset (id, owner, identifier, metadata, governance_class, content_sha256, revision,"
                  + " created_at, updated_at)")) {
        for (int number = 0; number < synthetic.count(); number++) {
          Dataset each = synthetic.dataset(number);
          row(
              rows,
              each.id().toString(),
              each.owner().value(),
              each.identifier(),
              StoredForms.metadata(each),
              each.governed().id(),
              StoredForms.sha256(each),
              "1",
              each.createdAt().toString(),
              each.updatedAt().toString());
        }
      }
      statement.execute("ANALYZE");
    }
  }

  private static PGCopyOutputStream rows(Connection connection, String table) throws SQLException {
    return new PGCopyOutputStream(
        connection.unwrap(PGConnection.class), "COPY " + table + " FROM STDIN", 1 << 16);
  }

  private static void row(PGCopyOutputStream rows, String... values) throws IOException {
    StringBuilder line = new StringBuilder();
    for (String value : values) {
      line.append(line.isEmpty() ? "" : "\t");
      line.append(
          value
              .replace("\\", "\\\\")
              .replace("\t", "\\t")
              .replace("\n", "\\n")
              .replace("\r", "\\r"));
    }
    rows.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
