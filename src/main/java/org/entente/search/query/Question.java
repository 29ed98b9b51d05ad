package org.entente.search.query;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.Note;
import org.entente.search.SearchResult.Reading;
import org.entente.search.language.ParsedQuery;
import org.entente.search.language.QueryParser;

/** A search as it is put to one scope: the text read against the scope's words, and the filters. */
record Question(ParsedQuery parsed, TextQuery text, Filters filters) {
  static Question of(SearchQuery query, IndexSearcher scoped, AccessLens lens) throws IOException {
    return of(query.text(), query.filters(), scoped, lens);
  }

  static Question of(
      String text, Map<Field, Set<String>> filters, IndexSearcher scoped, AccessLens lens)
      throws IOException {
    ParsedQuery parsed = QueryParser.parse(text);
    return new Question(
        parsed, TextQuery.of(parsed, scoped), new Filters(filters, parsed.conditions(), lens));
  }

  /**
   * The documents that match, for whoever needs no scores.
   *
   * @param free a field whose filter is left out; none if empty
   */
  Query matching(Optional<Field> free) throws IOException {
    return filters.with(text.matching(), free);
  }

  /** Other words under the same filters and conditions. */
  Query under(Query words) {
    return filters.with(Optional.of(words), Optional.empty());
  }

  /** Exactly the documents that match, scored. */
  Ranking ranking() throws IOException {
    Closeness closeness = text.closeness();
    return new Ranking(
        matching(Optional.empty()),
        filters.with(text.ranking(closeness), Optional.empty()),
        closeness.most());
  }

  /** Whether there is anything that hits could be ranked by. */
  boolean ranks() {
    return !text.isBlank();
  }

  /**
   * How it was understood.
   *
   * @param more notes that only the answer gives rise to
   * @param didYouMean another text that finds more
   */
  Reading reading(List<Note> more, Optional<String> didYouMean) {
    return new Reading(
        Stream.of(parsed.notes(), text.notes(), more).flatMap(List::stream).toList(), didYouMean);
  }
}
