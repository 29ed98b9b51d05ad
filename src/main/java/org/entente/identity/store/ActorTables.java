package org.entente.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.entente.identity.ActorKind;
import org.entente.identity.ActorStore;
import org.entente.identity.EmailAddress;
import org.entente.identity.Snapshot;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** Actors and their sessions in their two tables. */
@ApplicationScoped
class ActorTables implements ActorStore {
  private final ActorRepository actors;
  private final FactColumns json;

  ActorTables(ActorRepository actors, FactColumns json) {
    this.actors = actors;
    this.json = json;
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
  }

  @Override
  public Optional<Snapshot> snapshot(String actorId) {
    return actors
        .findByIdOptional(actorId)
        .map(
            entity ->
                new Snapshot(
                    new ActorRef(entity.id, entity.name),
                    ActorKind.valueOf(entity.kind.toUpperCase(Locale.ROOT)),
                    entity.displayName,
                    Optional.ofNullable(entity.org).map(RorId::new),
                    json.roles(entity.roles),
                    json.facts(entity.facts),
                    Optional.ofNullable(entity.actsFor),
                    Optional.ofNullable(entity.authenticatedAt),
                    entity.assertedAt,
                    Optional.ofNullable(entity.email).flatMap(EmailAddress::parse)));
  }

  @Override
  public Optional<String> idOf(String name) {
    return actors
        .find("name = ?1 order by seenAt desc", name)
        .firstResultOptional()
        .map(entity -> entity.id);
  }

  @Override
  public boolean startSession(String sessionId, String actorId, Instant startedAt) {
    return actors.insertSession(sessionId, actorId, startedAt);
  }
}
