package org.entente.savedsearch.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What one search has told of. */
@Entity
@Table(name = "saved_search_told")
class ToldEntity {
  @Id UUID search;
  UUID[] datasets;
}
