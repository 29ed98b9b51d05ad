package org.entente.web.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text taken apart into what one would drop from it as one thing: a word, a phrase in quotes, a
 * condition with its range and unit. Only for offering to drop it: what a part means is for the
 * search to say.
 */
record TextParts(List<String> parts) {
  private static final String QUOTED = "[\"“”„][^\"“”„]*[\"“”„]";
  private static final String NUMBER = "[-+]?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?";
  private static final String AMOUNT =
      "\\s+(?:[<>]=?\\s*"
          + NUMBER
          + "|(?:"
          + NUMBER
          + ")?\\.\\.(?:"
          + NUMBER
          + ")?|"
          + NUMBER
          + ")";
  private static final Pattern PART =
      Pattern.compile(
          "-?\\p{Alpha}+:(?:"
              + QUOTED
              + "|\\S+)(?:"
              + AMOUNT
              + "(?:\\s+[^\\s:\"]{1,8}(?=\\s|$))?)?|-?"
              + QUOTED
              + "|\\S+");

  static TextParts of(String text) {
    List<String> parts = new ArrayList<>();
    Matcher each = PART.matcher(text);
    while (each.find()) {
      parts.add(each.group());
    }
    return new TextParts(List.copyOf(parts));
  }

  /** The text without its part of that number. */
  String without(int index) {
    return IntStream.range(0, parts.size())
        .filter(i -> i != index)
        .mapToObj(parts::get)
        .collect(Collectors.joining(" "));
  }
}
