package org.entente.request.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** The projected state of one owner's part. */
@Entity
@IdClass(PartKey.class)
@Table(name = "access_request_part")
class PartEntity {
  @Id UUID request;
  @Id String owner;
  String state;
  UUID[] datasets;
  String[] required;
  String[] outstanding;
  String[] classes;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(given as text)", write = "cast(? as jsonb)")
  String given;

  @Column(name = "until_at")
  Instant until;
}
