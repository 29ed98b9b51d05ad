package org.entente.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.DatasetId;

/**
 * The catalog's dirty marks, in an order that never shows a later commit before an earlier one that
 * is still open.
 *
 * <p>A mark says that a dataset changed, not how: the reader loads the dataset as it is now,
 * missing meaning deleted. Neither a sequence alone nor the order of commits would do: a
 * transaction that starts first may commit last, and a reader past it would never come back.
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

  private final ChangeMarks marks;

  @Inject
  ChangeFeed(ChangeMarks marks) {
    this.marks = marks;
  }

  /** Identifies this feed; another value after a restore means: rebuild. */
  @Transactional
  public String feedId() {
    return marks.feedId();
  }

  /** Marks after a position whose transactions are all finished, in order. */
  @Transactional
  public List<Mark> after(Optional<Position> position, int limit) {
    return marks.after(position, limit);
  }

  /** The newest position such that everything before it is visible; empty for an empty feed. */
  @Transactional
  public Optional<Position> head() {
    return marks.head();
  }

  /** Whether there are marks that must wait for an older transaction to end. */
  @Transactional
  public boolean holdsBack() {
    return marks.holdsBack();
  }

  /** Whether the mark at that position is still there with the same nonce. */
  @Transactional
  public boolean isKnown(Position position) {
    return marks.isKnown(position);
  }
}
