package org.entente.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.catalog.ChangeFeed.Mark;
import org.entente.kernel.DatasetId;

/** A complete generation and the place in the change feed that it has reached. */
final class Followed implements Closeable {
  private static final int BATCH = 500;
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);

  private final Generation generation;
  private final Clock clock;

  private Bookmark reached;
  private Optional<String> lost = Optional.empty();
  private boolean uncommitted;
  private Instant committedAt;

  /**
   * @param reached the place of its last commit
   */
  Followed(Generation generation, Bookmark reached, Clock clock) {
    this.generation = generation;
    this.reached = reached;
    this.clock = clock;
    this.committedAt = clock.instant();
  }

  /** What applying a batch came to. */
  enum Step {
    /** There may be more. */
    MORE,
    /** All that may be applied is; committed marks wait for an older transaction to end. */
    HELD_BACK,
    /** It shows the catalog as it was when the batch was read, or later. */
    CAUGHT_UP,
    /** The feed does not continue from here. */
    LOST
  }

  Generation generation() {
    return generation;
  }

  String datasetForm() {
    return reached.datasetForm();
  }

  /** Why it cannot be followed any further, if so. */
  Optional<String> lost() {
    return lost;
  }

  /** Applies the next batch of marks, shows it, and commits now and then. */
  Step advance(ChangeSource source, Owners owners) throws IOException {
    return switch (source.after(reached.feed(), reached.position(), BATCH)) {
      case ChangeSource.Next.Lost(String reason) -> {
        lost = Optional.of(reason);
        yield Step.LOST;
      }
      case ChangeSource.Next.Marks(List<Mark> marks) -> {
        if (!marks.isEmpty()) {
          apply(marks, source, owners);
        }
        commitIfDue();
        if (marks.size() == BATCH) {
          yield Step.MORE;
        }
        yield source.holdsBack() ? Step.HELD_BACK : Step.CAUGHT_UP;
      }
    };
  }

  private void apply(List<Mark> marks, ChangeSource source, Owners owners) throws IOException {
    Set<DatasetId> ids =
        marks.stream().map(Mark::dataset).collect(Collectors.toCollection(LinkedHashSet::new));
    var present = source.datasets(ids);
    generation.replace(ids, present, owners.of(present));
    generation.refresh();
    reached = reached.at(marks.getLast().position());
    uncommitted = true;
  }

  private void commitIfDue() throws IOException {
    if (Duration.between(committedAt, clock.instant()).compareTo(BETWEEN_COMMITS) >= 0) {
      commit();
    }
  }

  /** Commits what was applied, if anything was since the last time. */
  void commit() throws IOException {
    if (uncommitted) {
      generation.commit(reached);
      committedAt = clock.instant();
      uncommitted = false;
    }
  }

  /** Closes it as of its last commit. */
  @Override
  public void close() throws IOException {
    generation.close();
  }
}
