package org.entente.identity.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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
}
