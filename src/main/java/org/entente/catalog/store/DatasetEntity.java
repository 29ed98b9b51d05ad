package org.entente.catalog.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A dataset as it stands. */
@Entity
@Table(name = "dataset")
class DatasetEntity {
  @Id UUID id;
  String owner;
  String identifier;

  @JdbcTypeCode(SqlTypes.JSON)
  String metadata;

  @Column(name = "governance_class")
  String governanceClass;

  @Column(name = "content_sha256")
  String contentSha256;

  long revision;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;
}
