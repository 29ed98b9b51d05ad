package org.entente.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One registration of a fact; the value as JSON. */
@Entity
@Immutable
@Table(name = "actor_fact")
class FactEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long seq;

  @Column(name = "actor_id")
  String actorId;

  String attribute;
  String source;
  String value;

  @Column(name = "asserted_by")
  String assertedBy;

  @Column(name = "asserted_at")
  Instant assertedAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  String evidence;

  @Column(name = "registered_by")
  String registeredBy;

  @Column(name = "registered_at")
  Instant registeredAt;

  String office;
}
