package org.entente.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.entente.testing.Database;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** An agreement registered before its provenance was asked for stays as it is, and counts. */
class AgreementUpgradeTest {
  private static final String COLUMNS =
      "insert into agreement (id, version, title, parties, in_force_from, registered_by,"
          + " registered_at";
  private static final String VALUES =
      " values ('upgraded', '1', 'An agreement', array['https://ror.org/01qz5mb56'],"
          + " '2026-01-01Z', 'somebody', '2026-01-02Z'";

  @Test
  void rowsOfBeforeStayWithoutAndNewOnesSayAllOrNothing() throws IOException, SQLException {
    String url = Database.start().url();
    migrate(url, "13");
    try (Connection app = DriverManager.getConnection(url, "entente_app", "entente_app");
        Statement statement = app.createStatement()) {
      statement.execute(COLUMNS + ")" + VALUES + ")");
      migrate(url, "latest");

      try (ResultSet row = statement.executeQuery("select * from agreement")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString("registered_by")).isEqualTo("somebody");
        for (String column : new String[] {"source", "asserted_by", "asserted_at", "evidence"}) {
          assertThat(row.getString(column)).as(column).isNull();
        }
      }
      statement.execute(COLUMNS + ")" + VALUES + ")");
      statement.execute(
          COLUMNS
              + ", source, asserted_by, asserted_at, evidence)"
              + VALUES
              + ", 'an office', 'a person', '2026-01-02Z', 'paper 17')");
      assertThatThrownBy(() -> statement.execute(COLUMNS + ", source)" + VALUES + ", 'an office')"))
          .hasMessageContaining("agreement_provenance_whole");
      assertThatThrownBy(
              () -> statement.execute(COLUMNS + ", evidence)" + VALUES + ", 'paper 17')"))
          .hasMessageContaining("agreement_evidence_of_a_source");
      assertThatThrownBy(() -> statement.execute("update agreement set source = 'another'"))
          .hasMessageContaining("permission denied");
    }
  }

  private static void migrate(String url, String target) {
    Flyway.configure()
        .dataSource(url, "entente_owner", "entente_owner")
        .locations("filesystem:migrations")
        .target(target)
        .load()
        .migrate();
  }
}
