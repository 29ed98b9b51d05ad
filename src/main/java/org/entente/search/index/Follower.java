package org.entente.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.index.CorruptIndexException;
import org.entente.catalog.ChangeFeed.Mark;
import org.entente.catalog.Organisation;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.jboss.logging.Logger;

/**
 * Keeps the index equal to the catalog, round by round, on one thread.
 *
 * <p>INVARIANT (replays, never skips): a mark is applied before its place is noted, and both are
 * committed together; after a crash the marks since the last commit are applied again, each by
 * reading its dataset as it is then.
 */
public final class Follower implements Closeable {
  private static final Logger LOG = Logger.getLogger(Follower.class);
  private static final int BATCH = 500;
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);

  private final ChangeSource source;
  private final IndexFolder folder;
  private final ServingIndex serving;
  private final Supplier<String> datasetForm;
  private final Clock clock;

  private Generation followed;
  private Bookmark reached;
  private Rebuild rebuild;
  private Map<RorId, Organisation> owners = Map.of();

  /** Whether the feed does not continue from where the index is; it serves until it is replaced. */
  private boolean lost;

  private boolean uncommitted;
  private Instant committedAt;
  private volatile Instant caughtUpAt;

  /**
   * @param datasetForm what the policies' schema knows of a dataset now
   */
  public Follower(
      ChangeSource source,
      IndexFolder folder,
      ServingIndex serving,
      Supplier<String> datasetForm,
      Clock clock) {
    this.datasetForm = datasetForm;
    this.source = source;
    this.folder = folder;
    this.serving = serving;
    this.clock = clock;
    this.committedAt = clock.instant();
    this.caughtUpAt = clock.instant();
  }

  /** What a round came to. */
  public enum Round {
    /** Nothing more is waiting. */
    CAUGHT_UP,
    /** Go on at once. */
    MORE
  }

  /**
   * One step: opens the index, adds a page to a rebuild, or applies a batch of marks. Whatever it
   * throws, the next round continues where this one failed.
   */
  public Round round() throws IOException {
    if (serving.takeSuspicion()) {
      drop("a search met damage");
    }
    try {
      keepToForm(datasetForm.get());
      if (rebuild != null) {
        return build();
      }
      if (followed == null && !opened()) {
        begin("there is no index that can be used");
        return Round.MORE;
      }
      if (serving.takeRebuildWish()) {
        begin("an operator asked for it");
        return Round.MORE;
      }
      return follow();
    } catch (IOException failed) {
      abandon(failed);
      throw failed;
    }
  }

  /** How long ago everything that could be applied was. */
  public Duration lag() {
    return Duration.between(caughtUpAt, clock.instant());
  }

  /**
   * INVARIANT (no older form): an index made for a schema that knew less of datasets, or other
   * things, neither serves nor is continued.
   */
  private void keepToForm(String form) throws IOException {
    if (rebuild != null && !rebuild.start().datasetForm().equals(form)) {
      discardRebuild();
    }
    if (followed != null && !reached.datasetForm().equals(form)) {
      drop("the schema of the policies has other attributes of datasets than the index");
    }
  }

  private boolean opened() throws IOException {
    Optional<Generation> kept = folder.newest();
    if (kept.isEmpty()) {
      return false;
    }
    Bookmark committed = kept.get().committed().orElseThrow();
    if (!committed.datasetForm().equals(datasetForm.get())) {
      LOG.infof("the index in `%s` was made for another schema", kept.get().folder());
      kept.get().close();
      return false;
    }
    followed = kept.get();
    reached = committed;
    lost = false;
    replaceServing(followed);
    folder.keepOnly(followed);
    return true;
  }

  private void begin(String reason) throws IOException {
    ChangeSource.Head head = source.head();
    owners = organisations();
    LOG.infof("building the search index: %s", reason);
    rebuild = new Rebuild(folder.fresh(), head, datasetForm.get());
    serving.progress(OptionalInt.of(0));
  }

  private Round build() throws IOException {
    int before = rebuild.percent();
    boolean more = rebuild.step(source, owners);
    int now = rebuild.percent();
    serving.progress(OptionalInt.of(now));
    if (more) {
      if (now / 10 > before / 10) {
        LOG.infof("building the search index: %d %%", now);
      }
      if (followed != null && !lost) {
        follow();
      }
      return Round.MORE;
    }
    Generation fresh = rebuild.fresh();
    fresh.commit(rebuild.start());
    fresh.refresh();
    followed = fresh;
    reached = rebuild.start();
    rebuild = null;
    lost = false;
    committedAt = clock.instant();
    uncommitted = false;
    replaceServing(fresh);
    serving.progress(OptionalInt.empty());
    folder.keepOnly(fresh);
    LOG.infof("the search index is built: %d datasets", fresh.datasets());
    return Round.MORE;
  }

  private Round follow() throws IOException {
    return switch (source.after(reached.feed(), reached.position(), BATCH)) {
      case ChangeSource.Next.Lost(String reason) -> {
        lost = true;
        if (rebuild == null) {
          begin(reason);
        }
        yield Round.MORE;
      }
      case ChangeSource.Next.Marks(List<Mark> marks) -> {
        if (!marks.isEmpty()) {
          apply(marks);
        }
        boolean more = marks.size() == BATCH;
        commitIfDue();
        if (!more && !source.holdsBack()) {
          caughtUpAt = clock.instant();
        }
        yield more ? Round.MORE : Round.CAUGHT_UP;
      }
    };
  }

  private void apply(List<Mark> marks) throws IOException {
    Set<DatasetId> ids =
        marks.stream().map(Mark::dataset).collect(Collectors.toCollection(LinkedHashSet::new));
    var present = source.datasets(ids);
    if (!present.stream().allMatch(one -> owners.containsKey(one.owner()))) {
      owners = organisations();
    }
    followed.replace(ids, present, owners);
    followed.refresh();
    reached = reached.at(marks.getLast().position());
    uncommitted = true;
  }

  private void commitIfDue() throws IOException {
    if (uncommitted
        && Duration.between(committedAt, clock.instant()).compareTo(BETWEEN_COMMITS) >= 0) {
      followed.commit(reached);
      committedAt = clock.instant();
      uncommitted = false;
    }
  }

  private Map<RorId, Organisation> organisations() {
    return source.organisations().stream()
        .collect(Collectors.toMap(Organisation::id, Function.identity()));
  }

  private void replaceServing(Generation next) throws IOException {
    Generation before = serving.serve(next, next == null ? "" : reached.datasetForm());
    if (before != null && before != next) {
      before.close();
    }
  }

  /** Stops serving an index that may be damaged: nothing is better than what it may show. */
  private void drop(String reason) throws IOException {
    LOG.warnf("the search index is closed and checked: %s", reason);
    followed = null;
    replaceServing(null);
  }

  /**
   * A writer that failed is of no more use. The readers go on serving, unless the files are
   * damaged; what is on disk is opened anew in the next round.
   */
  private void abandon(IOException failure) {
    try {
      if (rebuild != null) {
        discardRebuild();
      } else if (followed != null && failure instanceof CorruptIndexException) {
        drop(failure.getMessage());
      } else if (followed != null) {
        followed.stopWriting();
        followed = null;
      }
    } catch (IOException | RuntimeException second) {
      failure.addSuppressed(second);
    }
  }

  private void discardRebuild() throws IOException {
    Generation unfinished = rebuild.fresh();
    rebuild = null;
    serving.progress(OptionalInt.empty());
    unfinished.close();
    IndexFolder.delete(unfinished.folder());
  }

  /** Commits what was applied and closes the index. */
  @Override
  public void close() throws IOException {
    if (rebuild != null) {
      discardRebuild();
    }
    if (followed != null && uncommitted) {
      followed.commit(reached);
    }
    replaceServing(null);
  }
}
