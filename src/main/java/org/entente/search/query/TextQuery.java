package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.entente.search.SearchResult.Note;
import org.entente.search.analysis.Analysis;
import org.entente.search.analysis.Token;
import org.entente.search.index.Fields;
import org.entente.search.language.ParsedQuery;
import org.entente.search.query.Typed.Phrase;

/**
 * What a person typed, as Lucene queries: one that says which documents match, and one that ranks
 * the same documents.
 *
 * <p>Each word is ranked by BM25F over all text of a record; phrases and excluded words are
 * conditions; a text that is exactly an identifier, a DOI or a title comes first. Most words must
 * be there; where that finds next to nothing, some are enough. Synonyms and, for words that nobody
 * in scope uses, their nearest spellings are searched too and count less.
 *
 * <p>INVARIANT (non-interference): words are looked up through the scoped reader alone, so all of
 * this, the remarks included, depends on the scope and on nothing else. No query blends or borrows
 * frequencies between terms.
 */
final class TextQuery {
  private static final Pattern SCHEME = Pattern.compile("^(https?://(dx\\.)?doi\\.org/|doi: ?)");
  private static final float EXACT = 1_000;

  /** With fewer documents than this having most words, one word is enough. */
  static final int FEW = 10;

  private final Typed typed;
  private final Worths worths;
  private final IndexSearcher searcher;
  private final Vocabulary vocabulary;
  private final List<Wanted> words = new ArrayList<>();
  private final List<Wanted> there = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final Optional<Query> exactly;
  private LookUp found;
  private int most;
  private int enough;
  private boolean few;

  private TextQuery(Typed typed, IndexSearcher searcher, Worths worths) throws IOException {
    this.typed = typed;
    this.worths = worths;
    this.searcher = searcher;
    this.vocabulary = new Vocabulary(searcher);
    this.exactly = exactly(typed.text());
  }

  /** Reads what was typed against the words of a scope. */
  static TextQuery of(ParsedQuery parsed, IndexSearcher scoped) throws IOException {
    return of(parsed, scoped, Worths.USUAL);
  }

  static TextQuery of(ParsedQuery parsed, IndexSearcher scoped, Worths worths) throws IOException {
    TextQuery query = new TextQuery(Typed.of(parsed), scoped, worths);
    query.read();
    return query;
  }

  private void read() throws IOException {
    found = new LookUp(typed, vocabulary, searcher, worths);
    words.addAll(found.words());
    words.stream().filter(Wanted::isThere).forEach(there::add);
    notes.addAll(found.notes());
    if (typed.cut()) {
      notes.add(new Note("", "Only the first %d words were searched.".formatted(Typed.MOST_WORDS)));
    }
    most = enough(there.size());
    enough = most;
    few = exactly.isEmpty() && Sample.count(searcher, mostWords(), FEW) < FEW;
    if (few) {
      loosen();
    }
  }

  /** The words looked up, with other words that may have been meant. */
  LookUp found() {
    return found;
  }

  /** Whether next to nothing has most of the words, the text being no identifier or title. */
  boolean findsFew() {
    return few;
  }

  /** Documents that have most words, however few those are. */
  Query mostWords() throws IOException {
    return all(wanted(there, most, List.of()));
  }

  /** Documents that have most words letter for letter. */
  Query literally() throws IOException {
    List<Wanted> literal = there.stream().filter(wanted -> wanted.isAsTyped()).toList();
    return all(wanted(literal, enough(words.size()), List.of()));
  }

  private void loosen() throws IOException {
    if (most <= 1) {
      return;
    }
    Query loose = all(wanted(there, 1, List.of()));
    if (Sample.count(searcher, without(loose, mostWords()), 1) > 0) {
      enough = 1;
      notes.add(
          new Note(
              typed.text(),
              "Few datasets have most of these words; those with some of them are shown too."));
    }
  }

  static Query without(Query query, Query excluded) {
    return new BooleanQuery.Builder().add(query, Occur.MUST).add(excluded, Occur.MUST_NOT).build();
  }

  /** How the text was read: what no dataset has, and what was searched instead. */
  List<Note> notes() {
    return notes;
  }

  /**
   * The documents that match, for whoever needs no scores; empty for a blank text, which asks for
   * everything.
   */
  Optional<Query> matching() throws IOException {
    return query(List.of());
  }

  /** What puts one of these documents before another. */
  Closeness closeness() throws IOException {
    return Closeness.of(there, vocabulary, worths);
  }

