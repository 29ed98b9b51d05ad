package org.entente.savedsearch.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.DatasetId;
import org.entente.savedsearch.SavedSearch;
import org.entente.savedsearch.SavedSearchId;

/**
 * A saved search as the API shows it.
 *
 * @param search where it is asked, as this API takes it
 * @param unseen what is new since its owner last looked, newest first, at most 100
 * @param mailedAt when a letter was last handed to the mail server
 * @param undeliveredAt when a letter was given up
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SavedSearchRecord(
    SavedSearchId id,
    String name,
    String text,
    List<String> filters,
    String sort,
    String alerts,
    String search,
    List<DatasetId> unseen,
    Instant createdAt,
    Instant checkedAt,
    Optional<Instant> dueAt,
    Optional<Instant> mailedAt,
    Optional<Instant> undeliveredAt) {

  /** One page of a listing. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Page(List<SavedSearchRecord> items, Optional<String> cursor) {}

  static SavedSearchRecord of(SavedSearch search) {
    String parameters = search.question().parameters();
    return new SavedSearchRecord(
        search.id(),
        search.name(),
        search.question().text(),
        search.question().filterWords(),
        search.question().sort().word(),
        search.alerts().word(),
        "/api/v1/datasets" + (parameters.isEmpty() ? "" : "?" + parameters),
        search.unseen(),
        search.createdAt(),
        search.checkedAt(),
        search.dueAt(),
        search.mailedAt(),
        search.undeliveredAt());
  }
}
