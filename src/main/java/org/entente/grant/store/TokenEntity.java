package org.entente.grant.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A token that was issued; the token itself is kept nowhere. */
@Entity
@Immutable
@Table(name = "access_token")
class TokenEntity {
  @Id String jti;

  @Column(name = "holder_id")
  String holderId;

  @Column(name = "holder_name")
  String holderName;

  @Column(name = "client_id")
  String clientId;

  UUID[] grants;

  @Column(name = "issued_at")
  Instant issuedAt;

  @Column(name = "expires_at")
  Instant expiresAt;
}
