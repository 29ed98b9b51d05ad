package org.entente.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.identity.Attribute;
import org.entente.identity.FactStore;
import org.entente.identity.FactsChanged;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Registration;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/**
 * Registered facts and their withdrawals in two tables; every change is told of by {@link
 * FactsChanged}.
 */
@ApplicationScoped
class FactTable implements FactStore {
  private final FactRepository facts;
  private final WithdrawalRepository withdrawals;
  private final FactColumns json;
  private final Event<FactsChanged> changed;

  FactTable(
      FactRepository facts,
      WithdrawalRepository withdrawals,
      FactColumns json,
      Event<FactsChanged> changed) {
    this.facts = facts;
    this.withdrawals = withdrawals;
    this.json = json;
    this.changed = changed;
  }

  @Override
  public List<Registration> list(Listing listing) {
    return registrations(facts.list(listing));
  }

  @Override
  public List<Registration> history(String actorId, Attribute attribute) {
    return registrations(facts.history(actorId, attribute.word()));
  }

  @Override
  public Optional<Registration> find(long id) {
    return registrations(Stream.ofNullable(facts.findById(id)).toList()).stream().findFirst();
  }

  @Override
  public long register(RegisteredFact fact, ActorRef by, Optional<RorId> office, Instant at) {
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
    entity.office = office.map(RorId::value).orElse(null);
    facts.persist(entity);
    changed.fire(new FactsChanged(Set.of(fact.actorId()), Set.of()));
    return entity.seq;
  }

  @Override
  public boolean withdraw(Registration row, Registration.Withdrawal withdrawal) {
    boolean first = withdrawals.insert(row.id(), withdrawal);
    if (first) {
      changed.fire(new FactsChanged(Set.of(row.fact().actorId()), Set.of()));
    }
    return first;
  }

  private List<Registration> registrations(List<FactEntity> entities) {
    Map<Long, WithdrawalEntity> withdrawn = withdrawals.of(entities);
    return entities.stream()
        .flatMap(
            entity ->
                json.fact(entity).stream()
                    .map(
                        fact ->
                            new Registration(
                                entity.seq,
                                fact,
                                entity.registeredBy,
                                Optional.ofNullable(entity.office).map(RorId::new),
                                entity.registeredAt,
                                Optional.ofNullable(withdrawn.get(entity.seq))
                                    .map(FactTable::withdrawal))))
        .toList();
  }

  private static Registration.Withdrawal withdrawal(WithdrawalEntity entity) {
    return new Registration.Withdrawal(entity.reason, entity.withdrawnBy, entity.withdrawnAt);
  }
}
