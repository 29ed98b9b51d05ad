package org.entente.harvest.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A job as it stands. */
@Entity
@Table(name = "import_job")
class ImportJobEntity {
  @Id UUID id;
  String state;
  String format;
  String owner;

  @Column(name = "started_by")
  String startedBy;

  @Column(name = "started_by_name")
  String startedByName;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "touched_at")
  Instant touchedAt;

  @Column(name = "finished_at")
  Instant finishedAt;

  long total;
  long position;
  long created;
  long updated;
  long unchanged;
  long rejected;
  String problem;
}
