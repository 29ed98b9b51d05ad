package org.entente.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where entries are kept; a port, so that the trail's rules stand free of SQL. */
public interface AuditStore {

  /** Inserts entries in the caller's transaction. */
  void insert(List<Fresh> entries);

  /** Sequenced entries with an index below {@code before}, newest first. */
  List<Sealed> newestBefore(AuditFilter filter, long before, int limit);

  /**
   * Sequenced entries with an index from {@code from} to {@code until} (exclusive), oldest first.
   */
  List<Sealed> oldestFrom(AuditFilter filter, long from, long until, int limit);

  /** How many entries have an index; the next one gets this number. */
  long size();

  /** An entry that has no place yet; its canonical bytes say the same as the rest. */
  record Fresh(UUID id, Instant time, AuditEvent event, byte[] leaf) {}

  /** An entry's canonical bytes and its place. */
  record Sealed(long index, byte[] leaf) {}
}
