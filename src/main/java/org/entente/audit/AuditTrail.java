package org.entente.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;

/** The door to the trail: append facts, read them back in order. */
@ApplicationScoped
public class AuditTrail {

  /**
   * Records a fact in the caller's transaction: it is there exactly if that transaction commits.
   *
   * @throws jakarta.transaction.TransactionalException if no transaction is open
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(AuditEvent event) {
    throw new UnsupportedOperationException();
  }

  /** Records a fact that has no transaction of its own: a read, a refusal. Commits at once. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void appendAlone(AuditEvent event) {
    throw new UnsupportedOperationException();
  }

  /**
   * Sequenced entries with an index below {@code before}, newest first.
   *
   * @param before exclusive; {@link Long#MAX_VALUE} for the newest
   * @param limit 1 to 500
   */
  public List<AuditEntry> newestBefore(AuditFilter filter, long before, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Streams every matching sequenced entry, oldest first, without holding them in memory. */
  public void export(AuditFilter filter, Consumer<AuditEntry> sink) {
    throw new UnsupportedOperationException();
  }
}
