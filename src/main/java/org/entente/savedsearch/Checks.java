package org.entente.savedsearch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RandomId;
import org.entente.search.Search;
import org.jboss.logging.Logger;

/**
 * Asks due searches again, each as its subscriber with the rights of this moment.
 *
 * <p>INVARIANT (told once): the search is held in the transaction that reads what was told, notes
 * what is told from now on, writes the entry in the trail and leaves the letter. Of two nodes that
 * come by at once one passes on.
 *
 * <p>A subscriber who may have left is passed over: nothing is asked for them, so nothing they were
 * told of is forgotten either, should they come back.
 */
@ApplicationScoped
class Checks {
  private static final Logger LOG = Logger.getLogger(Checks.class);
  private static final int AT_ONCE = 500;
  private static final Duration AFTER_A_FAULT = Duration.ofMinutes(5);

  private final SavedSearchStore store;
  private final Search search;
  private final Actors actors;
  private final Postbox postbox;
  private final AuditTrail trail;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  Checks(
      SavedSearchStore store,
      Search search,
      Actors actors,
      Postbox postbox,
      AuditTrail trail,
      Clock clock,
      SecureRandom random) {
    this.store = store;
    this.search = search;
    this.actors = actors;
    this.postbox = postbox;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
  }

  /** Checks those that are due now. */
  void checkDue() {
    QuarkusTransaction.requiringNew()
        .call(() -> store.due(clock.instant(), AT_ONCE))
        .forEach(this::check);
  }

  private void check(SavedSearchId id) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try {
      QuarkusTransaction.requiringNew()
          .run(() -> store.holdDue(id, now).ifPresent(due -> check(due, now)));
    } catch (RuntimeException fault) {
      LOG.errorf(fault, "saved search %s could not be checked and will be tried again", id);
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  store
                      .holdDue(id, now)
                      .ifPresent(due -> store.replace(due.postponed(now.plus(AFTER_A_FAULT)))));
    }
  }

  private void check(SavedSearch due, Instant now) {
    String subscriber = due.subscriber().id();
    Optional<Actor> person =
        actors.isStanding(subscriber) ? actors.find(subscriber) : Optional.empty();
    if (person.isEmpty()) {
      store.replace(due.passedOver(now));
      return;
    }
    Question question = due.question();
    Search.Survey found = search.survey(person.get(), question.text(), question.filters());
    News news = News.of(found.ids(), store.told(due.id()), due.unseen());
    store.remember(due.id(), news.told());
    store.replace(due.checked(now, news.unseen()));
    if (!news.fresh().isEmpty()) {
      record(person.get(), due.id(), found, news.fresh().size());
      leaveLetter(due.id(), subscriber, news.fresh(), now);
    }
  }

  private void record(Actor person, SavedSearchId id, Search.Survey found, int fresh) {
    trail.append(
        AuditEvent.allowed(
            "catalog.alerted",
            person.ref(),
            "saved-search:" + id,
            found.bundle(),
            Map.of("count", fresh, "total", found.total())));
  }

  private void leaveLetter(
      SavedSearchId id, String subscriber, List<DatasetId> fresh, Instant now) {
    if (postbox.isSetUp() && actors.mailbox(subscriber).isPresent()) {
      store.post(RandomId.from(random), id, fresh, now);
    }
  }
}
