package org.entente.audit.store;

import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Refuses to start on a PostgreSQL that may forget what it has committed.
 *
 * <p>INVARIANT (acknowledged means durable): an entry counts as recorded once its transaction has
 * committed, and what it records happens only then. That is worth something only if a commit
 * survives a power failure, for which PostgreSQL must flush its log ({@code fsync}), wait for that
 * ({@code synchronous_commit}) and be able to repair torn pages ({@code full_page_writes}). All
 * three can be off, by server, database or role, without anything else being different.
 */
@ApplicationScoped
class Durability {
  /** Before anything is written at start, the active policy bundle included. */
  private static final int FIRST = 10;

  private final javax.sql.DataSource application;
  private final javax.sql.DataSource sequencer;

  Durability(
      javax.sql.DataSource application, @DataSource("sequencer") javax.sql.DataSource sequencer) {
    this.application = application;
    this.sequencer = sequencer;
  }

  void start(@Observes @Priority(FIRST) StartupEvent event) throws SQLException {
    require();
  }

  /**
   * @throws IllegalStateException naming every setting that is off
   */
  void require() throws SQLException {
    TreeSet<String> off = new TreeSet<>(settingsOff(application));
    off.addAll(settingsOff(sequencer));
    if (!off.isEmpty()) {
      throw new IllegalStateException(
          "PostgreSQL runs with %s off and may lose what it has committed, so the broker does not start: set %s to on for the server, the database and the roles, then start again"
              .formatted(String.join(", ", off), off.size() == 1 ? "it" : "them"));
    }
  }

  /** As they are in a session of the data source: roles and databases can have their own. */
  private static List<String> settingsOff(javax.sql.DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                select name from pg_settings
                 where name in ('fsync', 'synchronous_commit', 'full_page_writes')
                   and setting = 'off'
                """);
        ResultSet rows = select.executeQuery()) {
      List<String> off = new ArrayList<>();
      while (rows.next()) {
        off.add(rows.getString(1));
      }
      return off;
    }
  }
}
