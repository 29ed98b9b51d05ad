package org.entente.search.index;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.catalog.Organisation;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;

/**
 * A new generation on its way, page by page in id order.
 *
 * <p>INVARIANT (nothing is missed): the place in the feed is noted before the first page is read.
 * Whatever changes later leaves a mark behind that place and is applied again, which does no harm.
 */
final class Rebuild {
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
  boolean step(ChangeSource source, Map<RorId, Organisation> owners) throws IOException {
    List<DatasetId> ids = source.idsAfter(last, PAGE);
    fresh.add(source.datasets(ids), owners);
    if (!ids.isEmpty()) {
      last = Optional.of(ids.getLast());
    }
    return ids.size() == PAGE;
  }

  /** Ids are random and read in order, so the last one tells how much is behind it. */
  int percent() {
    return last.map(id -> (int) (((id.value().getMostSignificantBits() >>> 32) * 100) >>> 32))
        .orElse(0);
  }
}
