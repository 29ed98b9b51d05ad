package org.entente.harvest.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.entente.harvest.ImportJob;

/** Why a record was left out. */
@Entity
@IdClass(ImportErrorEntity.Key.class)
@Table(name = "import_error")
class ImportErrorEntity {
  /** Which record of which job's body. */
  record Key(UUID job, long record) implements Serializable {}

  @Id UUID job;
  @Id long record;
  long line;
  String identifier;
  String problem;

  ImportJob.RecordError toRecordError() {
    return new ImportJob.RecordError(line, Optional.ofNullable(identifier), problem);
  }
}
