package org.entente.search.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.entente.search.SearchQuery;
import org.entente.search.analysis.Analysis;
import org.entente.search.index.FieldWords;
import org.entente.search.index.Fields;
import org.entente.search.language.ConditionField;
import org.entente.search.language.Criterion;
import org.entente.search.language.QuantityRange;

/** What a field has to be, as a Lucene query that is never scored. */
final class FieldQuery {
  /** Lets {@code Jane Smith} be {@code Smith, Jane}, or have an initial between. */
  private static final int NAME_SLOP = 2;

  /** Words of one condition that a description is looked through for. */
  private static final int MOST_WORDS = 20;

  private static final int LAST_YEAR = 9999;

  private FieldQuery() {}

  static Query of(ConditionField field, Criterion criterion, AccessLens lens) {
    return switch (criterion) {
      case Criterion.Whole whole -> whole(field, whole.value());
      case Criterion.AnyOf any ->
          new TermInSetQuery(
              Fields.values(facet(field)), any.values().stream().map(BytesRef::new).toList());
      case Criterion.Says says -> says(field, FieldWords.terms(says.words()));
      case Criterion.Years years -> years(years);
      case Criterion.On on -> new TestedQuery(new Tests.On(Fields.days(field), on.days()));
      case Criterion.Within within -> new TestedQuery(new Tests.Within(within.box()));
      case Criterion.Allowed allowed ->
          new TestedQuery(new Tests.Allowed(lens, Set.of(allowed.access())));
      case Criterion.Measured measured -> measured(measured.name(), measured.range());
    };
  }

  private static SearchQuery.Field facet(ConditionField field) {
    return field.facet().orElseThrow();
  }

  private static Query whole(ConditionField field, String value) {
    return new TermQuery(
        switch (field) {
          case DOI -> new Term(Fields.DOI, Analysis.fold(value));
          case IDENTIFIER -> new Term(Fields.IDENTIFIER, Analysis.fold(value));
          default -> new Term(Fields.values(facet(field)), value);
        });
  }

  private static Query says(ConditionField field, List<String> terms) {
    String words = Fields.words(field);
    return switch (field) {
      case DESCRIPTION -> all(words, terms);
      case CREATOR -> sideBySide(words, terms, NAME_SLOP);
      default -> sideBySide(words, terms, 0);
    };
  }

  private static Query all(String field, List<String> terms) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    terms.stream()
        .distinct()
        .limit(MOST_WORDS)
        .forEach(term -> all.add(new TermQuery(new Term(field, term)), Occur.FILTER));
    return terms.isEmpty() ? new MatchNoDocsQuery("no words") : all.build();
  }

  private static Query sideBySide(String field, List<String> terms, int slop) {
    return switch (terms.size()) {
      case 0 -> new MatchNoDocsQuery("no words");
      case 1 -> new TermQuery(new Term(field, terms.getFirst()));
      default -> new PhraseQuery(slop, field, terms.toArray(String[]::new));
    };
  }

  private static Query years(Criterion.Years years) {
    return years.from() > Math.min(years.to(), LAST_YEAR)
        ? new MatchNoDocsQuery("no such year")
        : TermRangeQuery.newStringRange(
            Fields.values(SearchQuery.Field.YEAR),
            Fields.year(years.from()),
            Fields.year(years.to()),
            true,
            true);
  }

  /** The name leads, so that only documents with such a quantity are tested. */
  private static Query measured(String name, Optional<QuantityRange> range) {
    List<String> terms = FieldWords.terms(name);
    Query named = sideBySide(Fields.words(ConditionField.MEASURED), terms, 0);
    if (range.isEmpty()) {
      return named;
    }
    return new BooleanQuery.Builder()
        .add(named, Occur.FILTER)
        .add(new TestedQuery(new Tests.Measured(terms, range.get())), Occur.FILTER)
        .build();
  }
}
