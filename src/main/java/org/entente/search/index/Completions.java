package org.entente.search.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.search.analysis.Analysis;

/**
 * Titles and keywords as terms that a prefix finds: folded, from each of the first words on, then
 * the value as it is written.
 *
 * <p>They are ordinary terms, so the scoped reader hides those that only hidden datasets have; a
 * suggester's automaton would be built over all of them.
 */
public final class Completions {
  private static final int MOST_STARTS = 5;
  private static final int LONGEST_FOLDED = 60;
  private static final int LONGEST_VALUE = 200;
  private static final char END = '\u0000';

  /**
   * A completion term taken apart.
   *
   * @param whole whether it starts where the value starts
   */
  public record Completion(String value, boolean whole) {}

  private Completions() {}

  static List<String> terms(String value) {
    if (value.length() > LONGEST_VALUE) {
      return List.of();
    }
    String folded = Analysis.fold(value);
    Set<String> terms = new LinkedHashSet<>();
    int start = 0;
    while (start >= 0 && start < folded.length() && terms.size() < MOST_STARTS) {
      String rest = folded.substring(start, Math.min(folded.length(), start + LONGEST_FOLDED));
      terms.add(rest + END + (start == 0 ? "" : " ") + END + value);
      int blank = folded.indexOf(' ', start);
      start = blank < 0 ? -1 : blank + 1;
    }
    return new ArrayList<>(terms);
  }

  /** What to look for: every term that begins so completes what was typed. */
  public static String prefix(String typed) {
    String folded = Analysis.fold(typed);
    return folded.substring(0, Math.min(folded.length(), LONGEST_FOLDED));
  }

  public static Completion read(String term) {
    int first = term.indexOf(END);
    int second = term.indexOf(END, first + 1);
    return new Completion(term.substring(second + 1), second == first + 1);
  }
}
