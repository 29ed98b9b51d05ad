package org.entente.search.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.search.Suggestion.Kind;
import org.entente.search.analysis.Analysis;

/**
 * Titles and values as terms that a prefix finds: folded, from each of the first words on, then
 * what is suggested.
 *
 * <p>They are ordinary terms, so the scoped reader hides those that only hidden datasets have; a
 * suggester's automaton would be built over all of them. Titles have a field of their own: there
 * are as many as datasets, of other values only few.
 */
public final class Completions {
  private static final int MOST_STARTS = 5;
  private static final int LONGEST_FOLDED = 60;
  private static final int LONGEST_TEXT = 200;
  private static final char END = '\u0000';

  /** Scripts that put no blank between words. */
  private static final Set<Integer> UNSPACED =
      Set.of(
          UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.THAI,
          UScript.LAO,
          UScript.KHMER,
          UScript.MYANMAR);

  /**
   * A completion term taken apart.
   *
   * @param text what is suggested
   * @param value what a filter takes for it
   * @param whole whether it starts where the text starts
   */
  public record Completion(Kind kind, String text, String value, boolean whole) {}

  private Completions() {}

  static List<String> ofTitle(String title) {
    return terms(Kind.TITLE, title, title, title);
  }

  /**
   * @param typed what is continued: the text itself, or another name of the same thing
   */
  static List<String> terms(Kind kind, String typed, String text, String value) {
    if (text.length() > LONGEST_TEXT
        || value.length() > LONGEST_TEXT
        || text.indexOf(END) >= 0
        || value.indexOf(END) >= 0) {
      return List.of();
    }
    String folded = Analysis.fold(typed);
    String shown = END + code(kind) + text + (value.equals(text) ? "" : END + value);
    return starts(folded).stream()
        .map(
            start ->
                folded.substring(start, Math.min(folded.length(), start + LONGEST_FOLDED))
                    + END
                    + (start == 0 ? "" : " ")
                    + shown)
        .distinct()
        .toList();
  }

  /** Where the first words begin. */
  private static Set<Integer> starts(String folded) {
    Set<Integer> starts = new LinkedHashSet<>();
    if (!folded.isEmpty()) {
      starts.add(0);
    }
    if (folded.codePoints().anyMatch(Completions::isUnspaced)) {
      BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
      words.setText(folded);
      for (int at = words.first();
          at != BreakIterator.DONE && at < folded.length() && starts.size() < MOST_STARTS;
          at = words.next()) {
        if (UCharacter.isLetterOrDigit(folded.codePointAt(at))) {
          starts.add(at);
        }
      }
    } else {
      for (int blank = folded.indexOf(' ');
          blank >= 0 && starts.size() < MOST_STARTS;
          blank = folded.indexOf(' ', blank + 1)) {
        starts.add(blank + 1);
      }
    }
    return starts;
  }

  private static boolean isUnspaced(int character) {
    return UNSPACED.contains(UScript.getScript(character));
  }

  /** What to look for: every term that begins so completes what was typed. */
  public static String prefix(String typed) {
    String folded = Analysis.fold(typed);
    return folded.substring(0, Math.min(folded.length(), LONGEST_FOLDED));
  }

  /** How much a prefix says: its characters, one that stands for a syllable or a word as two. */
  public static int weight(String prefix) {
    return prefix.codePoints().map(character -> isUnspaced(character) ? 2 : 1).sum();
  }

  /** Empty for a term that was not made here. */
  public static Optional<Completion> read(String term) {
    int first = term.indexOf(END);
    int second = term.indexOf(END, first + 1);
    if (first < 0 || second < 0 || second + 1 >= term.length()) {
      return Optional.empty();
    }
    String shown = term.substring(second + 2);
    int third = shown.indexOf(END);
    return kind(term.charAt(second + 1))
        .map(
            kind ->
                new Completion(
                    kind,
                    third < 0 ? shown : shown.substring(0, third),
                    third < 0 ? shown : shown.substring(third + 1),
                    second == first + 1));
  }

  private static String code(Kind kind) {
    return switch (kind) {
      case TITLE -> "t";
      case KEYWORD -> "k";
      case OWNER -> "o";
      case INSTRUMENT -> "i";
      case TECHNIQUE -> "m";
      case CHALLENGE_AREA -> "a";
    };
  }

  private static Optional<Kind> kind(char code) {
    for (Kind kind : Kind.values()) {
      if (code(kind).charAt(0) == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
