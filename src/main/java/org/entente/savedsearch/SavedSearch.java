package org.entente.savedsearch;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;

/**
 * A search somebody keeps, as it stands.
 *
 * @param checkedAt when it was last asked on the subscriber's behalf
 * @param dueAt when it is to be asked again; empty exactly if no alerts are wanted
 * @param unseen what was found since the subscriber last looked, newest first, at most {@link
 *     News#MOST_UNSEEN}
 * @param mailedAt when a letter about it was last handed to the mail server
 * @param undeliveredAt when a letter was given up after the last attempt; empty once another got
 *     through
 */
public record SavedSearch(
    SavedSearchId id,
    ActorRef subscriber,
    String name,
    Question question,
    Alerts alerts,
    Instant createdAt,
    Instant checkedAt,
    Optional<Instant> dueAt,
    List<DatasetId> unseen,
    Optional<Instant> mailedAt,
    Optional<Instant> undeliveredAt) {
  public SavedSearch {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(subscriber, "subscriber");
    unseen = List.copyOf(unseen);
    if ((alerts == Alerts.NEVER) != dueAt.isEmpty()) {
      throw new IllegalArgumentException("a search is due exactly if alerts are wanted");
    }
  }

  static SavedSearch begin(SavedSearchId id, ActorRef subscriber, Draft draft, Instant now) {
    return new SavedSearch(
        id,
        subscriber,
        draft.name(),
        draft.question(),
        draft.alerts(),
        now,
        now,
        draft.alerts().dueAfter(now),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  boolean isOf(ActorRef person) {
    return subscriber.sameAs(person);
  }

  /** Whether what it has told of no longer says what would be new. */
  boolean startsAnewWith(Draft draft) {
    return !question.findsTheSameAs(draft.question())
        || (alerts == Alerts.NEVER && draft.alerts() != Alerts.NEVER);
  }

  SavedSearch changed(Draft draft) {
    return new SavedSearch(
        id,
        subscriber,
        draft.name(),
        draft.question(),
        draft.alerts(),
        createdAt,
        checkedAt,
        draft.alerts().dueAfter(checkedAt),
        unseen,
        mailedAt,
        undeliveredAt);
  }

  SavedSearch checked(Instant now, List<DatasetId> stillUnseen) {
    return with(alerts, now, alerts.dueAfter(now), stillUnseen, mailedAt, undeliveredAt);
  }

  /** Nothing was asked: the next time it may be. */
  SavedSearch passedOver(Instant now) {
    return with(alerts, checkedAt, alerts.dueAfter(now), unseen, mailedAt, undeliveredAt);
  }

  SavedSearch postponed(Instant until) {
    return with(alerts, checkedAt, dueAt.map(_ -> until), unseen, mailedAt, undeliveredAt);
  }

  SavedSearch looked() {
    return with(alerts, checkedAt, dueAt, List.of(), mailedAt, undeliveredAt);
  }

  SavedSearch showing(List<DatasetId> fewer) {
    return with(alerts, checkedAt, dueAt, fewer, mailedAt, undeliveredAt);
  }

  SavedSearch silenced() {
    return with(Alerts.NEVER, checkedAt, Optional.empty(), unseen, mailedAt, undeliveredAt);
  }

  SavedSearch mailed(Instant now) {
    return with(alerts, checkedAt, dueAt, unseen, Optional.of(now), Optional.empty());
  }

  SavedSearch undelivered(Instant now) {
    return with(alerts, checkedAt, dueAt, unseen, mailedAt, Optional.of(now));
  }

  private SavedSearch with(
      Alerts wanted,
      Instant checked,
      Optional<Instant> due,
      List<DatasetId> news,
      Optional<Instant> mailed,
      Optional<Instant> undelivered) {
    return new SavedSearch(
        id, subscriber, name, question, wanted, createdAt, checked, due, news, mailed, undelivered);
  }
}
