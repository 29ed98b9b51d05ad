package org.entente.grant.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.search.Granted;

/**
 * Answers search's question which datasets an actor holds an active grant for; read at each search,
 * so that a revocation shows at once.
 */
@ApplicationScoped
class GrantedDatasets implements Granted {
  private final EntityManager entities;
  private final Clock clock;

  GrantedDatasets(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Set<DatasetId> activeFor(ActorRef actor) {
    if (actor.isAnonymous()) {
      return Set.of();
    }
    return entities
        .createQuery(
            "select distinct dataset from GrantEntity"
                + " where holderId = :holder and state = 'active' and expiresAt > :now",
            UUID.class)
        .setParameter("holder", actor.id())
        .setParameter("now", clock.instant())
        .getResultStream()
        .map(DatasetId::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
