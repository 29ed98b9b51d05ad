package org.entente.request.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** One row of the append-only log; {@code body} is the event as JSON. */
@Entity
@Immutable
@IdClass(EventKey.class)
@Table(name = "access_request_event")
class EventEntity {
  @Id UUID request;
  @Id long version;
  String type;
  Instant at;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(body as text)", write = "cast(? as jsonb)")
  String body;
}
