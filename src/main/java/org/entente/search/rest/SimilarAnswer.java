package org.entente.search.rest;

import java.util.List;
import org.entente.search.SearchResult.Hit;

/** Similar datasets, each as a search tells of it. */
record SimilarAnswer(List<SearchAnswer.Item> items) {
  static SimilarAnswer of(List<Hit> hits) {
    return new SimilarAnswer(hits.stream().map(SearchAnswer.Item::of).toList());
  }
}
