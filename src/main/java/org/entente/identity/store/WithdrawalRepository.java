package org.entente.identity.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.identity.Registration;

@ApplicationScoped
class WithdrawalRepository implements PanacheRepositoryBase<WithdrawalEntity, Long> {

  Map<Long, WithdrawalEntity> of(Collection<FactEntity> facts) {
    return facts.isEmpty()
        ? Map.of()
        : list("factSeq in ?1", facts.stream().map(fact -> fact.seq).toList()).stream()
            .collect(Collectors.toMap(each -> each.factSeq, Function.identity()));
  }

  /** Two may take back the same at once: one of them does. */
  boolean insert(long factSeq, Registration.Withdrawal withdrawal) {
    return getSession()
            .createNativeMutationQuery(
                """
                insert into actor_fact_withdrawal (fact_seq, reason, withdrawn_by, withdrawn_at)
                values (:factSeq, :reason, :by, :at)
                on conflict on constraint actor_fact_withdrawal_pk do nothing
                """)
            .setParameter("factSeq", factSeq)
            .setParameter("reason", withdrawal.reason())
            .setParameter("by", withdrawal.by())
            .setParameter("at", withdrawal.at())
            .executeUpdate()
        == 1;
  }
}
