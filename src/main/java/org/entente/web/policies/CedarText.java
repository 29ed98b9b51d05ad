package org.entente.web.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of Cedar cut into pieces by their kind, to be coloured. Knows words, not grammar: it is
 * read by people while it may still be wrong. Whatever it does not know stays as it is, so the
 * pieces put together are the text.
 */
final class CedarText {
  private static final Pattern PIECES =
      Pattern.compile(
          "(?<comment>//[^\\n]*)"
              + "|(?<string>\"(?:\\\\.|[^\"\\\\\\n])*\"?)"
              + "|(?<annotation>@[A-Za-z_]\\w*)"
              + "|(?<type>[A-Za-z_]\\w*(?=\\s{0,9}::))"
              + "|(?<word>[A-Za-z_]\\w*)"
              + "|(?<number>\\d+)");

  private static final Set<String> EFFECTS = Set.of("permit", "forbid");
  private static final Set<String> ROOTS = Set.of("principal", "action", "resource", "context");
  private static final Set<String> KEYWORDS =
      Set.of(
          "when",
          "unless",
          "if",
          "then",
          "else",
          "in",
          "is",
          "has",
          "like",
          "true",
          "false",
          "entity",
          "enum",
          "type",
          "namespace",
          "appliesTo",
          "tags");

  private CedarText() {}

  /**
   * A piece of the text.
   *
   * @param kind comment, string, annotation, type, effect, root, keyword or number; empty for the
   *     rest
   */
  record Piece(String kind, String text) {}

  static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher found = PIECES.matcher(text);
    int plain = 0;
    while (found.find()) {
      String kind = kind(found);
      if (!kind.isEmpty()) {
        if (found.start() > plain) {
          pieces.add(new Piece("", text.substring(plain, found.start())));
        }
        pieces.add(new Piece(kind, found.group()));
        plain = found.end();
      }
    }
    if (plain < text.length()) {
      pieces.add(new Piece("", text.substring(plain)));
    }
    return pieces;
  }

  private static String kind(Matcher found) {
    String word = found.group("word");
    if (word != null) {
      return ofWord(word);
    }
    for (String kind : List.of("comment", "string", "annotation", "type", "number")) {
      if (found.group(kind) != null) {
        return kind;
      }
    }
    return "";
  }

  private static String ofWord(String word) {
    if (EFFECTS.contains(word)) {
      return "effect";
    }
    if (ROOTS.contains(word)) {
      return "root";
    }
    return KEYWORDS.contains(word) ? "keyword" : "";
  }
}
