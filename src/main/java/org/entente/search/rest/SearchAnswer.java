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

/**
 * A page of hits as JSON.
 *
 * @param cursor only where there is more
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SearchAnswer(
    long total, List<Item> items, Map<String, List<FacetCount>> facets, Optional<String> cursor) {

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
        result.total(), result.items().stream().map(Item::of).toList(), facets, result.cursor());
  }
}
