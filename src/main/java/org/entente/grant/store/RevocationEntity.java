package org.entente.grant.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A token that was ended before its time. */
@Entity
@Immutable
@Table(name = "access_token_revocation")
class RevocationEntity {
  @Id String jti;
  Instant at;
}
