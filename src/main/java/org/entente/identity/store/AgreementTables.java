package org.entente.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Acceptance;
import org.entente.identity.Agreement;
import org.entente.identity.AgreementHistory;
import org.entente.identity.AgreementStore;
import org.entente.identity.FactsChanged;
import org.entente.identity.Provenance;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/**
 * Agreements and their acceptances in two tables; a version that comes in is told of by {@link
 * FactsChanged}.
 */
@ApplicationScoped
class AgreementTables implements AgreementStore {
  private final AgreementRepository agreements;
  private final AcceptanceRepository acceptances;
  private final Event<FactsChanged> changed;

  AgreementTables(
      AgreementRepository agreements,
      AcceptanceRepository acceptances,
      Event<FactsChanged> changed) {
    this.agreements = agreements;
    this.acceptances = acceptances;
    this.changed = changed;
  }

  @Override
  public List<AgreementHistory> all() {
    return histories(agreements.all());
  }

  @Override
  public List<AgreementHistory> naming(RorId party) {
    return histories(agreements.naming(party.value()));
  }

  @Override
  public Optional<AgreementHistory> find(String id) {
    return histories(agreements.of(id)).stream().findFirst();
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
    Provenance provenance = agreement.provenance();
    entity.source = provenance.source().orElse(null);
    entity.assertedBy = provenance.assertedBy().orElse(null);
    entity.assertedAt = provenance.assertedAt().orElse(null);
    entity.evidence = provenance.evidence().orElse(null);
    entity.registeredBy = by.id();
    entity.registeredAt = at;
    // A party that a former version named may lose it.
    Set<RorId> parties = new HashSet<>(agreement.parties());
    find(agreement.id()).stream()
        .flatMap(history -> history.versions().stream())
        .forEach(version -> parties.addAll(version.parties()));
    agreements.persist(entity);
    changed.fire(new FactsChanged(Set.of(), parties));
  }

  @Override
  public List<Acceptance> acceptances(String id) {
    return acceptances.list("agreementId = ?1 order by seq", id).stream()
        .map(
            entity ->
                new Acceptance(
                    entity.agreementId,
                    entity.version,
                    entity.acceptedBy,
                    Optional.ofNullable(entity.onBehalfOf).map(RorId::new),
                    entity.acceptedAt,
                    Optional.ofNullable(entity.evidence)))
        .toList();
  }

  @Override
  public boolean accept(Acceptance acceptance) {
    return acceptances.insert(acceptance);
  }

  static List<AgreementHistory> histories(List<AgreementEntity> newestFirst) {
    return newestFirst.stream()
        .map(AgreementTables::agreement)
        .collect(Collectors.groupingBy(Agreement::id, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(AgreementHistory::new)
        .toList();
  }

  private static Agreement agreement(AgreementEntity entity) {
    return new Agreement(
        entity.id,
        entity.version,
        entity.title,
        Arrays.stream(entity.parties).map(RorId::new).collect(Collectors.toUnmodifiableSet()),
        entity.inForceFrom,
        Optional.ofNullable(entity.inForceUntil),
        new Provenance(
            Optional.ofNullable(entity.source),
            Optional.ofNullable(entity.assertedBy),
            Optional.ofNullable(entity.assertedAt),
            Optional.ofNullable(entity.evidence)));
  }
}
