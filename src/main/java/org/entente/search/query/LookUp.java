package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private final IndexSearcher searcher;
  private final Worths worths;
  private final List<Wanted> words = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private String corrected;

  LookUp(Typed typed, Vocabulary vocabulary, IndexSearcher scoped, Worths worths)
      throws IOException {
    this.searcher = scoped;
    this.worths = worths;
    this.corrected = typed.text();
    for (Word word : typed.words()) {
      words.add(new Wanted(word, vocabulary));
    }
    addSynonyms(typed.words());
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

  /** The whole text with the nearest spellings in it; as it was typed if nothing was corrected. */
  String corrected() {
    return corrected;
  }

  private void addSynonyms(List<Word> typed) throws IOException {
    int used = 0;
    for (Synonyms.Found found : Synonyms.KNOWN.in(typed)) {
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
    List<String> near =
        word.isSingle() && Spelling.canErr(form)
            ? Spelling.near(searcher.getIndexReader(), form)
            : List.of();
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
    corrected = with(corrected, word.typed(), near.getFirst());
  }

  /** The word replaced where it stands alone. */
  private static String with(String text, String word, String other) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])")
        .matcher(text)
        .replaceFirst(Matcher.quoteReplacement(other));
  }
}
