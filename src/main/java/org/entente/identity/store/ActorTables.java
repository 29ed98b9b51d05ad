package org.entente.identity.store;

import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.identity.ActorKind;
import org.entente.identity.ActorStore;
import org.entente.identity.Agreement;
import org.entente.identity.Attribute;
import org.entente.identity.EmailAddress;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Snapshot;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** Actors and what is known of them in their four tables. */
@ApplicationScoped
class ActorTables implements ActorStore {
  private final ActorRepository actors;
  private final FactRepository facts;
  private final AgreementRepository agreements;
  private final FactColumns json;

  ActorTables(
      ActorRepository actors,
      FactRepository facts,
      AgreementRepository agreements,
      FactColumns json) {
    this.actors = actors;
    this.facts = facts;
    this.agreements = agreements;
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
    return actors.findByIdOptional(actorId).map(this::snapshot);
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
  public boolean startSession(String sessionId, String actorId, Instant startedAt) {
    return actors.insertSession(sessionId, actorId, startedAt);
  }

  @Override
  public List<RegisteredFact> facts(String actorId) {
    return facts.newest(actorId).stream()
        .flatMap(
            entity ->
                Attribute.parse(entity.attribute).stream()
                    .map(
                        attribute ->
                            new RegisteredFact(
                                entity.actorId,
                                attribute,
                                json.value(entity.value),
                                entity.source,
                                entity.assertedBy,
                                entity.assertedAt,
                                Optional.ofNullable(entity.expiresAt),
                                Optional.ofNullable(entity.evidence))))
        .toList();
  }

  @Override
  public void register(RegisteredFact fact, ActorRef by, Instant at) {
    FactEntity entity = new FactEntity();
    entity.actorId = fact.actorId();
    entity.attribute = fact.attribute().word();
    entity.source = fact.source();
    entity.value = json.value(fact.value());
    entity.assertedBy = fact.assertedBy();
    entity.assertedAt = fact.assertedAt();
    entity.expiresAt = fact.expiresAt().orElse(null);
    entity.evidence = fact.evidence().orElse(null);
    entity.registeredBy = by.id();
    entity.registeredAt = at;
    facts.persist(entity);
  }

  @Override
  public List<Agreement> agreements() {
    return agreements.newest().stream().map(ActorTables::agreement).toList();
  }

  @Override
  public List<Agreement> agreementsOf(RorId party) {
    return agreements().stream().filter(each -> each.parties().contains(party)).toList();
  }

  @Override
  public void register(Agreement agreement, ActorRef by, Instant at) {
    AgreementEntity entity = new AgreementEntity();
    entity.id = agreement.id();
    entity.version = agreement.version();
    entity.title = agreement.title();
    entity.parties = agreement.parties().stream().sorted().map(RorId::value).toArray(String[]::new);
    entity.inForceFrom = agreement.inForceFrom();
    entity.inForceUntil = agreement.inForceUntil().orElse(null);
    entity.registeredBy = by.id();
    entity.registeredAt = at;
    agreements.persist(entity);
  }

  private static Agreement agreement(AgreementEntity entity) {
    return new Agreement(
        entity.id,
        entity.version,
        entity.title,
        Arrays.stream(entity.parties).map(RorId::new).collect(Collectors.toUnmodifiableSet()),
        entity.inForceFrom,
        Optional.ofNullable(entity.inForceUntil));
  }
}
