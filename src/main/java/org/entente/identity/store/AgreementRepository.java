package org.entente.identity.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<AgreementEntity, Long> {
  private static final Sort NEWEST_FIRST = Sort.by("id").and("seq", Sort.Direction.Descending);

  List<AgreementEntity> all() {
    return listAll(NEWEST_FIRST);
  }

  List<AgreementEntity> of(String id) {
    return list("id", NEWEST_FIRST, id);
  }

  List<AgreementEntity> naming(String party) {
    return getSession()
        .createNativeQuery(
            """
            select * from agreement
             where id in (select id from agreement where :party = any(parties))
             order by id, seq desc
            """,
            AgreementEntity.class)
        .setParameter("party", party)
        .getResultList();
  }
}
