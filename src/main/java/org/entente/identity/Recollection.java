package org.entente.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** Joins what was said and registered of an actor by an instant, as {@link Registry} does today. */
@ApplicationScoped
class Recollection {
  private final ActorHistory history;

  Recollection(ActorHistory history) {
    this.history = history;
  }

  @Transactional
  Past asOf(String actorId, Instant instant) {
    return history
        .snapshot(actorId, instant)
        .<Past>map(snapshot -> new Past.Known(actor(snapshot, instant)))
        .orElseGet(() -> new Past.Unrecorded(history.since(actorId)));
  }

  @Transactional
  List<ActorRef> named(String text, Optional<RorId> within, int limit) {
    return text.isBlank() ? List.of() : history.named(text.strip(), within, limit);
  }

  private Actor actor(Snapshot snapshot, Instant instant) {
    return new Actor(
        snapshot.ref(),
        snapshot.kind(),
        snapshot.displayName(),
        snapshot.org(),
        snapshot.roles(),
        FactSheet.join(
            snapshot.facts(),
            history.facts(snapshot.ref().id(), instant),
            snapshot.org().map(org -> history.agreementsOf(org, instant)).orElse(List.of()),
            instant),
        snapshot.actsFor().map(person -> person(person, instant)),
        snapshot.authenticatedAt());
  }

  /** As {@link Registry} has it: a person nobody had seen by then counts as nobody. */
  private Actor person(String actorId, Instant instant) {
    return history
        .snapshot(actorId, instant)
        .filter(snapshot -> snapshot.kind() == ActorKind.HUMAN)
        .map(snapshot -> actor(snapshot, instant))
        .orElse(Actor.ANONYMOUS);
  }
}
