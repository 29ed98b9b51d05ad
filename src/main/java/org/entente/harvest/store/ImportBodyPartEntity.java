package org.entente.harvest.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A part of a body, in order from 0. */
@Entity
@IdClass(ImportBodyPartEntity.Key.class)
@Table(name = "import_body")
class ImportBodyPartEntity {
  /** Which part of which job's body. */
  record Key(UUID job, int part) implements Serializable {}

  @Id UUID job;
  @Id int part;
  byte[] bytes;
}
