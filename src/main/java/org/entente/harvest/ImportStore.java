package org.entente.harvest;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/**
 * Port: jobs and their bodies. The methods marked so run in a transaction of their own, the others
 * in the caller's.
 */
public interface ImportStore {
  /** What a worker needs to know of a job. */
  record Work(
      UUID id,
      Imports.Format format,
      Optional<RorId> owner,
      ActorRef startedBy,
      long total,
      long position) {}

  /** What became of one batch. */
  record Progress(
      long created, long updated, long unchanged, long rejected, List<NumberedError> errors) {
    public long records() {
      return created + updated + unchanged + rejected;
    }
  }

  /**
   * @param record position in the body, from 1
   */
  record NumberedError(long record, ImportJob.RecordError error) {}

  /** Makes a job whose body is about to come. Own transaction. */
  void receive(
      UUID id, Imports.Format format, Optional<RorId> owner, ActorRef startedBy, Instant at);

  /** Stores one part of the body. Own transaction. */
  void addPart(UUID id, int part, byte[] bytes);

  /** Forgets a job whose body never became whole. Own transaction. */
  void discard(UUID id);

  /** From here on the job is acknowledged. */
  void begin(UUID id, Instant at);

  /** The body from its first byte; each part is read in a transaction of its own. */
  InputStream body(UUID id);

  /**
   * The running job, held against other workers until the transaction ends; empty if it is not
   * running or another worker holds it.
   */
  Optional<Work> hold(UUID id);

  /** Records the number of records. Call it on a held job. */
  void count(UUID id, long total, Instant at);

  /** Moves a held job on. */
  void advance(UUID id, Progress progress, Instant at);

  /** Ends a held job and drops its body; {@code problem} present means that it failed. */
  void end(UUID id, Optional<String> problem, Instant at);

  /** Whether what failed was refused for the data in it, so that the same data fails again. */
  boolean isOfTheData(RuntimeException fault);

  /** Running jobs that nobody touched since; own transaction. */
  List<UUID> untouchedSince(Instant since);

  /** Drops what was being received since before then; own transaction. */
  void discardUnreceived(Instant before);

  /** Whoever may see it: for the job's own work. */
  Optional<ImportJob> find(UUID id);

  /** The job, if it is for the reader to see. */
  Optional<ImportJob> find(UUID id, Readership reader);

  /** The newest of those that are for the reader to see. */
  List<ImportJob> newest(Readership reader, int limit);
}