  /** Exactly the documents of {@link #matching}, scored by closeness too. */
  Optional<Query> ranking(Closeness closeness) throws IOException {
    return query(closeness.bonuses());
  }

  /** Whether it asks for everything. */
  boolean isBlank() {
    return typed.text().isBlank();
  }

  private Optional<Query> query(List<? extends Query> bonuses) throws IOException {
    if (isBlank()) {
      return Optional.empty();
    }
    if (!typed.words().isEmpty() || !typed.phrases().isEmpty()) {
      return Optional.of(all(wanted(there, enough, bonuses)));
    }
    return Optional.of(
        typed.excluded().isEmpty()
            ? exactly.orElseGet(() -> new MatchNoDocsQuery("no words"))
            : all(Vocabulary.constant(new MatchAllDocsQuery(), 0)));
  }

  /** Exact matches first, exclusions kept out. */
  private Query all(Query wanted) throws IOException {
    BooleanQuery.Builder exactFirst = new BooleanQuery.Builder();
    exactly.ifPresent(query -> exactFirst.add(query, Occur.SHOULD));
    Query found = exactly.isPresent() ? exactFirst.add(wanted, Occur.SHOULD).build() : wanted;
    if (typed.excluded().isEmpty()) {
      return found;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(found, Occur.MUST);
    for (Phrase phrase : typed.excluded()) {
      all.add(vocabulary.sideBySide(phrase.tokens()), Occur.MUST_NOT);
    }
    return all.build();
  }

  private Query wanted(List<Wanted> among, int enough, List<? extends Query> bonuses)
      throws IOException {
    if (among.size() < enough || (among.isEmpty() && typed.phrases().isEmpty())) {
      return new MatchNoDocsQuery("too few of the words are anywhere");
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (!among.isEmpty()) {
      all.add(some(among, enough), Occur.MUST);
    }
    for (Phrase phrase : typed.phrases()) {
      all.add(quoted(phrase), Occur.MUST);
    }
    bonuses.forEach(bonus -> all.add(bonus, Occur.SHOULD));
    BooleanQuery query = all.build();
    return query.clauses().size() == 1 ? query.clauses().getFirst().query() : query;
  }

  private static Query some(List<Wanted> words, int enough) {
    if (words.size() == 1) {
      return words.getFirst().query();
    }
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    words.forEach(wanted -> some.add(wanted.query(), Occur.SHOULD));
    some.setMinimumNumberShouldMatch(enough);
    return some.build();
  }

  /** All of two words, all but one of five, three fifths of a long text. */
  static int enough(int words) {
    if (words <= 2) {
      return words;
    }
    return words <= 5 ? words - 1 : (words * 3 + 4) / 5;
  }

  /** Side by side; or an identifier, which is no text and is often quoted. */
  private Query quoted(Phrase phrase) throws IOException {
    Query sideBySide = vocabulary.sideBySide(phrase.tokens());
    Optional<Query> identifier = exactly(phrase.text());
    return identifier.isPresent()
        ? new DisjunctionMaxQuery(List.of(identifier.get(), sideBySide), 0)
        : sideBySide;
  }

  /** A whole text that is an identifier, a DOI or a title in scope. */
  private Optional<Query> exactly(String text) throws IOException {
    String bare = SCHEME.matcher(Analysis.fold(text)).replaceFirst("");
    Term term = new Term(Fields.EXACT, bare);
    return bare.isEmpty() || searcher.getIndexReader().docFreq(term) == 0
        ? Optional.empty()
        : Optional.of(Vocabulary.constant(new TermQuery(term), EXACT));
  }

  /**
   * The words and phrases wanted, as a query over one field: for marking them in a text.
   *
   * @return empty if there is nothing to mark
   */
  Optional<Query> marked(String field) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Wanted wanted : words) {
      mark(any, field, wanted.word().pieces());
      wanted.word().joined().ifPresent(joined -> mark(any, field, List.of(joined)));
      wanted.others().forEach(other -> mark(any, field, other));
    }
    typed.phrases().forEach(phrase -> mark(any, field, phrase.tokens()));
    BooleanQuery query = any.build();
    return query.clauses().isEmpty() ? Optional.empty() : Optional.of(query);
  }

  private static void mark(BooleanQuery.Builder any, String field, List<Token> words) {
    Query query =
        words.size() == 1
            ? new TermQuery(new Term(field, words.getFirst().term()))
            : Vocabulary.phrase(field, words, 0);
    any.add(query, Occur.SHOULD);
  }
}
