package org.entente.audit;

/**
 * Port: who may read the whole trail. The rules answer, and this feature knows none; until entries
 * carry an owner there is all of the trail or nothing.
 */
public interface AuditReaders {
  /** Whether the caller of this request may read every entry, whoever it concerns. */
  boolean callerReadsAll();
}
