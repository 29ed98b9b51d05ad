package org.entente.grant.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One thing that happened to a grant; only ever added. */
@Entity
@Immutable
@IdClass(GrantEventEntity.Key.class)
@Table(name = "access_grant_event")
class GrantEventEntity {
  @Id
  @Column(name = "access_grant")
  UUID grant;

  @Id long version;
  String type;
  Instant at;

  @Column(name = "by_id")
  String byId;

  @Column(name = "by_name")
  String byName;

  String reason;

  @Column(name = "expires_at")
  Instant expiresAt;

  /** Primary key. */
  record Key(UUID grant, long version) implements Serializable {}
}
