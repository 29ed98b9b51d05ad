package org.entente.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.audit.AuditFilter;
import org.entente.audit.AuditTrail;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.grant.GrantLetterStore.Line;
import org.entente.grant.GrantLetterStore.Waiting;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.EmailAddress;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.jboss.logging.Logger;

/**
 * Sends the letters that reviews left; all that waits for one person goes in one letter.
 *
 * <p>What it says is read when it is written: how each grant stands by then, and what may be named.
 * What was suspended and resumed before a letter went out is not worth one. A letter is taken
 * before it is tried, and dropped after: it may arrive twice, with one Message-ID, never not at
 * all.
 *
 * <p>A holder is written to though their affiliation has lapsed, for that may be the very reason;
 * the letter tells them nothing but that a grant is suspended. A steward or custodian must stand;
 * they are told how much was received.
 */
@ApplicationScoped
class GrantLetters {
  private static final Logger LOG = Logger.getLogger(GrantLetters.class);
  private static final int AT_ONCE = 200;
  private static final int MOST_NAMED = 20;

  /** With the last of them, about a day after the first, a letter is given up. */
  static final int MOST_ATTEMPTS = 9;

  private final GrantLetterStore letters;
  private final GrantStore grants;
  private final GrantPostbox postbox;
  private final Actors actors;
  private final Catalog catalog;
  private final AuditTrail trail;
  private final PublicAddress address;
  private final Clock clock;

  GrantLetters(
      GrantLetterStore letters,
      GrantStore grants,
      GrantPostbox postbox,
      Actors actors,
      Catalog catalog,
      AuditTrail trail,
      PublicAddress address,
      Clock clock) {
    this.letters = letters;
    this.grants = grants;
    this.postbox = postbox;
    this.actors = actors;
    this.catalog = catalog;
    this.trail = trail;
    this.address = address;
    this.clock = clock;
  }

  /** Tries those that are due now. */
  @Scheduled(
      every = "{entente.alerts.every}",
      delayed = "25s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void sendDue() {
    if (postbox.isSetUp()) {
      QuarkusTransaction.requiringNew()
          .call(() -> letters.dueRecipients(clock.instant(), AT_ONCE))
          .forEach(this::send);
    }
  }

  private void send(String recipient) {
    Waiting waiting =
        QuarkusTransaction.requiringNew().call(() -> letters.take(recipient, clock.instant()));
    if (waiting.lines().isEmpty()) {
      return;
    }
    Optional<GrantLetter> letter =
        QuarkusTransaction.requiringNew().call(() -> written(recipient, waiting.lines()));
    boolean done = letter.isEmpty() || postbox.post(letter.get());
    if (!done && waiting.attempts() < MOST_ATTEMPTS) {
      LOG.warn("a letter about grants did not get through and will be tried again");
      return;
    }
    if (!done) {
      LOG.warn("a letter about grants is given up");
    }
    QuarkusTransaction.requiringNew()
        .run(() -> letters.discard(waiting.lines().stream().map(Line::id).toList()));
  }

  /** Empty if there is nobody to write to, or nothing to write that still matters. */
  private Optional<GrantLetter> written(String recipient, List<Line> lines) {
    Optional<EmailAddress> to = actors.mailbox(recipient);
    Map<GrantId, Long> changes =
        lines.stream().collect(Collectors.groupingBy(Line::grant, Collectors.counting()));
    // Suspended and resumed again, or the other way round: nothing has changed.
    List<Grant> changed =
        grants.findAll(changes.keySet(), clock.instant()).stream()
            .filter(grant -> changes.get(grant.id()) % 2 == 1)
            .toList();
    List<Grant> own = changed.stream().filter(grant -> isTheirs(recipient, grant)).toList();
    List<Grant> others =
        actors.isStanding(recipient)
            ? changed.stream().filter(grant -> !own.contains(grant)).toList()
            : List.of();
    GrantLetter.Part ownPart = part(own, "/grants");
    GrantLetter.Part othersPart = part(others, "/stewardship");
    return to.filter(_ -> !ownPart.isEmpty() || !othersPart.isEmpty())
        .map(mailbox -> new GrantLetter(lines.getFirst().id(), mailbox, ownPart, othersPart));
  }

  /** Theirs, or of an agent that acts for them. */
  private boolean isTheirs(String recipient, Grant grant) {
    return grant.holder().id().equals(recipient)
        || actors
            .find(grant.holder().id())
            .flatMap(Actor::actsFor)
            .filter(person -> person.ref().id().equals(recipient))
            .isPresent();
  }

  private GrantLetter.Part part(List<Grant> about, String page) {
    List<Grant> suspended =
        about.stream().filter(it -> it.isSuspendedBy(Grant.Suspender.POLICY)).toList();
    List<Grant> resumed = about.stream().filter(Grant::isActive).toList();
    Set<DatasetId> datasets =
        about.stream()
            .filter(it -> suspended.contains(it) || resumed.contains(it))
            .map(Grant::dataset)
            .limit(MOST_NAMED)
            .collect(Collectors.toUnmodifiableSet());
    return new GrantLetter.Part(
        suspended.size(),
        resumed.size(),
        (int) suspended.stream().limit(MOST_NAMED).flatMap(this::received).distinct().count(),
        named(datasets),
        address.url() + page);
  }

  private Stream<String> received(Grant grant) {
    AuditFilter served =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of("data.served"),
            Optional.of(grant.holder().id()),
            Optional.of("dataset:" + grant.dataset()),
            Optional.empty());
    return trail.newestBefore(served, Long.MAX_VALUE, AuditTrail.MAX_PAGE).stream()
        .map(entry -> grant.dataset() + " " + entry.details().get("path"));
  }

  private List<String> named(Set<DatasetId> ids) {
    List<Dataset> datasets = catalog.findAll(ids);
    Set<DatasetId> everybodys = catalog.discoverable(Actor.ANONYMOUS, datasets);
    return datasets.stream()
        .filter(dataset -> everybodys.contains(dataset.id()))
        .map(dataset -> dataset.metadata().title())
        .sorted()
        .toList();
  }
}
