package org.entente.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.identity.Attribute;
import org.entente.identity.FactStore;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Registration;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** Registered facts and their withdrawals in two tables. */
@ApplicationScoped
class FactTable implements FactStore {
  private final FactRepository facts;
  private final WithdrawalRepository withdrawals;
  private final FactColumns json;

  FactTable(FactRepository facts, WithdrawalRepository withdrawals, FactColumns json) {
    this.facts = facts;
    this.withdrawals = withdrawals;
    this.json = json;
  }

  @Override
  public List<RegisteredFact> standing(String actorId) {
    return facts.standing(actorId).stream().flatMap(entity -> fact(entity).stream()).toList();
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
    return entity.seq;
  }

  @Override
  public boolean withdraw(long id, Registration.Withdrawal withdrawal) {
    return withdrawals.insert(id, withdrawal);
  }

  private List<Registration> registrations(List<FactEntity> entities) {
    Map<Long, WithdrawalEntity> withdrawn = withdrawals.of(entities);
    return entities.stream()
        .flatMap(
            entity ->
                fact(entity).stream()
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

  /** Of an attribute that is known no more, nothing. */
  private Optional<RegisteredFact> fact(FactEntity entity) {
    return Attribute.parse(entity.attribute)
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
                    Optional.ofNullable(entity.evidence)));
  }
}
