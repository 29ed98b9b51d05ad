package org.entente.search.index;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.catalog.Catalog;
import org.entente.catalog.ChangeFeed;
import org.entente.catalog.ChangeFeed.Position;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.kernel.DatasetId;
import org.jboss.logging.Logger;

/** The catalog behind its own doors. */
@ApplicationScoped
class CatalogSource implements ChangeSource {
  private static final Logger LOG = Logger.getLogger(CatalogSource.class);

  private final ChangeFeed feed;
  private final Catalog catalog;

  CatalogSource(ChangeFeed feed, Catalog catalog) {
    this.feed = feed;
    this.catalog = catalog;
  }

  @Override
  @Transactional
  public Head head() {
    return new Head(feed.feedId(), feed.head());
  }

  @Override
  @Transactional
  public Next after(String feedId, Optional<Position> position, int limit) {
    if (!feed.feedId().equals(feedId)) {
      return new Next.Lost("the catalog has another change feed than before");
    }
    if (position.isPresent() && !feed.isKnown(position.get())) {
      return new Next.Lost("the catalog's change feed no longer has the place that was reached");
    }
    return new Next.Marks(feed.after(position, limit));
  }

  @Override
  public boolean holdsBack() {
    return feed.holdsBack();
  }

  /**
   * A dataset that cannot be read although the database answers counts as absent: it is hidden, and
   * it does not keep all others from being found.
   */
  @Override
  public List<Dataset> datasets(Collection<DatasetId> ids) {
    try {
      return catalog.findAll(ids);
    } catch (RuntimeException failed) {
      feed.feedId();
      if (ids.size() > 1) {
        List<DatasetId> all = List.copyOf(ids);
        return Stream.of(all.subList(0, all.size() / 2), all.subList(all.size() / 2, all.size()))
            .flatMap(half -> datasets(half).stream())
            .toList();
      }
      LOG.errorf(failed, "dataset %s cannot be read and is left out of the index", ids);
      return List.of();
    }
  }

  @Override
  public List<DatasetId> idsAfter(Optional<DatasetId> after, int limit) {
    return catalog.idsAfter(after, limit);
  }

  @Override
  public List<Organisation> organisations() {
    return catalog.organisations();
  }
}
