package org.entente.harvest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.kernel.ActorRef;

/**
 * An import and how far it is.
 *
 * @param total records in the body; 0 until they are counted
 * @param errors the first 1,000; {@code rejected} counts all
 * @param problem why the whole job failed; present exactly if it did
 */
public record ImportJob(
    UUID id,
    State state,
    String format,
    ActorRef startedBy,
    Instant startedAt,
    Optional<Instant> finishedAt,
    long total,
    long created,
    long updated,
    long unchanged,
    long rejected,
    List<RecordError> errors,
    Optional<String> problem) {
  public ImportJob {
    errors = List.copyOf(errors);
  }

  /** Running jobs are taken up again after a crash. */
  public enum State {
    RUNNING,
    COMPLETED,
    FAILED
  }

  /**
   * Why a record was left out.
   *
   * @param line of the body, from 1; for a format that is one document, the record's number
   */
  public record RecordError(long line, Optional<String> identifier, String problem) {}

  public long done() {
    return created + updated + unchanged + rejected;
  }
}
