package org.entente.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.lucene.util.IOUtils;
import org.jboss.logging.Logger;

/**
 * Keeps the index equal to the catalog, round by round, on one thread.
 *
 * <p>INVARIANT (replays, never skips): a mark is applied before its place is noted, and both are
 * committed together; after a crash the marks since the last commit are applied again, each by
 * reading its dataset as it is then.
 *
 * <p>INVARIANT (never back in time): an index, be it new or kept from before, serves only once it
 * has caught up, and the one that serves is followed first in every round. So what takes its place
 * never shows again what it had ceased to show.
 */
public final class Follower implements Closeable {
  private static final Logger LOG = Logger.getLogger(Follower.class);

  private final ChangeSource source;
  private final IndexFolder folder;
  private final ServingIndex serving;
  private final Supplier<String> datasetForm;
  private final Clock clock;
  private final Owners owners;

  /** Serves and is followed; null if what serves, if anything does, can no longer be written. */
  private Followed served;

  /** Complete but behind the catalog; serves as soon as it has caught up. */
  private Followed next;

  private Rebuild rebuild;
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
    this.owners = new Owners(source);
    this.caughtUpAt = clock.instant();
  }

  /** What a round came to. */
  public enum Round {
    /** Nothing more can be applied now. */
    CAUGHT_UP,
    /** Go on at once. */
    MORE
  }

  /**
   * One step: opens the index, adds a page to a rebuild, or applies a batch of marks; to what
   * serves a batch is applied in each. Whatever it throws, the next round continues where this one
   * failed.
   */
  public Round round() throws IOException {
    if (serving.takeSuspicion()) {
      drop("a search met damage");
    }
    String form = datasetForm.get();
    keepToForm(form);
    Round kept = keepUp();
    if (rebuild != null) {
      build();
      return Round.MORE;
    }
    if (next == null && served == null) {
      next = kept(form).orElse(null);
    }
    if (next != null) {
      Round reached = catchUp(form);
      return kept == Round.MORE ? kept : reached;
    }
    Optional<String> reason = reasonToBuild();
    if (reason.isPresent()) {
      begin(reason.get(), form);
      return Round.MORE;
    }
    return kept;
  }

  /** How long ago everything that could be applied was, to the index that serves. */
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
    if (next != null && !next.datasetForm().equals(form)) {
      discardNext();
    }
    if (served != null && !served.datasetForm().equals(form)) {
      drop("the schema of the policies has other attributes of datasets than the index");
    }
  }

  /** Applies a batch to what serves; if it is lost it goes on serving as it is. */
  private Round keepUp() throws IOException {
    if (served == null || served.lost().isPresent()) {
      return Round.CAUGHT_UP;
    }
    Followed.Step step;
    try {
      step = served.advance(source, owners);
    } catch (IOException | RuntimeException failed) {
      if (served.generation().isEndedBy(failed)) {
        abandon(failed, this::stopFollowing);
      }
      throw failed;
    }
    if (step == Followed.Step.CAUGHT_UP) {
      caughtUpAt = clock.instant();
    }
    return step == Followed.Step.MORE ? Round.MORE : Round.CAUGHT_UP;
  }

  private Optional<Followed> kept(String form) throws IOException {
    Optional<Generation> newest = folder.newest();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Generation generation = newest.get();
    Bookmark committed = generation.committed().orElseThrow();
    if (!committed.datasetForm().equals(form)) {
      LOG.infof("the index in `%s` was made for another schema", generation.folder());
      generation.close();
      return Optional.empty();
    }
    return Optional.of(new Followed(generation, committed, clock));
  }

  private Optional<String> reasonToBuild() {
    if (served == null) {
      return Optional.of("there is no index that can be used");
    }
    return served
        .lost()
        .or(
            () ->
                serving.isRebuildWished()
                    ? Optional.of("an operator asked for it")
                    : Optional.empty());
  }

  private void begin(String reason, String form) throws IOException {
    ChangeSource.Head head = source.head();
    owners.readAgain();
    LOG.infof("building the search index: %s", reason);
    rebuild = new Rebuild(folder.fresh(), head, form);
    serving.rebuildBegun();
    serving.progress(OptionalInt.of(0));
  }

  private void build() throws IOException {
    int before = rebuild.percent();
    try {
      if (rebuild.step(source, owners)) {
        int now = rebuild.percent();
        serving.progress(OptionalInt.of(now));
        if (now / 10 > before / 10) {
          LOG.infof("building the search index: %d %%", now);
        }
      } else {
        next = rebuild.finish(clock);
        rebuild = null;
      }
    } catch (IOException | RuntimeException failed) {
      if (rebuild.fresh().isEndedBy(failed)) {
        abandon(failed, this::discardRebuild);
      }
      throw failed;
    }
  }

  private Round catchUp(String form) throws IOException {
    Followed.Step step;
    try {
      step = next.advance(source, owners);
    } catch (IOException | RuntimeException failed) {
      if (next.generation().isEndedBy(failed)) {
        abandon(failed, this::discardNext);
      }
      throw failed;
    }
    return switch (step) {
      case MORE -> Round.MORE;
      case HELD_BACK -> Round.CAUGHT_UP;
      case LOST -> {
        begin(next.lost().orElseThrow(), form);
        Followed behind = next;
        next = null;
        behind.close();
        yield Round.MORE;
      }
      case CAUGHT_UP -> {
        takeOver();
        yield Round.MORE;
      }
    };
  }

  private void takeOver() throws IOException {
    served = next;
    next = null;
    caughtUpAt = clock.instant();
    serving.progress(OptionalInt.empty());
    replaceServing(served);
    LOG.infof("the search index serves: %d datasets", served.generation().datasets());
    folder.keepOnly(served.generation());
  }

  private void replaceServing(Followed by) throws IOException {
    Generation before =
        by == null ? serving.serve(null, "") : serving.serve(by.generation(), by.datasetForm());
    if (before != null) {
      before.close();
    }
  }

  /** Stops serving an index that may be damaged: nothing is better than what it may show. */
  private void drop(String reason) throws IOException {
    LOG.warnf("the search index is closed and checked: %s", reason);
    served = null;
    replaceServing(null);
  }

  private interface Ending {
    void of(Exception failure) throws IOException;
  }

  private static void abandon(Exception failure, Ending ending) {
    try {
      ending.of(failure);
    } catch (IOException | RuntimeException second) {
      failure.addSuppressed(second);
    }
  }

  /**
   * A writer that failed is of no more use. The readers go on serving, unless the files are
   * damaged; what is on disk is opened anew, or replaced by the rebuild that is under way.
   */
  private void stopFollowing(Exception failure) throws IOException {
    if (Integrity.isDamage(failure)) {
      drop(failure.toString());
      return;
    }
    Followed ended = served;
    served = null;
    ended.generation().stopWriting();
  }

  private void discardRebuild(Exception failure) throws IOException {
    LOG.warnf("the new search index is given up: %s", failure);
    discardRebuild();
  }

  private void discardRebuild() throws IOException {
    Rebuild unfinished = rebuild;
    rebuild = null;
    serving.progress(OptionalInt.empty());
    unfinished.close();
  }

  private void discardNext(Exception failure) throws IOException {
    LOG.warnf("the search index that was to serve is given up: %s", failure);
    discardNext();
  }

  private void discardNext() throws IOException {
    Followed unready = next;
    next = null;
    serving.progress(OptionalInt.empty());
    unready.close();
  }

  /** Commits what was applied and closes the index. */
  @Override
  public void close() throws IOException {
    Rebuild unfinished = rebuild;
    Followed unready = next;
    Followed last = served;
    rebuild = null;
    next = null;
    served = null;
    IOUtils.close(
        unfinished,
        unready == null ? null : unready::commit,
        unready,
        last == null ? null : last::commit,
        () -> replaceServing(null));
  }
}
