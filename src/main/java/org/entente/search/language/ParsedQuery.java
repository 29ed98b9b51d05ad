package org.entente.search.language;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.search.SearchResult.Note;

/**
 * A text as it was understood.
 *
 * @param text all of it, as typed
 * @param words the text without its conditions, as typed; the text itself if it has none
 * @param parts in the order in which they were typed
 * @param plain where in the text there are words that are wanted and stand in no quotes
 * @param notes on parts that could not be taken as they were meant
 */
public record ParsedQuery(
    String text, String words, List<Part> parts, List<Span> plain, List<Note> notes) {
  public ParsedQuery {
    parts = List.copyOf(parts);
    plain = List.copyOf(plain);
    notes = List.copyOf(notes);
  }

  /** A piece of the text, from one place up to another. */
  public record Span(int start, int end) {}

  /**
   * The text with other words in it; conditions, quotes and what is excluded stay as typed.
   *
   * @param others what to write for a word, wherever it stands alone
   */
  public String with(Map<String, String> others) {
    StringBuilder changed = new StringBuilder();
    int done = 0;
    for (Span span : plain) {
      changed.append(text, done, span.start());
      changed.append(with(others, text.substring(span.start(), span.end())));
      done = span.end();
    }
    return changed.append(text, done, text.length()).toString();
  }

  private static String with(Map<String, String> others, String piece) {
    String changed = piece;
    for (Map.Entry<String, String> each : others.entrySet()) {
      changed =
          Pattern.compile(
                  "(?<![\\p{L}\\p{N}])" + Pattern.quote(each.getKey()) + "(?![\\p{L}\\p{N}])")
              .matcher(changed)
              .replaceAll(Matcher.quoteReplacement(each.getValue()));
    }
    return changed;
  }

  /** Its words and phrases. */
  public List<Part.Spoken> spoken() {
    return parts.stream()
        .filter(Part.Spoken.class::isInstance)
        .map(Part.Spoken.class::cast)
        .toList();
  }

  public List<Part.Condition> conditions() {
    return parts.stream()
        .filter(Part.Condition.class::isInstance)
        .map(Part.Condition.class::cast)
        .toList();
  }
}
