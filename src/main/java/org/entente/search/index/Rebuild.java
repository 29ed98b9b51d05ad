package org.entente.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.entente.catalog.Dataset;
import org.entente.kernel.DatasetId;

/**
 * A new generation on its way, page by page in id order.
 *
 * <p>INVARIANT (nothing is missed): the place in the feed is noted before the first page is read.
 * Whatever changes later leaves a mark behind that place and is applied again, which does no harm.
 */
final class Rebuild implements Closeable {
  private static final int PAGE = 500;

  private final Generation fresh;
  private final Bookmark start;
  private Optional<DatasetId> last = Optional.empty();

  Rebuild(Generation fresh, ChangeSource.Head head, String datasetForm) {
    this.fresh = fresh;
    this.start = new Bookmark(head.feed(), datasetForm, head.position());
  }

  Generation fresh() {
    return fresh;
  }

  Bookmark start() {
    return start;
  }

  /**
   * Adds the next page.
   *
   * @return whether there may be more
   */
  boolean step(ChangeSource source, Owners owners) throws IOException {
    List<DatasetId> ids = source.idsAfter(last, PAGE);
    List<Dataset> datasets = source.datasets(ids);
    fresh.add(datasets, owners.of(datasets));
    if (!ids.isEmpty()) {
      last = Optional.of(ids.getLast());
    }
    return ids.size() == PAGE;
  }

  /** Commits it with all its pages; what changed meanwhile is still to be applied. */
  Followed finish(Clock clock) throws IOException {
    fresh.commit(start);
    fresh.refresh();
    return new Followed(fresh, start, clock);
  }

  /** Ids are random and read in order, so the last one tells how much is behind it. */
  int percent() {
    return last.map(id -> (int) (((id.value().getMostSignificantBits() >>> 32) * 100) >>> 32))
        .orElse(0);
  }

  /** Gives it up: nothing of it is kept. */
  @Override
  public void close() throws IOException {
    fresh.close();
    IndexFolder.delete(fresh.folder());
  }
}
