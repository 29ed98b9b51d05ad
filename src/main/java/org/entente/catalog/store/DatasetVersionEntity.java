package org.entente.catalog.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A dataset as it stood at one revision; never changed. */
@Entity
@Immutable
@IdClass(DatasetVersionEntity.Key.class)
@Table(name = "dataset_version")
class DatasetVersionEntity {
  /** Which revision of which dataset. */
  record Key(UUID dataset, long revision) implements Serializable {}

  @Id UUID dataset;
  @Id long revision;

  @JdbcTypeCode(SqlTypes.JSON)
  String metadata;

  @Column(name = "governance_class")
  String governanceClass;

  @Column(name = "content_sha256")
  String contentSha256;

  @Column(name = "saved_at")
  Instant savedAt;

  @Column(name = "saved_by")
  String savedBy;
}
