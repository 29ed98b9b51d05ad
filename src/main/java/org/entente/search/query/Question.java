package org.entente.search.query;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.Reading;

/** A search as it is put to one scope: the text read against the scope's words, and the filters. */
record Question(TextQuery text, Filters filters) {
  static Question of(SearchQuery query, IndexSearcher scoped, AccessLens lens) throws IOException {
    return new Question(
        TextQuery.of(query.text(), TextParser.parse(query.text()), scoped),
        new Filters(query.filters(), lens));
  }

  /**
   * The documents that match, for whoever needs no scores.
   *
   * @param free a field whose filter is left out; none if empty
   */
  Query matching(Optional<Field> free) throws IOException {
    return filters.with(text.matching(), free);
  }

  /** Exactly the documents that match, scored. */
  Query ranking() throws IOException {
    return filters.with(text.ranking(), Optional.empty());
  }

  /** Whether there is anything that hits could be ranked by. */
  boolean ranks() throws IOException {
    return text.matching().isPresent();
  }

  Reading reading() {
    return text.reading();
  }
}
