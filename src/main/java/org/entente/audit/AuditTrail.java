package org.entente.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.kernel.RandomId;

/** The door to the trail: append facts, read them back in order. */
@ApplicationScoped
public class AuditTrail {
  /** The most entries one page of the trail may hold. */
  public static final int MAX_PAGE = 500;

  private static final int EXPORT_BATCH = 1_000;

  private final AuditStore store;
  private final Leaf leaf;
  private final Clock clock;
  private final SecureRandom random;

  AuditTrail(AuditStore store, ObjectMapper json, Clock clock, SecureRandom random) {
    this.store = store;
    this.leaf = new Leaf(json);
    this.clock = clock;
    this.random = random;
  }

  /**
   * Records a fact in the caller's transaction: it is there exactly if that transaction commits.
   *
   * @throws jakarta.transaction.TransactionalException if no transaction is open
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(AuditEvent event) {
    insert(List.of(event));
  }

  /** Records many facts as {@link #append} does one. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void appendAll(List<AuditEvent> events) {
    insert(events);
  }

  /** Records a fact that has no transaction of its own: a read, a refusal. Commits at once. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void appendAlone(AuditEvent event) {
    insert(List.of(event));
  }

  /**
   * Sequenced entries with an index below {@code before}, newest first.
   *
   * @param before exclusive; {@link Long#MAX_VALUE} for the newest
   * @param limit 1 to 500
   */
  public List<AuditEntry> newestBefore(AuditFilter filter, long before, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("limit is 1 to " + MAX_PAGE + ", not " + limit);
    }
    return store.newestBefore(filter, before, limit).stream().map(this::read).toList();
  }

  /**
   * Streams every matching sequenced entry, oldest first, without holding them in memory.
   *
   * <p>Reads what is sequenced when it begins, batch by batch and without a transaction: entries
   * never change, so a long export needs no snapshot that would hold back the database's vacuum.
   */
  public void export(AuditFilter filter, Consumer<AuditEntry> sink) {
    long until = store.size();
    long next = 0;
    List<AuditStore.Sealed> batch;
    do {
      batch = store.oldestFrom(filter, next, until, EXPORT_BATCH);
      batch.stream().map(this::read).forEach(sink);
      next = batch.isEmpty() ? until : batch.getLast().index() + 1;
    } while (next < until);
  }

  private void insert(List<AuditEvent> events) {
    // PostgreSQL keeps microseconds; the leaf must say the same instant as the column.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    store.insert(events.stream().map(event -> fresh(event, now)).toList());
  }

  private AuditStore.Fresh fresh(AuditEvent event, Instant now) {
    UUID id = RandomId.from(random);
    AuditEvent clean = Leaf.clean(event);
    return new AuditStore.Fresh(id, now, clean, leaf.write(id, now, clean));
  }

  private AuditEntry read(AuditStore.Sealed sealed) {
    return leaf.read(sealed.index(), sealed.leaf());
  }
}
