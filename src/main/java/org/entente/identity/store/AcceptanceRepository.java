package org.entente.identity.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.entente.identity.Acceptance;
import org.entente.kernel.RorId;

@ApplicationScoped
class AcceptanceRepository implements PanacheRepositoryBase<AcceptanceEntity, Long> {

  /** A second click is no second acceptance. */
  boolean insert(Acceptance acceptance) {
    return getSession()
            .createNativeMutationQuery(
                """
                insert into agreement_acceptance
                       (agreement_id, version, accepted_by, on_behalf_of, accepted_at, evidence)
                values (:agreementId, :version, :by, :onBehalfOf, :at, :evidence)
                on conflict on constraint agreement_acceptance_once do nothing
                """)
            .setParameter("agreementId", acceptance.agreementId())
            .setParameter("version", acceptance.version())
            .setParameter("by", acceptance.acceptedBy())
            .setParameter(
                "onBehalfOf", acceptance.onBehalfOf().map(RorId::value).orElse(null), String.class)
            .setParameter("at", acceptance.acceptedAt())
            .setParameter("evidence", acceptance.evidence().orElse(null), String.class)
            .executeUpdate()
        == 1;
  }
}
