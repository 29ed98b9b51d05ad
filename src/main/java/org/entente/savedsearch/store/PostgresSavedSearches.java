package org.entente.savedsearch.store;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.savedsearch.Alerts;
import org.entente.savedsearch.Question;
import org.entente.savedsearch.SavedSearch;
import org.entente.savedsearch.SavedSearchId;
import org.entente.savedsearch.SavedSearchStore;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/**
 * Saved searches, what they told of and their letters, in their three tables.
 *
 * <p>What is due is held by a row lock that passes over rows another node holds, and judged once
 * more under the lock.
 */
@ApplicationScoped
class PostgresSavedSearches implements SavedSearchStore {
  private final SavedSearchRows searches;
  private final ToldRows told;
  private final LetterRows letters;
  private final EntityManager entities;

  @Inject
  PostgresSavedSearches(
      SavedSearchRows searches, ToldRows told, LetterRows letters, EntityManager entities) {
    this.searches = searches;
    this.told = told;
    this.letters = letters;
    this.entities = entities;
  }

  @Override
  public void lock(ActorRef subscriber) {
    entities
        .createNativeQuery(
            "SELECT CAST(pg_advisory_xact_lock(hashtextextended(:whose, 0)) AS text)", String.class)
        .setParameter("whose", "saved searches of " + subscriber.id())
        .getSingleResult();
  }

  @Override
  public long count(ActorRef subscriber) {
    return searches.count("subscriberId", subscriber.id());
  }

  @Override
  public void add(SavedSearch search, List<DatasetId> known) {
    SavedSearchEntity row = new SavedSearchEntity();
    row.id = search.id().value();
    row.subscriberId = search.subscriber().id();
    row.subscriberName = search.subscriber().name();
    row.createdAt = search.createdAt();
    write(search, row);
    searches.persist(row);
    ToldEntity memory = new ToldEntity();
    memory.search = row.id;
    memory.datasets = uuids(known);
    // The reference to the search is no association, so nothing else would order the two.
    searches.flush();
    told.persist(memory);
  }

  @Override
  public Optional<SavedSearch> find(SavedSearchId id) {
    return searches.findByIdOptional(id.value()).map(PostgresSavedSearches::read);
  }

  @Override
  public Optional<SavedSearch> hold(SavedSearchId id) {
    return searches
        .findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
        .map(PostgresSavedSearches::read);
  }

  @Override
  public List<SavedSearch> of(ActorRef subscriber, Optional<Position> after, int limit) {
    String order = " order by createdAt desc, id";
    PanacheQuery<SavedSearchEntity> query =
        after
            .map(
                place ->
                    searches.find(
                        "subscriberId = ?1 and (createdAt < ?2 or (createdAt = ?2 and id > ?3))"
                            + order,
                        subscriber.id(),
                        place.createdAt(),
                        place.id().value()))
            .orElseGet(() -> searches.find("subscriberId = ?1" + order, subscriber.id()));
    return query.range(0, limit - 1).list().stream().map(PostgresSavedSearches::read).toList();
  }

  @Override
  public void replace(SavedSearch search) {
    write(search, searches.findById(search.id().value()));
  }

  @Override
  public void remove(SavedSearchId id) {
    searches.deleteById(id.value());
  }

  @Override
  public List<DatasetId> told(SavedSearchId id) {
    return ids(told.findById(id.value()).datasets);
  }

  @Override
  public void remember(SavedSearchId id, List<DatasetId> known) {
    ToldEntity memory = told.findById(id.value());
    UUID[] next = uuids(known);
    if (!Arrays.equals(memory.datasets, next)) {
      memory.datasets = next;
    }
  }

  @Override
  public List<SavedSearchId> due(Instant now, int limit) {
    return entities
        .createQuery(
            "select id from SavedSearchEntity s where dueAt <= ?1 and not exists"
                + " (select 1 from LetterEntity l where l.search = s.id) order by dueAt, id",
            UUID.class)
        .setParameter(1, now)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(SavedSearchId::new)
        .toList();
  }

  @Override
  public Optional<SavedSearch> holdDue(SavedSearchId id, Instant now) {
    return passingOver(searches.find("id = ?1 and dueAt <= ?2", id.value(), now))
        .filter(_ -> letters.count("search", id.value()) == 0)
        .map(PostgresSavedSearches::read);
  }

  @Override
  public void post(UUID letter, SavedSearchId search, List<DatasetId> datasets, Instant now) {
    LetterEntity row = new LetterEntity();
    row.id = letter;
    row.search = search.value();
    row.datasets = uuids(datasets);
    row.writtenAt = now;
    row.dueAt = now;
    letters.persist(row);
  }

  @Override
  public void dropLetter(SavedSearchId search) {
    letters.delete("search", search.value());
  }

  @Override
  public List<UUID> dueLetters(Instant now, int limit) {
    return entities
        .createQuery("select id from LetterEntity where dueAt <= ?1 order by dueAt, id", UUID.class)
        .setParameter(1, now)
        .setMaxResults(limit)
        .getResultList();
  }

  @Override
  public Optional<Waiting> holdLetter(UUID id, Instant now) {
    return passingOver(letters.find("id = ?1 and dueAt <= ?2", id, now))
        .map(
            row ->
                new Waiting(
                    row.id, new SavedSearchId(row.search), ids(row.datasets), row.attempts));
  }

  @Override
  public void attempt(UUID id, Instant next) {
    LetterEntity row = letters.findById(id);
    row.attempts++;
    row.dueAt = next;
  }

  @Override
  public boolean discard(UUID id) {
    return letters.deleteById(id);
  }

  private static <T> Optional<T> passingOver(PanacheQuery<T> query) {
    return query
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
        .firstResultOptional();
  }

  private static void write(SavedSearch search, SavedSearchEntity row) {
    row.name = search.name();
    row.query = search.question().text();
    row.filters = search.question().filterWords().toArray(String[]::new);
    row.sort = search.question().sort().word();
    row.alerts = search.alerts().word();
    row.checkedAt = search.checkedAt();
    row.dueAt = search.dueAt().orElse(null);
    row.unseen = uuids(search.unseen());
    row.mailedAt = search.mailedAt().orElse(null);
    row.undeliveredAt = search.undeliveredAt().orElse(null);
  }

  private static SavedSearch read(SavedSearchEntity row) {
    return new SavedSearch(
        new SavedSearchId(row.id),
        new ActorRef(row.subscriberId, row.subscriberName),
        row.name,
        Question.of(row.query, List.of(row.filters), row.sort),
        Alerts.parse(row.alerts).orElseThrow(),
        row.createdAt,
        row.checkedAt,
        Optional.ofNullable(row.dueAt),
        ids(row.unseen),
        Optional.ofNullable(row.mailedAt),
        Optional.ofNullable(row.undeliveredAt));
  }

  private static UUID[] uuids(List<DatasetId> ids) {
    return ids.stream().map(DatasetId::value).toArray(UUID[]::new);
  }

  private static List<DatasetId> ids(UUID[] uuids) {
    return Arrays.stream(uuids).map(DatasetId::new).toList();
  }
}
