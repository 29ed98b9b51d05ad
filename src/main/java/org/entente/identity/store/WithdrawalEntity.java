package org.entente.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** That one registration of a fact was taken back. */
@Entity
@Immutable
@Table(name = "actor_fact_withdrawal")
class WithdrawalEntity {
  @Id
  @Column(name = "fact_seq")
  Long factSeq;

  String reason;

  @Column(name = "withdrawn_by")
  String withdrawnBy;

  @Column(name = "withdrawn_at")
  Instant withdrawnAt;
}
