package org.entente.search.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.entente.search.index.Analysis;
import org.entente.search.index.Fields;
import org.entente.search.query.TextParser.Part;

/**
 * What a person typed, as a Lucene query.
 *
 * <p>Each word is ranked by BM25F over all text fields as if they were one (so a rare word counts
 * alike wherever it stands), phrases and excluded words are conditions, and a text that is exactly
 * an identifier, a DOI or a title comes first. Most words must be there, not all: the longer the
 * text, the more of it may be missing.
 *
 * <p>No query here looks a term up by anything but the scoped reader; none blends or borrows
 * frequencies between terms.
 */
final class TextQuery {
  private static final float EXACT = 1_000;

  /** Whole numbers, so that sums of weighted frequencies are exact in any order. */
  private static final Map<String, Integer> WEIGHTS =
      Map.of(
          Fields.TITLE, 4,
          Fields.KEYWORDS, 3,
          Fields.METHODS, 2,
          Fields.OWNER, 2,
          Fields.CREATORS, 1,
          Fields.BODY, 1);

  /** Words that say nothing by themselves; they count only inside quotes or alone. */
  private static final Set<String> FILLERS =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is", "it",
          "its", "of", "on", "or", "that", "the", "their", "these", "this", "to", "was", "were",
          "which", "will", "with");

  private final String text;
  private final List<List<String>> words = new ArrayList<>();
  private final List<Phrase> phrases = new ArrayList<>();
  private final List<List<String>> excluded = new ArrayList<>();

  /** What stood in quotes, and its terms. */
  private record Phrase(String text, List<String> terms) {}

  private TextQuery(String text) {
    this.text = text;
  }

  static TextQuery of(String text) {
    TextQuery query = new TextQuery(text);
    Map<List<String>, Boolean> words = new LinkedHashMap<>();
    for (Part part : TextParser.parse(text)) {
      List<String> terms = Analysis.terms(part.text());
      if (terms.isEmpty()) {
        continue;
      }
      if (part.excluded()) {
        query.excluded.add(terms);
      } else if (part.phrase()) {
        query.phrases.add(new Phrase(part.text(), terms));
      } else {
        words.put(terms, terms.size() == 1 && FILLERS.contains(terms.getFirst()));
      }
    }
    boolean onlyFillers = query.phrases.isEmpty() && !words.containsValue(false);
    words.forEach(
        (terms, filler) -> {
          if (!filler || onlyFillers) {
            query.words.add(terms);
          }
        });
    return query;
  }

  /** Empty for a blank text, which asks for everything. */
  Optional<Query> toLucene() {
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (words.isEmpty() && phrases.isEmpty()) {
      return Optional.of(excluded.isEmpty() ? exactOnly() : everythingElse());
    }
    BooleanQuery.Builder exactFirst = new BooleanQuery.Builder();
    exactFirst.add(exactly(), Occur.SHOULD);
    exactFirst.add(wanted(), Occur.SHOULD);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(exactFirst.build(), Occur.MUST);
    excluded.forEach(terms -> all.add(phrase(terms), Occur.MUST_NOT));
    return Optional.of(all.build());
  }

  /** Signs alone have no words; they may still be somebody's identifier. */
  private Query exactOnly() {
    return Analysis.fold(text).isEmpty() ? new MatchNoDocsQuery("no words") : exactly();
  }

  private Query everythingElse() {
    BooleanQuery.Builder rest = new BooleanQuery.Builder();
    rest.add(new MatchAllDocsQuery(), Occur.FILTER);
    excluded.forEach(terms -> rest.add(phrase(terms), Occur.MUST_NOT));
    return rest.build();
  }

  private Query exactly() {
    return new BoostQuery(exactly(text), EXACT);
  }

  /** The whole text as an identifier, a DOI or a title. */
  private static Query exactly(String text) {
    String folded = Analysis.fold(text);
    String bare = folded.replaceFirst("^(https?://(dx\\.)?doi\\.org/|doi: ?)", "");
    return new ConstantScoreQuery(new TermQuery(new Term(Fields.EXACT, bare)));
  }

  private Query wanted() {
    BooleanQuery.Builder wanted = new BooleanQuery.Builder();
    words.forEach(terms -> wanted.add(word(terms), Occur.SHOULD));
    wanted.setMinimumNumberShouldMatch(enough(words.size()));
    phrases.forEach(phrase -> wanted.add(quoted(phrase), Occur.MUST));
    return wanted.build();
  }

  /** All of two words, all but one of five, three fifths of a long text. */
  static int enough(int words) {
    if (words <= 2) {
      return words;
    }
    return words <= 5 ? words - 1 : (words * 3 + 4) / 5;
  }

  /** A word that is several terms, such as {@code x-ray}, needs each of them. */
  private static Query word(List<String> terms) {
    if (terms.size() == 1) {
      return combined(terms.getFirst());
    }
    BooleanQuery.Builder each = new BooleanQuery.Builder();
    terms.stream().distinct().forEach(term -> each.add(combined(term), Occur.MUST));
    return each.build();
  }

  private static Query combined(String term) {
    CombinedFieldQuery.Builder query = new CombinedFieldQuery.Builder(term);
    WEIGHTS.forEach(query::addField);
    return query.build();
  }

  /** Side by side in one field; or an identifier, which is no text and is often quoted. */
  private static Query quoted(Phrase phrase) {
    return new DisjunctionMaxQuery(List.of(exactly(phrase.text()), phrase(phrase.terms())), 0);
  }

  private static Query phrase(List<String> terms) {
    if (terms.size() == 1) {
      return combined(terms.getFirst());
    }
    List<Query> fields = new ArrayList<>();
    WEIGHTS.keySet().stream()
        .sorted()
        .forEach(
            field ->
                fields.add(
                    new BoostQuery(
                        new PhraseQuery(field, terms.toArray(String[]::new)), WEIGHTS.get(field))));
    return new DisjunctionMaxQuery(fields, 0);
  }

  /**
   * The words and phrases wanted, as a query over one field: for marking them in a text.
   *
   * @return empty if there is nothing to mark
   */
  Optional<Query> marked(String field) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    words.stream()
        .flatMap(List::stream)
        .distinct()
        .forEach(term -> any.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
    phrases.forEach(
        phrase ->
            any.add(new PhraseQuery(field, phrase.terms().toArray(String[]::new)), Occur.SHOULD));
    BooleanQuery query = any.build();
    return query.clauses().isEmpty() ? Optional.empty() : Optional.of(query);
  }
}
