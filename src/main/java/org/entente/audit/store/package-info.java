/**
 * The trail in PostgreSQL: inserts, filtered reads, and the sequencer that gives committed entries
 * their index.
 *
 * <p>Plain JDBC rather than entities: entries are appended and streamed, never loaded, changed and
 * flushed, and the sequencer works with another database role. See {@code
 * src/docs/decisions/0003-append-only-audit.md}.
 */
package org.entente.audit.store;
