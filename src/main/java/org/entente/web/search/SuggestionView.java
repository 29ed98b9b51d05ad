package org.entente.web.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One option below the search box.
 *
 * @param id of its element
 * @param before of its label, what stands before the part that was typed
 * @param typed of its label, the part that was typed
 * @param after of its label, what the suggestion adds
 * @param text what the box says once it is taken
 */
record SuggestionView(String id, String before, String typed, String after, String text) {
  static List<SuggestionView> of(List<String> suggestions, String typed) {
    return IntStream.range(0, suggestions.size())
        .mapToObj(i -> of(i, suggestions.get(i), typed))
        .toList();
  }

  private static SuggestionView of(int index, String label, String typed) {
    int at = label.toLowerCase(Locale.ROOT).indexOf(typed.toLowerCase(Locale.ROOT));
    boolean found = at >= 0 && at + typed.length() <= label.length();
    return new SuggestionView(
        "suggestion-" + index,
        found ? label.substring(0, at) : label,
        found ? label.substring(at, at + typed.length()) : "",
        found ? label.substring(at + typed.length()) : "",
        label);
  }
}
