package org.entente.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.kernel.RorId;

/**
 * The door to what is known of many actors at once, for looking after what they hold while they are
 * not here: a fixed number of queries, however many they are.
 */
@ApplicationScoped
public class KnownActors {
  private final ActorStore store;
  private final Clock clock;

  @Inject
  public KnownActors(ActorStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** By id, each as {@link Actors#find} would give it; those never seen are left out. */
  @Transactional
  public Map<String, KnownActor> findAll(Collection<String> actorIds) {
    if (actorIds.isEmpty()) {
      return Map.of();
    }
    Instant now = clock.instant();
    Map<String, Snapshot> snapshots = new HashMap<>(store.snapshots(actorIds));
    Set<String> persons =
        snapshots.values().stream()
            .flatMap(snapshot -> snapshot.actsFor().stream())
            .filter(person -> !snapshots.containsKey(person))
            .collect(Collectors.toSet());
    snapshots.putAll(store.snapshots(persons));
    Join join = new Join(snapshots, store.factsOfAll(snapshots.keySet()), store.agreements(), now);
    return actorIds.stream()
        .distinct()
        .filter(snapshots::containsKey)
        .collect(Collectors.toMap(id -> id, id -> join.actor(snapshots.get(id))));
  }

  /** Whom a change concerns: the actors, those of the organisations, and whoever acts for them. */
  @Transactional
  public Set<String> concerned(Collection<String> actorIds, Collection<RorId> organisations) {
    Set<String> concerned = new HashSet<>(actorIds);
    concerned.addAll(store.membersOf(organisations));
    concerned.addAll(store.agentsOf(concerned));
    return concerned;
  }

  /** The ids of the AI agents that act for a person, as each of them was seen last. */
  @Transactional
  public Set<String> agentsOf(String person) {
    return store.agentsOf(List.of(person));
  }

  /** The ids of everybody of an organisation who was ever seen. */
  @Transactional
  public Set<String> membersOf(RorId organisation) {
    return store.membersOf(List.of(organisation));
  }

  private record Join(
      Map<String, Snapshot> snapshots,
      Map<String, List<RegisteredFact>> registered,
      List<Agreement> agreements,
      Instant now) {

    KnownActor actor(Snapshot snapshot) {
      List<RegisteredFact> facts = registered.getOrDefault(snapshot.ref().id(), List.of());
      List<Agreement> theirs =
          agreements.stream()
              .filter(each -> snapshot.org().filter(each.parties()::contains).isPresent())
              .toList();
      Optional<KnownActor> person = snapshot.actsFor().map(this::person);
      Actor actor =
          new Actor(
              snapshot.ref(),
              snapshot.kind(),
              snapshot.displayName(),
              snapshot.org(),
              snapshot.roles(),
              FactSheet.join(snapshot.facts(), facts, theirs, now),
              person.map(KnownActor::actor),
              snapshot.authenticatedAt());
      return new KnownActor(
          actor,
          NextChange.earlier(
              NextChange.after(now, snapshot.facts(), facts, theirs),
              person.flatMap(KnownActor::changesAt)));
    }

    /** As {@code Registry} has it: nobody, unless it is a human being we have seen. */
    private KnownActor person(String id) {
      return Optional.ofNullable(snapshots.get(id))
          .filter(snapshot -> snapshot.kind() == ActorKind.HUMAN)
          .map(this::actor)
          .orElseGet(() -> new KnownActor(Actor.ANONYMOUS, Optional.empty()));
    }
  }
}
