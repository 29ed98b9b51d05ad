package org.entente.search.query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.entente.search.language.ConditionField;
import org.entente.search.language.Conditions;
import org.entente.search.language.Criterion;
import org.entente.search.language.Part.Condition;

/**
 * Filters of an address and conditions of a text, one Lucene query per field: of one field any will
 * do, of several fields each must be met. What is excluded is excluded.
 */
final class Filters {
  private final Map<ConditionField, Query> byField = new EnumMap<>(ConditionField.class);
  private final List<Query> excluded = new ArrayList<>();

  Filters(Map<Field, Set<String>> asked, List<Condition> conditions, AccessLens lens) {
    Map<ConditionField, Set<Criterion>> wanted = new EnumMap<>(ConditionField.class);
    asked.forEach(
        (field, values) ->
            values.forEach(
                value ->
                    criteria(wanted, ConditionField.of(field))
                        .addAll(Conditions.parse(field, value))));
    for (Condition condition : conditions) {
      if (condition.excluded()) {
        excluded.add(FieldQuery.of(condition.field(), condition.criterion(), lens));
      } else {
        criteria(wanted, condition.field()).add(condition.criterion());
      }
    }
    wanted.forEach((field, criteria) -> byField.put(field, any(field, criteria, lens)));
  }

  private static Set<Criterion> criteria(
      Map<ConditionField, Set<Criterion>> wanted, ConditionField field) {
    return wanted.computeIfAbsent(field, _ -> new HashSet<>());
  }

  /** Whole values together, and accesses together, since each set of them is one look. */
  private static Query any(ConditionField field, Set<Criterion> criteria, AccessLens lens) {
    Set<String> values = new HashSet<>();
    Set<Access> accesses = EnumSet.noneOf(Access.class);
    List<Query> queries = new ArrayList<>();
    for (Criterion criterion : criteria) {
      switch (criterion) {
        case Criterion.Whole whole when field.facet().isPresent() -> values.add(whole.value());
        case Criterion.AnyOf any -> values.addAll(any.values());
        case Criterion.Allowed allowed -> accesses.add(allowed.access());
        default -> queries.add(FieldQuery.of(field, criterion, lens));
      }
    }
    if (!values.isEmpty()) {
      queries.add(
          new TermInSetQuery(
              Fields.values(field.facet().orElseThrow()),
              values.stream().sorted().map(BytesRef::new).toList()));
    }
    if (!accesses.isEmpty()) {
      queries.add(new TestedQuery(new Tests.Allowed(lens, accesses)));
    }
    return any(queries);
  }

  private static Query any(List<Query> queries) {
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }

  /** Whether the field is filtered, in the address or in the text. */
  boolean has(Field field) {
    return byField.containsKey(ConditionField.of(field));
  }

  /**
   * The text and every filter.
   *
   * @param free a field whose filters are left out, but not its exclusions; none if empty
   */
  Query with(Optional<Query> text, Optional<Field> free) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    text.ifPresentOrElse(
        query -> all.add(query, Occur.MUST),
        () -> all.add(new ConstantScoreQuery(new MatchAllDocsQuery()), Occur.FILTER));
    byField.forEach(
        (field, query) -> {
          if (free.isEmpty() || ConditionField.of(free.get()) != field) {
            all.add(query, Occur.FILTER);
          }
        });
    excluded.forEach(query -> all.add(query, Occur.MUST_NOT));
    return all.build();
  }
}
