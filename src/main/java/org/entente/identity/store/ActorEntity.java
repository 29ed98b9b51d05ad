package org.entente.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The last snapshot of an actor's claims; roles and facts as JSON. */
@Entity
@Table(name = "actor")
class ActorEntity {
  @Id String id;
  String name;
  String kind;

  @Column(name = "display_name")
  String displayName;

  String org;

  @Column(name = "acts_for")
  String actsFor;

  String roles;
  String facts;

  @Column(name = "authenticated_at")
  Instant authenticatedAt;

  @Column(name = "asserted_at")
  Instant assertedAt;

  @Column(name = "seen_at")
  Instant seenAt;

  String email;
}
