package org.entente.bench;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entente.catalog.ChangeFeed.Position;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.kernel.DatasetId;
import org.entente.search.index.ChangeSource;

/** The synthetic datasets as the follower reads a catalog; made when they are asked for. */
final class SyntheticSource implements ChangeSource {
  private final Synthetic synthetic;
  private final Stopwatch making = new Stopwatch();

  SyntheticSource(Synthetic synthetic) {
    this.synthetic = synthetic;
  }

  /** What making the datasets took, which is no part of indexing them. */
  Spent making() {
    return making.total();
  }

  @Override
  public Head head() {
    return new Head("synthetic", Optional.empty());
  }

  @Override
  public Next after(String feed, Optional<Position> position, int limit) {
    return new Next.Marks(List.of());
  }

  @Override
  public boolean holdsBack() {
    return false;
  }

  @Override
  public List<Dataset> datasets(Collection<DatasetId> ids) {
    making.start();
    List<Dataset> made = ids.stream().map(id -> synthetic.dataset(synthetic.number(id))).toList();
    making.stop();
    return made;
  }

  @Override
  public List<DatasetId> idsAfter(Optional<DatasetId> after, int limit) {
    int first = after.map(id -> synthetic.number(id) + 1).orElse(0);
    return IntStream.range(first, Math.min(synthetic.count(), first + limit))
        .mapToObj(synthetic::id)
        .toList();
  }

  @Override
  public List<Organisation> organisations() {
    return synthetic.organisations();
  }
}
