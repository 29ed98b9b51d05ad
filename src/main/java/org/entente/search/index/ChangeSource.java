package org.entente.search.index;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.entente.catalog.ChangeFeed.Mark;
import org.entente.catalog.ChangeFeed.Position;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.kernel.DatasetId;

/**
 * What the follower reads of the catalog. It is a boundary: on the other side is PostgreSQL, which
 * may be away, in which case every method throws and is asked again later.
 */
public interface ChangeSource {
  /** What follows a place in the feed. */
  sealed interface Next {
    /** Marks in order, possibly none. */
    record Marks(List<Mark> marks) implements Next {}

    /** The feed does not continue from there, e.g. after a restore: rebuild. */
    record Lost(String reason) implements Next {}
  }

  /** Which feed it is, and the last mark that is there now. */
  record Head(String feed, Optional<Position> position) {}

  Head head();

  Next after(String feed, Optional<Position> position, int limit);

  /** Whether marks are committed that must wait for an older transaction to end. */
  boolean holdsBack();

  /** The datasets as they are now; absent ones are left out. */
  List<Dataset> datasets(Collection<DatasetId> ids);

  List<DatasetId> idsAfter(Optional<DatasetId> after, int limit);

  List<Organisation> organisations();
}
