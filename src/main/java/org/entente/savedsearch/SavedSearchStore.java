package org.entente.savedsearch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;

/** Where saved searches, what they told of and letters not yet sent are kept; a port. */
public interface SavedSearchStore {

  /** A place in somebody's listing, newest first. */
  record Position(Instant createdAt, SavedSearchId id) {
    public static Position of(SavedSearch search) {
      return new Position(search.createdAt(), search.id());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws org.entente.kernel.Problem of type NOT_FOUND where the id is none
     */
    public static Position parse(String text) {
      int blank = text.indexOf(' ');
      return new Position(
          Instant.EPOCH.plus(Long.parseLong(text.substring(0, blank)), ChronoUnit.MICROS),
          SavedSearchId.parse(text.substring(blank + 1)).orElseThrow(Problem::notFound));
    }

    /** As it stands within a cursor, to the microsecond as the database has it. */
    public String text() {
      return ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + " " + id;
    }
  }

  /**
   * A letter to be sent.
   *
   * @param id the same on every attempt
   * @param datasets newest first, as they were found
   * @param attempts those that have begun
   */
  record Waiting(UUID id, SavedSearchId search, List<DatasetId> datasets, int attempts) {}

  /** Lets one transaction at a time add to what this person keeps. */
  void lock(ActorRef subscriber);

  long count(ActorRef subscriber);

  void add(SavedSearch search, List<DatasetId> told);

  Optional<SavedSearch> find(SavedSearchId id);

  /** As {@link #find}, for changing it in this transaction; waits for another that does. */
  Optional<SavedSearch> hold(SavedSearchId id);

  /** Newest first. */
  List<SavedSearch> of(ActorRef subscriber, Optional<Position> after, int limit);

  /** Writes what may change of it; hold it first. */
  void replace(SavedSearch search);

  void remove(SavedSearchId id);

  List<DatasetId> told(SavedSearchId id);

  void remember(SavedSearchId id, List<DatasetId> told);

  /** Searches that are to be asked again, longest due first. */
  List<SavedSearchId> due(Instant now, int limit);

  /**
   * Holds the search if it is still due; empty if another node holds it, if it was just checked, or
   * if a letter about it still waits.
   */
  Optional<SavedSearch> holdDue(SavedSearchId id, Instant now);

  void post(UUID letter, SavedSearchId search, List<DatasetId> datasets, Instant now);

  /** Drops the letter about a search, if one waits. */
  void dropLetter(SavedSearchId search);

  /** Letters that are to be tried, longest due first. */
  List<UUID> dueLetters(Instant now, int limit);

  /** Holds the letter if it is still due; empty if another node has taken it. */
  Optional<Waiting> holdLetter(UUID id, Instant now);

  /** Notes another attempt, and that nobody else is to try before the instant. */
  void attempt(UUID id, Instant next);

  /**
   * Removes the letter.
   *
   * @return false if it was gone
   */
  boolean discard(UUID id);
}
