package org.entente.search.query;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.Access;
import org.entente.search.index.Fields;

/** The filters of a query, one Lucene query per field. */
final class Filters {
  private final Map<Field, Query> byField = new EnumMap<>(Field.class);

  Filters(Map<Field, Set<String>> asked, AccessLens lens) {
    asked.forEach((field, values) -> byField.put(field, filter(field, values, lens)));
  }

  private static Query filter(Field field, Set<String> values, AccessLens lens) {
    if (field == Field.ACCESS) {
      Set<Access> wanted =
          values.stream()
              .flatMap(word -> Access.parse(word).stream())
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Access.class)));
      return new AccessQuery(lens, wanted);
    }
    List<BytesRef> terms = values.stream().sorted().map(BytesRef::new).toList();
    return new TermInSetQuery(Fields.values(field), terms);
  }

  boolean has(Field field) {
    return byField.containsKey(field);
  }

  /**
   * The text and every filter.
   *
   * @param free a field whose filter is left out; none if empty
   */
  Query with(Optional<Query> text, Optional<Field> free) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    text.ifPresentOrElse(
        query -> all.add(query, Occur.MUST),
        () -> all.add(new ConstantScoreQuery(new MatchAllDocsQuery()), Occur.FILTER));
    byField.forEach(
        (field, query) -> {
          if (free.isEmpty() || free.get() != field) {
            all.add(query, Occur.FILTER);
          }
        });
    return all.build();
  }
}
