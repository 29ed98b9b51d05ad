package org.entente.web.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.entente.search.SearchQuery.Field;
import org.entente.search.Suggestion;

/**
 * One option below the search box.
 *
 * @param id of its element
 * @param before of its label, what stands before the part that was typed
 * @param typed of its label, the part that was typed
 * @param after of its label, what the suggestion adds
 * @param kind what it is, in a word
 * @param text what the box says once it is taken
 */
record SuggestionView(
    String id, String before, String typed, String after, String kind, String text) {
  static List<SuggestionView> of(List<Suggestion> suggestions, String typed) {
    return IntStream.range(0, suggestions.size())
        .mapToObj(i -> of(i, suggestions.get(i), typed))
        .toList();
  }

  private static SuggestionView of(int index, Suggestion suggestion, String typed) {
    String label = suggestion.text();
    int at = label.toLowerCase(Locale.ROOT).indexOf(typed.toLowerCase(Locale.ROOT));
    boolean found = at >= 0 && at + typed.length() <= label.length();
    return new SuggestionView(
        "suggestion-" + index,
        found ? label.substring(0, at) : label,
        found ? label.substring(at, at + typed.length()) : "",
        found ? label.substring(at + typed.length()) : "",
        kind(suggestion.kind()),
        suggestion.query());
  }

  private static String kind(Suggestion.Kind kind) {
    return switch (kind) {
      case TITLE -> "title";
      case KEYWORD -> word(Field.KEYWORD);
      case OWNER -> word(Field.OWNER);
      case INSTRUMENT -> word(Field.INSTRUMENT);
      case TECHNIQUE -> word(Field.TECHNIQUE);
      case CHALLENGE_AREA -> word(Field.CHALLENGE_AREA);
    };
  }

  private static String word(Field field) {
    return FieldWords.name(field).toLowerCase(Locale.ROOT);
  }
}
