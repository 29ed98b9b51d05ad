package org.entente.savedsearch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.EmailAddress;
import org.entente.kernel.DatasetId;
import org.entente.savedsearch.SavedSearchStore.Waiting;
import org.entente.search.Search;
import org.jboss.logging.Logger;

/**
 * Sends the letters that checks left.
 *
 * <p>INVARIANT (rights of the moment): a waiting letter is a list of ids. Each attempt asks the
 * search again as the subscriber and writes the letter about what is found of them now; if nothing
 * is, there is no letter.
 *
 * <p>A letter is taken by moving its next attempt ahead, and only then tried, outside of any
 * transaction: a node that dies in between leaves it to be tried again. So a letter may arrive
 * twice, never not at all, and both bear one Message-ID.
 */
@ApplicationScoped
class Letters {
  private static final Logger LOG = Logger.getLogger(Letters.class);
  private static final int AT_ONCE = 500;
  private static final int MOST_NAMED = 20;

  /** Those among which the ones to be named are looked for. */
  private static final int MOST_READ = 200;

  /** Before the next attempt, after the first, second, …: about a day in all. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12));

  /** With the last of them a letter is given up. */
  static final int MOST_ATTEMPTS = PAUSES.size() + 1;

  private final SavedSearchStore store;
  private final Search search;
  private final Catalog catalog;
  private final Actors actors;
  private final Postbox postbox;
  private final UnsubscribeLinks links;
  private final PublicAddress address;
  private final Clock clock;

  @Inject
  Letters(
      SavedSearchStore store,
      Search search,
      Catalog catalog,
      Actors actors,
      Postbox postbox,
      UnsubscribeLinks links,
      PublicAddress address,
      Clock clock) {
    this.store = store;
    this.search = search;
    this.catalog = catalog;
    this.actors = actors;
    this.postbox = postbox;
    this.links = links;
    this.address = address;
    this.clock = clock;
  }

  /** Tries those that are due now. */
  void sendDue() {
    if (postbox.isSetUp()) {
      QuarkusTransaction.requiringNew()
          .call(() -> store.dueLetters(clock.instant(), AT_ONCE))
          .forEach(id -> take(id).ifPresent(this::send));
    }
  }

  private Optional<Waiting> take(UUID id) {
    Instant now = clock.instant();
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Optional<Waiting> held = store.holdLetter(id, now);
              held.ifPresent(it -> store.attempt(id, now.plus(pauseAfter(it.attempts()))));
              return held;
            });
  }

  private static Duration pauseAfter(int attempts) {
    return PAUSES.get(Math.min(attempts, PAUSES.size() - 1));
  }

  private void send(Waiting waiting) {
    try {
      Optional<Letter> letter = QuarkusTransaction.requiringNew().call(() -> written(waiting));
      if (letter.isPresent()) {
        postbox.post(letter.get());
        settle(waiting, it -> it.mailed(now()));
      } else {
        settle(waiting, UnaryOperator.identity());
      }
    } catch (Postbox.Undelivered refused) {
      // Mail servers quote addresses in their answers, so these stay out of the log.
      LOG.warnf(
          "a letter about saved search %s did not get through (%s)",
          waiting.search(), refused.reason());
      tried(waiting);
    } catch (RuntimeException fault) {
      LOG.errorf(fault, "a letter about saved search %s could not be written", waiting.search());
      tried(waiting);
    }
  }

  private void tried(Waiting waiting) {
    if (waiting.attempts() + 1 >= MOST_ATTEMPTS) {
      LOG.warnf("a letter about saved search %s is given up", waiting.search());
      settle(waiting, it -> it.undelivered(now()));
    }
  }

  private void settle(Waiting waiting, UnaryOperator<SavedSearch> noting) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (store.discard(waiting.id())) {
                store.hold(waiting.search()).map(noting).ifPresent(store::replace);
              }
            });
  }

  /** Empty if there is nobody to write to, or nothing to write that they may know of. */
  private Optional<Letter> written(Waiting waiting) {
    return store
        .find(waiting.search())
        .filter(it -> it.alerts() != Alerts.NEVER)
        .filter(it -> actors.isStanding(it.subscriber().id()))
        .flatMap(
            it ->
                actors
                    .find(it.subscriber().id())
                    .flatMap(
                        person ->
                            actors
                                .mailbox(it.subscriber().id())
                                .flatMap(to -> written(waiting, it, person, to))));
  }

  private Optional<Letter> written(
      Waiting waiting, SavedSearch about, Actor person, EmailAddress to) {
    Question question = about.question();
    Set<DatasetId> meant = new HashSet<>(waiting.datasets());
    List<DatasetId> found =
        search.survey(person, question.text(), question.filters()).ids().stream()
            .filter(meant::contains)
            .toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Letter(
                waiting.id(),
                to,
                about.name(),
                found.size(),
                named(found),
                address.url() + "/saved-searches/" + about.id(),
                links.to(about.id())));
  }

  /** Of what the subscriber may know, what everybody may know. */
  private List<Letter.Named> named(List<DatasetId> found) {
    List<DatasetId> newest = found.stream().limit(MOST_READ).toList();
    Map<DatasetId, Dataset> read =
        catalog.findAll(newest).stream()
            .collect(Collectors.toMap(Dataset::id, Function.identity()));
    Set<DatasetId> everybodys = catalog.discoverable(Actor.ANONYMOUS, read.values());
    return newest.stream()
        .filter(everybodys::contains)
        .limit(MOST_NAMED)
        .map(id -> new Letter.Named(read.get(id).metadata().title(), href(id)))
        .toList();
  }

  private String href(DatasetId id) {
    return address.url() + "/datasets/" + id;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
