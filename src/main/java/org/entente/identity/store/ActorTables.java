package org.entente.identity.store;

import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.identity.ActorKind;
import org.entente.identity.ActorStore;
import org.entente.identity.Agreement;
import org.entente.identity.EmailAddress;
import org.entente.identity.FactsChanged;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Snapshot;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/**
 * Actors and what is known of them in their tables.
 *
 * <p>INVARIANT (every change is told of): whatever writes to one of them fires {@link FactsChanged}
 * in its transaction.
 */
@ApplicationScoped
class ActorTables implements ActorStore {
  private final ActorRepository actors;
  private final SnapshotTable snapshots;
  private final FactRepository facts;
  private final AgreementRepository agreements;
  private final FactColumns json;
  private final Event<FactsChanged> changed;

  ActorTables(
      ActorRepository actors,
      SnapshotTable snapshots,
      FactRepository facts,
      AgreementRepository agreements,
      FactColumns json,
      Event<FactsChanged> changed) {
    this.actors = actors;
    this.snapshots = snapshots;
    this.facts = facts;
    this.agreements = agreements;
    this.json = json;
    this.changed = changed;
  }

  @Override
  public void keep(Snapshot snapshot, Instant seenAt) {
    ActorEntity entity = new ActorEntity();
    entity.id = snapshot.ref().id();
    entity.name = snapshot.ref().name();
    entity.kind = snapshot.kind().name().toLowerCase(Locale.ROOT);
    entity.displayName = snapshot.displayName();
    entity.org = snapshot.org().map(RorId::value).orElse(null);
    entity.actsFor = snapshot.actsFor().orElse(null);
    entity.roles = json.roles(snapshot.roles());
    entity.facts = json.facts(snapshot.facts());
    entity.authenticatedAt = snapshot.authenticatedAt().orElse(null);
    entity.assertedAt = snapshot.assertedAt();
    entity.seenAt = seenAt;
    entity.email = snapshot.email().map(EmailAddress::value).orElse(null);
    actors.upsert(entity);
    snapshots.add(snapshot, seenAt);
    changed.fire(new FactsChanged(Set.of(entity.id), Set.of()));
  }

  @Override
  public Optional<Snapshot> snapshot(String actorId) {
    return actors.findByIdOptional(actorId).map(this::snapshot);
  }

  private Snapshot snapshot(ActorEntity entity) {
    return new Snapshot(
        new ActorRef(entity.id, entity.name),
        ActorKind.valueOf(entity.kind.toUpperCase(Locale.ROOT)),
        entity.displayName,
        Optional.ofNullable(entity.org).map(RorId::new),
        json.roles(entity.roles),
        json.facts(entity.facts),
        Optional.ofNullable(entity.actsFor),
        Optional.ofNullable(entity.authenticatedAt),
        entity.assertedAt,
        Optional.ofNullable(entity.email).flatMap(EmailAddress::parse));
  }

  @Override
  public Map<String, Snapshot> snapshots(Collection<String> actorIds) {
    return actors.list("id in ?1", Set.copyOf(actorIds)).stream()
        .map(this::snapshot)
        .collect(Collectors.toMap(snapshot -> snapshot.ref().id(), Function.identity()));
  }

  @Override
  public Set<String> agentsOf(Collection<String> actorIds) {
    return actors.idsOfAgentsFor(actorIds);
  }

  @Override
  public Set<String> membersOf(Collection<RorId> organisations) {
    return actors.idsOfMembers(organisations.stream().map(RorId::value).toList());
  }

  @Override
  public Optional<String> idOf(String name) {
    return actors
        .find("name = ?1 order by seenAt desc", name)
        .firstResultOptional()
        .map(entity -> entity.id);
  }

  @Override
  public List<Snapshot> snapshotsOf(RorId organisation, int most) {
    return actors
        .find("org = ?1", Sort.descending("seenAt").and("id"), organisation.value())
        .page(Page.ofSize(most))
        .list()
        .stream()
        .map(this::snapshot)
        .toList();
  }

  @Override
  public boolean startSession(String sessionId, String actorId, Instant startedAt) {
    return actors.insertSession(sessionId, actorId, startedAt);
  }

  @Override
  public List<RegisteredFact> facts(String actorId) {
    return facts.standing(Set.of(actorId)).stream()
        .flatMap(entity -> json.fact(entity).stream())
        .toList();
  }

  @Override
  public Map<String, List<RegisteredFact>> factsOfAll(Collection<String> actorIds) {
    return facts.standing(actorIds).stream()
        .flatMap(entity -> json.fact(entity).stream())
        .collect(Collectors.groupingBy(RegisteredFact::actorId));
  }

  @Override
  public List<Agreement> agreements() {
    return stretches(agreements.all());
  }

  @Override
  public List<Agreement> agreementsOf(RorId party) {
    return stretches(agreements.naming(party.value())).stream()
        .filter(each -> each.parties().contains(party))
        .toList();
  }

  private static List<Agreement> stretches(List<AgreementEntity> newestFirst) {
    return AgreementTables.histories(newestFirst).stream()
        .flatMap(history -> history.stretches().stream())
        .toList();
  }
}
