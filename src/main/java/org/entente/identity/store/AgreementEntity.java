package org.entente.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One registered version of an agreement. */
@Entity
@Immutable
@Table(name = "agreement")
class AgreementEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long seq;

  String id;
  String version;
  String title;
  String[] parties;

  @Column(name = "in_force_from")
  Instant inForceFrom;

  @Column(name = "in_force_until")
  Instant inForceUntil;

  String source;

  @Column(name = "asserted_by")
  String assertedBy;

  @Column(name = "asserted_at")
  Instant assertedAt;

  String evidence;

  @Column(name = "registered_by")
  String registeredBy;

  @Column(name = "registered_at")
  Instant registeredAt;
}
