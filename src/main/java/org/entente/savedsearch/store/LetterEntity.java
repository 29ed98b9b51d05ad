package org.entente.savedsearch.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A letter not yet sent. */
@Entity
@Table(name = "saved_search_letter")
class LetterEntity {
  @Id UUID id;
  UUID search;
  UUID[] datasets;

  @Column(name = "written_at")
  Instant writtenAt;

  int attempts;

  @Column(name = "due_at")
  Instant dueAt;
}
