package org.entente.search.language;

import java.util.List;
import org.entente.search.SearchResult.Note;

/**
 * A text as it was understood.
 *
 * @param words the text without its conditions, as typed; the text itself if it has none
 * @param parts in the order in which they were typed
 * @param notes on parts that could not be taken as they were meant
 */
public record ParsedQuery(String words, List<Part> parts, List<Note> notes) {
  public ParsedQuery {
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
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
