package org.entente.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditFilter;
import org.entente.audit.AuditStore;
import org.entente.audit.Outcome;
import org.entente.kernel.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail against a real PostgreSQL, each statement with the role that runs it in production. */
class AuditTableTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static TrailDatabase database;
  private static AuditTable table;

  @BeforeAll
  static void start() throws Exception {
    database = new TrailDatabase();
    table = new AuditTable(database.as("entente_app"));
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  private static Sequencer sequencer() {
    return new Sequencer(database.as("entente_sequencer"), 150);
  }

  private static UUID append(String type, String subject) {
    UUID id = UUID.randomUUID();
    AuditEvent event = AuditEvent.fact(type, new ActorRef("test#1", "tester"), subject, Map.of());
    byte[] leaf = ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
    table.insert(List.of(new AuditStore.Fresh(id, NOW, event, leaf)));
    return id;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "entente_app; update audit_entry set type = 'data.refused'",
        "entente_app; delete from audit_entry",
        "entente_app; truncate audit_entry cascade",
        "entente_app; insert into audit_sequence (index, entry) select 99, id from audit_entry",
        "entente_app; delete from audit_sequence",
        "entente_app; delete from audit_pending",
        "entente_app; insert into audit_pending (entry) select id from audit_entry",
        "entente_app; alter table audit_entry disable trigger all",
        "entente_app; drop table audit_entry cascade",
        "entente_app; set session_replication_role = 'replica'",
        "entente_sequencer; update audit_entry set type = 'data.refused'",
        "entente_sequencer; select leaf from audit_entry",
        "entente_sequencer; update audit_sequence set index = index + 1",
        "entente_sequencer; delete from audit_sequence",
        "entente_owner; update audit_entry set type = 'data.refused'",
        "entente_owner; delete from audit_entry",
        "entente_owner; truncate audit_entry cascade",
        "entente_owner; delete from audit_sequence",
      })
  void trailCannotBeChangedBy(String role, String statement) throws Exception {
    append("data.served", "append-only");
    sequencer().sequence();
    try (Connection connection = database.as(role).getConnection();
        Statement change = connection.createStatement()) {
      assertThatThrownBy(() -> change.execute(statement))
          .isInstanceOf(SQLException.class)
          .matches(e -> ((SQLException) e).getSQLState().startsWith("42"), "refused as a right");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void indexesAreContiguousUnderConcurrentWritersAndSequencers(int nodes) throws Exception {
    String subject = "concurrent:" + UUID.randomUUID();
    int writers = 6;
    int each = 60;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers + nodes)) {
      CyclicBarrier start = new CyclicBarrier(writers + nodes);
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < each; i++) {
                    append("data.served", subject);
                  }
                  return null;
                }));
      }
      for (int node = 0; node < nodes; node++) {
        running.add(
            threads.submit(
                () -> {
                  Sequencer sequencer = sequencer();
                  start.await();
                  for (int i = 0; i < 40; i++) {
                    sequencer.sequence();
                  }
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    sequencer().sequence();
    assertThat(table.oldestFrom(AuditFilter.everything(), 0, Long.MAX_VALUE, 100_000))
        .extracting(AuditStore.Sealed::index)
        .containsExactlyElementsOf(LongStream.range(0, table.size()).boxed().toList());
    assertThat(table.oldestFrom(ofSubject(subject), 0, Long.MAX_VALUE, 100_000))
        .hasSize(writers * each);
  }

  @Test
  void anEntryOfAnUncommittedTransactionHasNoIndexAndHoldsNobodyUp() throws Exception {
    String subject = "open:" + UUID.randomUUID();
    try (Connection open = database.as("entente_app").getConnection();
        Statement insert = open.createStatement()) {
      open.setAutoCommit(false);
      insert.execute(
          """
          insert into audit_entry (id, time, type, actor_id, actor_name, subject, outcome, leaf)
          values ('%s', now(), 'data.served', 'test#1', 'tester', '%s', 'allowed', '{}')
          """
              .formatted(UUID.randomUUID(), subject));
      append("data.served", subject);
      sequencer().sequence();
      assertThat(table.oldestFrom(ofSubject(subject), 0, Long.MAX_VALUE, 10)).hasSize(1);
      open.commit();
    }
    sequencer().sequence();
    assertThat(table.oldestFrom(ofSubject(subject), 0, Long.MAX_VALUE, 10)).hasSize(2);
  }

  @Test
  void aRolledBackEntryIsNeverThere() throws Exception {
    String subject = "gone:" + UUID.randomUUID();
    try (Connection open = database.as("entente_app").getConnection();
        Statement insert = open.createStatement()) {
      open.setAutoCommit(false);
      insert.execute(
          """
          insert into audit_entry (id, time, type, actor_id, actor_name, subject, outcome, leaf)
          values ('%s', now(), 'data.served', 'test#1', 'tester', '%s', 'allowed', '{}')
          """
              .formatted(UUID.randomUUID(), subject));
      open.rollback();
    }
    long before = table.size();
    append("data.served", "after");
    sequencer().sequence();
    assertThat(table.size()).isEqualTo(before + 1);
    assertThat(table.oldestFrom(ofSubject(subject), 0, Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void filtersMatchEveryPartThatIsPresent() throws Exception {
    String subject = "filtered:" + UUID.randomUUID();
    append("request.created", subject);
    append("request.submitted", subject);
    sequencer().sequence();
    AuditFilter filter =
        new AuditFilter(
            Optional.of(NOW),
            Optional.of(NOW.plusSeconds(1)),
            Optional.of("request.submitted"),
            Optional.of("tester"),
            Optional.of(subject),
            Optional.of(Outcome.ALLOWED));
    assertThat(table.newestBefore(filter, Long.MAX_VALUE, 10)).hasSize(1);
    AuditFilter later =
        new AuditFilter(
            Optional.of(NOW.plusSeconds(1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(subject),
            Optional.empty());
    assertThat(table.newestBefore(later, Long.MAX_VALUE, 10)).isEmpty();
  }

  private static AuditFilter ofSubject(String subject) {
    return new AuditFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(subject),
        Optional.empty());
  }
}
