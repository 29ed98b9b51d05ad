package org.entente.identity.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

@ApplicationScoped
class FactRepository implements PanacheRepositoryBase<FactEntity, Long> {

  List<FactEntity> newest(String actorId) {
    return getEntityManager()
        .createNativeQuery(
            """
            select distinct on (attribute, source) *
              from actor_fact where actor_id = :actorId
             order by attribute, source, seq desc
            """,
            FactEntity.class)
        .setParameter("actorId", actorId)
        .getResultList();
  }

  List<FactEntity> newest(Collection<String> actorIds) {
    return getEntityManager()
        .createNativeQuery(
            """
            select distinct on (actor_id, attribute, source) *
              from actor_fact where actor_id = any(cast(:actorIds as text[]))
             order by actor_id, attribute, source, seq desc
            """,
            FactEntity.class)
        .setParameter("actorIds", actorIds.toArray(String[]::new))
        .getResultList();
  }
}
