package org.entente.savedsearch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.catalog.Catalog;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RandomId;
import org.entente.savedsearch.SavedSearchStore.Position;
import org.entente.search.Search;

/** The door to the searches people keep; everybody finds their own and no others. */
@ApplicationScoped
public class SavedSearches {
  /** The most that one person keeps. */
  public static final int MOST = 100;

  private final SavedSearchStore store;
  private final Search search;
  private final Catalog catalog;
  private final Actors actors;
  private final Postbox postbox;
  private final AuditTrail trail;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  SavedSearches(
      SavedSearchStore store,
      Search search,
      Catalog catalog,
      Actors actors,
      Postbox postbox,
      AuditTrail trail,
      Clock clock,
      SecureRandom random) {
    this.store = store;
    this.search = search;
    this.catalog = catalog;
    this.actors = actors;
    this.postbox = postbox;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
  }

  /** How alerts reach a person: by letter too, or why not. */
  public enum Delivery {
    MAIL,
    /** No mail server is set up here. */
    NOT_SET_UP,
    /** The identity provider has verified no address of theirs. */
    NO_ADDRESS
  }

  public Delivery delivery(Actor person) {
    if (!postbox.isSetUp()) {
      return Delivery.NOT_SET_UP;
    }
    return actors.mailbox(person.ref().id()).isPresent() ? Delivery.MAIL : Delivery.NO_ADDRESS;
  }

  /** The person's own, newest first. What they may not discover any more counts as seen. */
  @Transactional
  public List<SavedSearch> list(Actor person, Optional<Position> after, int limit) {
    return showing(person, store.of(person.ref(), after, limit));
  }

  /** One of the person's own; another's is absent. */
  @Transactional
  public Optional<SavedSearch> find(Actor person, SavedSearchId id) {
    return store.find(id).filter(it -> it.isOf(person.ref())).map(it -> showing(person, it));
  }

  /**
   * Keeps a search. What it finds now counts as told.
   *
   * @throws org.entente.kernel.Problem if the question is out of bounds, or no index serves
   */
  @Transactional
  public SaveOutcome save(Actor person, Draft draft) {
    if (person.kind() != ActorKind.HUMAN) {
      return new SaveOutcome.NotAPerson();
    }
    Optional<SaveOutcome.Invalid> flaw = draft.flaw();
    if (flaw.isPresent()) {
      return flaw.get();
    }
    store.lock(person.ref());
    if (store.count(person.ref()) >= MOST) {
      return new SaveOutcome.TooMany(MOST);
    }
    SavedSearchId id = new SavedSearchId(RandomId.from(random));
    SavedSearch begun = SavedSearch.begin(id, person.ref(), draft, now());
    store.add(begun, surveyed(person, draft, "search.saved", id));
    return new SaveOutcome.Done(begun);
  }

  /**
   * Changes all of it. Where it asks something else, or alerts are wanted anew, what it finds now
   * counts as told.
   *
   * @throws org.entente.kernel.Problem as {@link #save}
   */
  @Transactional
  public SaveOutcome change(Actor person, SavedSearchId id, Draft draft) {
    Optional<SavedSearch> held = hold(person, id);
    if (held.isEmpty()) {
      return new SaveOutcome.Unknown();
    }
    Optional<SaveOutcome.Invalid> flaw = draft.flaw();
    if (flaw.isPresent()) {
      return flaw.get();
    }
    SavedSearch next = held.get().changed(draft);
    if (held.get().startsAnewWith(draft)) {
      store.remember(id, surveyed(person, draft, "search.changed", id));
      next = next.checked(now(), List.of());
      store.dropLetter(id);
    } else {
      trail.append(event("search.changed", person, id, Map.of("alerts", draft.alerts().word())));
    }
    if (draft.alerts() == Alerts.NEVER) {
      store.dropLetter(id);
    }
    store.replace(next);
    return new SaveOutcome.Done(showing(person, next));
  }

  /** Notes that the person has seen what is new; false if there is no such search of theirs. */
  @Transactional
  public boolean look(Actor person, SavedSearchId id) {
    Optional<SavedSearch> held = hold(person, id);
    held.ifPresent(it -> store.replace(it.looked()));
    return held.isPresent();
  }

  /** False if there is no such search of theirs. */
  @Transactional
  public boolean delete(Actor person, SavedSearchId id) {
    boolean theirs = hold(person, id).isPresent();
    if (theirs) {
      store.remove(id);
      trail.append(event("search.deleted", person, id, Map.of()));
    }
    return theirs;
  }

  private Optional<SavedSearch> hold(Actor person, SavedSearchId id) {
    return store.hold(id).filter(it -> it.isOf(person.ref()));
  }

  /** Asks it and puts on record what was asked and how many there were. */
  private List<DatasetId> surveyed(Actor person, Draft draft, String type, SavedSearchId id) {
    Question question = draft.question();
    Search.Survey found = search.survey(person, question.text(), question.filters());
    trail.append(
        AuditEvent.allowed(
            type,
            person.ref(),
            "saved-search:" + id,
            found.bundle(),
            Map.of(
                "text", question.text(),
                "filters", question.filterWords(),
                "alerts", draft.alerts().word(),
                "total", found.total())));
    return found.ids();
  }

  private static AuditEvent event(
      String type, Actor person, SavedSearchId id, Map<String, Object> details) {
    return AuditEvent.fact(type, person.ref(), "saved-search:" + id, details);
  }

  private SavedSearch showing(Actor person, SavedSearch one) {
    return showing(person, List.of(one)).getFirst();
  }

  private List<SavedSearch> showing(Actor person, List<SavedSearch> all) {
    Set<DatasetId> known =
        catalog.discoverable(
            person,
            catalog.findAll(all.stream().flatMap(it -> it.unseen().stream()).distinct().toList()));
    return all.stream()
        .map(it -> it.showing(it.unseen().stream().filter(known::contains).toList()))
        .toList();
  }

  /** To the microsecond, as PostgreSQL keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
