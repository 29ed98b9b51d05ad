package org.entente.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.DatasetId;

/**
 * The catalog's dirty marks, in an order that never shows a later commit before an earlier one that
 * is still open.
 *
 * <p>A mark says that a dataset changed, not how: the reader loads the dataset as it is now,
 * missing meaning deleted.
 */
@ApplicationScoped
public class ChangeFeed {
  /**
   * Where a reader stands.
   *
   * @param xid transaction id (PostgreSQL xid8) and {@code seq} within the table of the last mark
   *     applied, and its nonce
   */
  public record Position(long xid, long seq, String nonce) {}

  /** One mark. */
  public record Mark(Position position, DatasetId dataset) {}

  /** Identifies this feed; another value after a restore means: rebuild. */
  public String feedId() {
    throw new UnsupportedOperationException();
  }

  /** Marks after a position whose transactions are all finished, in order. */
  public List<Mark> after(Optional<Position> position, int limit) {
    throw new UnsupportedOperationException();
  }

  /** The newest position such that everything before it is visible; empty for an empty feed. */
  public Optional<Position> head() {
    throw new UnsupportedOperationException();
  }

  /** Whether the mark at that position is still there with the same nonce. */
  public boolean isKnown(Position position) {
    throw new UnsupportedOperationException();
  }
}
