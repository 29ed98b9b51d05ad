package org.entente.identity.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<AgreementEntity, Long> {

  List<AgreementEntity> newest() {
    return getEntityManager()
        .createNativeQuery(
            "select distinct on (id) * from agreement order by id, seq desc", AgreementEntity.class)
        .getResultList();
  }
}
