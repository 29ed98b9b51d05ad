package org.entente.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One acceptance of a version of an agreement. */
@Entity
@Immutable
@Table(name = "agreement_acceptance")
class AcceptanceEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long seq;

  @Column(name = "agreement_id")
  String agreementId;

  String version;

  @Column(name = "accepted_by")
  String acceptedBy;

  @Column(name = "on_behalf_of")
  String onBehalfOf;

  @Column(name = "accepted_at")
  Instant acceptedAt;

  String evidence;
}
