package org.entente.search.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.search.SearchResult;
import org.entente.search.SearchResult.FacetCount;
import org.entente.search.SearchResult.Note;

/**
 * A page of hits as JSON.
 *
 * @param cursor only where there is more
 * @param reading only where there is something to say of how the text was read
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SearchAnswer(
    long total,
    List<Item> items,
    Map<String, List<FacetCount>> facets,
    Optional<String> cursor,
    Optional<Reading> reading) {

  /** How the text was read. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Reading(List<Note> notes, Optional<String> didYouMean) {
    /** Empty where there is nothing to say. */
    static Optional<Reading> of(SearchResult.Reading reading) {
      return reading.equals(SearchResult.Reading.PLAIN)
          ? Optional.empty()
          : Optional.of(new Reading(reading.notes(), reading.didYouMean()));
    }
  }

  /** A hit: what the summary tier may show, and how it stands. */
  record Item(
      DatasetId id,
      String identifier,
      String title,
      String summary,
      RorId owner,
      String tier,
      String access,
      float score) {
    static Item of(SearchResult.Hit hit) {
      return new Item(
          hit.id(),
          hit.identifier(),
          hit.title(),
          hit.summary(),
          hit.owner(),
          hit.full() ? "full" : "summary",
          hit.access().word(),
          hit.score());
    }
  }

  static SearchAnswer of(SearchResult result) {
    Map<String, List<FacetCount>> facets = new LinkedHashMap<>();
    result.facets().forEach((field, counts) -> facets.put(field.word(), counts));
    return new SearchAnswer(
        result.total(),
        result.items().stream().map(Item::of).toList(),
        facets,
        result.cursor(),
        Reading.of(result.reading()));
  }
}
