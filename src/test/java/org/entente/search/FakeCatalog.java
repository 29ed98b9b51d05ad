package org.entente.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.catalog.ChangeFeed.Mark;
import org.entente.catalog.ChangeFeed.Position;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.kernel.DatasetId;
import org.entente.search.index.ChangeSource;

/** A catalog in memory with a change feed, and an outage on demand. */
public final class FakeCatalog implements ChangeSource {
  private final Map<String, Dataset> datasets = new TreeMap<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Organisation> organisations;
  private String feed = "feed-1";
  private boolean away;
  private boolean headAway;
  private boolean holdsBack;
  private int restores;
  private int reads;

  public FakeCatalog(List<Organisation> organisations) {
    this.organisations = organisations;
  }

  public void save(Dataset dataset) {
    datasets.put(dataset.id().toString(), dataset);
    mark(dataset.id());
  }

  public void delete(DatasetId id) {
    datasets.remove(id.toString());
    mark(id);
  }

  public List<Dataset> all() {
    return List.copyOf(datasets.values());
  }

  /** As after a restore of another backup: what is there now was never marked in this feed. */
  public void restoreAs(String otherFeed) {
    feed = otherFeed;
    marks.clear();
  }

  /** As after a restore of the same database: the marks are gone, their ids are used again. */
  public void forgetMarks() {
    marks.clear();
    restores++;
  }

  public void goAway(boolean nowAway) {
    away = nowAway;
  }

  /** An outage that only whoever asks for the head of the feed meets. */
  public void headGoesAway(boolean nowAway) {
    headAway = nowAway;
  }

  /** As while a transaction is open that is older than marks already committed. */
  public void holdBack(boolean now) {
    holdsBack = now;
  }

  /** How many datasets have been read one by one or in pages since the last call. */
  public int readsSinceLastAsked() {
    int since = reads;
    reads = 0;
    return since;
  }

  private void mark(DatasetId id) {
    int next = marks.size() + 1;
    marks.add(new Mark(new Position(next, next, feed + "-" + restores + "-" + next), id));
  }

  private void answer() {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
  }

  @Override
  public Head head() {
    answer();
    if (headAway) {
      throw new IllegalStateException("the database is away");
    }
    return new Head(
        feed, marks.isEmpty() ? Optional.empty() : Optional.of(marks.getLast().position()));
  }

  @Override
  public Next after(String askedFeed, Optional<Position> position, int limit) {
    answer();
    if (!askedFeed.equals(feed)) {
      return new Next.Lost("another feed");
    }
    if (position.isPresent()
        && marks.stream().noneMatch(mark -> mark.position().equals(position.get()))) {
      return new Next.Lost("the place is gone");
    }
    long after = position.map(Position::seq).orElse(0L);
    return new Next.Marks(
        marks.stream().filter(mark -> mark.position().seq() > after).limit(limit).toList());
  }

  @Override
  public boolean holdsBack() {
    return holdsBack;
  }

  @Override
  public List<Dataset> datasets(Collection<DatasetId> ids) {
    answer();
    reads += ids.size();
    return ids.stream().map(id -> datasets.get(id.toString())).filter(Objects::nonNull).toList();
  }

  @Override
  public List<DatasetId> idsAfter(Optional<DatasetId> after, int limit) {
    answer();
    return datasets.values().stream()
        .map(Dataset::id)
        .filter(id -> after.isEmpty() || id.toString().compareTo(after.get().toString()) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Organisation> organisations() {
    answer();
    return organisations;
  }
}
