package org.entente.audit.store;

import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives committed entries contiguous indexes, a batch per transaction.
 *
 * <p>INVARIANT (contiguous): indexes are 0, 1, 2, … without gap or repetition. One writer at a time
 * holds a transaction-level advisory lock, which PostgreSQL itself gives back when a node dies, and
 * the highest index is read after the lock is held. The move from {@code audit_pending} and the
 * insert are one transaction, so a crash leaves either both or neither. Any node may run it.
 *
 * <p>INVARIANT (causal): whoever could read an entry before writing another finds them in that
 * order. The other's row in {@code audit_pending} has a higher {@code seq}, and a statement that
 * sees the later commit sees the earlier one too.
 */
@ApplicationScoped
class Sequencer {
  /** Names the lock among advisory locks; an arbitrary constant, the letters "audit". */
  private static final long LOCK = 0x6175646974L;

  private static final int BATCH = 2_000;
  private static final Logger LOG = Logger.getLogger(Sequencer.class);

  private final javax.sql.DataSource database;
  private final long periodMillis;
  private ScheduledExecutorService timer;
  private boolean failing;

  Sequencer(
      @DataSource("sequencer") javax.sql.DataSource database,
      @ConfigProperty(name = "entente.audit.sequence-every-ms", defaultValue = "150")
          long periodMillis) {
    this.database = database;
    this.periodMillis = periodMillis;
  }

  void start(@Observes StartupEvent event) {
    // The framework's scheduler looks at its triggers once a second, too seldom for this.
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit-sequencer").daemon().factory());
    timer.scheduleWithFixedDelay(this::run, 0, periodMillis, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    timer.shutdown();
    timer.awaitTermination(5, TimeUnit.SECONDS);
  }

  private void run() {
    try {
      while (sequence() == BATCH) {
        LOG.debug("more entries wait than one batch holds");
      }
      if (failing) {
        LOG.info("the audit sequencer works again");
      }
      failing = false;
    } catch (SQLException | RuntimeException e) {
      // A scheduled task that throws never runs again; the next round repeats what was rolled back.
      if (!failing) {
        LOG.error("the audit sequencer cannot reach the database and keeps trying", e);
      }
      failing = true;
    }
  }

  /**
   * Sequences one batch.
   *
   * @return how many entries got an index
   */
  int sequence() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int moved = move(connection);
        connection.commit();
        return moved;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static int move(Connection connection) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      // A node that is frozen while it holds the lock must not stop the others for good.
      lock.execute("set local idle_in_transaction_session_timeout = '10s'");
      // Its own statement: the next one then takes its snapshot when the lock is already held.
      try (ResultSet held = lock.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
        if (!held.next() || !held.getBoolean(1)) {
          return 0;
        }
      }
    }
    // An array and no subquery: whatever the statistics of a table that is mostly empty say, the
    // plan cannot become one that reads the waiting entries once for each of them.
    try (PreparedStatement move =
        connection.prepareStatement(
            """
            with taken as (
              delete from audit_pending
               where seq = any (array(select seq from audit_pending order by seq limit ?))
              returning seq, entry)
            insert into audit_sequence (index, entry)
            select (select coalesce(max(index), -1) from audit_sequence)
                     + row_number() over (order by seq), entry
              from taken
            """)) {
      move.setInt(1, BATCH);
      return move.executeUpdate();
    }
  }
}
