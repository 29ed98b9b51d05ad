package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;
import org.entente.search.SearchResult.Note;
import org.entente.search.analysis.Analysis;
import org.entente.search.analysis.Token;

/**
 * The words of a query looked up in the scope, with other words for them: synonyms, and the nearest
 * spellings of those that nobody in scope uses.
 */
final class LookUp {
  /** Synonyms used in one query; a person's has one or two. */
  private static final int MOST_SYNONYMS = 8;

  /** In a longer text a word that is nowhere is no slip to ask back about. */
  private static final int SHORT = 8;

  /** So few datasets have a word that it may be their slip. */
  private static final int RARE = 5;

  /** A near word is meant rather if so many times as many datasets have it. */
  private static final int MUCH_MORE_USUAL = 10;

  private final IndexSearcher searcher;
  private final Worths worths;
  private final Typed typed;
  private final Vocabulary vocabulary;
  private final List<Wanted> words = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final Map<String, String> corrections = new LinkedHashMap<>();

  LookUp(Typed typed, Vocabulary vocabulary, IndexSearcher scoped, Worths worths)
      throws IOException {
    this.searcher = scoped;
    this.worths = worths;
    this.typed = typed;
    this.vocabulary = vocabulary;
    for (Word word : typed.words()) {
      words.add(new Wanted(word, vocabulary));
    }
    addSynonyms();
    if (words.size() <= SHORT) {
      for (Wanted wanted : words) {
        if (!wanted.isThere()) {
          correct(wanted);
        }
      }
    }
  }

  /** All of them, in order. */
  List<Wanted> words() {
    return words;
  }

  /** What no dataset has, and what was searched instead. */
  List<Note> notes() {
    return notes;
  }

  /** The nearest spelling of each word that nobody uses. */
  Map<String, String> corrections() {
    return corrections;
  }

  /** Words that are much more usual than rare ones that are nearly the same. */
  Map<String, String> moreUsual() throws IOException {
    Map<String, String> others = new LinkedHashMap<>();
    if (words.size() <= SHORT) {
      for (Wanted wanted : words) {
        moreUsual(wanted.word()).ifPresent(near -> others.put(wanted.word().typed(), near));
      }
    }
    return others;
  }

  private Optional<String> moreUsual(Word word) throws IOException {
    Token typedWord = word.pieces().getFirst();
    int datasets = vocabulary.datasets(typedWord.term());
    int enough = Math.max(1, datasets) * MUCH_MORE_USUAL;
    boolean canBe = word.isSingle() && datasets <= RARE && enough <= vocabulary.documents();
    if (!canBe || !Spelling.canErr(typedWord.form())) {
      return Optional.empty();
    }
    for (String near : near(typedWord.form())) {
      if (vocabulary.datasets(Analysis.terms(near).getFirst()) >= enough) {
        return Optional.of(near);
      }
    }
    return Optional.empty();
  }

  private void addSynonyms() throws IOException {
    int used = 0;
    for (Synonyms.Found found : Synonyms.KNOWN.in(typed.words())) {
      int length = found.behind() - found.first();
      for (List<Token> other : found.others()) {
        if (worths.synonym() > 0 && used++ < MOST_SYNONYMS) {
          for (Wanted each : words.subList(found.first(), found.behind())) {
            each.or(other, worths.synonym() / length);
          }
        }
      }
    }
  }

  private void correct(Wanted wanted) throws IOException {
    Word word = wanted.word();
    String form = word.pieces().getFirst().form();
    List<String> near = word.isSingle() && Spelling.canErr(form) ? near(form) : List.of();
    String nowhere = "`%s` is in no dataset you may know of".formatted(word.typed());
    if (near.isEmpty()) {
      notes.add(new Note(word.typed(), nowhere + "."));
      return;
    }
    for (String other : near) {
      wanted.or(Analysis.tokens(other).subList(0, 1), worths.correction());
    }
    String others = near.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    notes.add(new Note(word.typed(), "%s; searched for %s too.".formatted(nowhere, others)));
    corrections.put(word.typed(), near.getFirst());
  }

  /** A form out of a text need not be a word by itself, a Japanese particle for instance. */
  private List<String> near(String form) throws IOException {
    return Spelling.near(searcher.getIndexReader(), form).stream()
        .filter(each -> !Analysis.terms(each).isEmpty())
        .toList();
  }
}
