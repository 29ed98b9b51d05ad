package org.entente.search.export;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Text within the braces of a BibTeX field. Braces count there even behind a backslash, so none of
 * a record's own is written as such: each is a command that is balanced.
 */
final class Bibtex {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** Words that BibTeX takes for the end of a name. */
  private static final Pattern JOINS =
      Pattern.compile("(^|.*\\s)(and|others)(\\s.*|$)", Pattern.CASE_INSENSITIVE);

  private Bibtex() {}

  /** One line in which every character stands for itself. */
  static String text(String value) {
    String line = BLANKS.matcher(value).replaceAll(" ").strip();
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\textbackslash{}");
        case '{' -> escaped.append("\\textbraceleft{}");
        case '}' -> escaped.append("\\textbraceright{}");
        case '~' -> escaped.append("\\textasciitilde{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        case '#', '$', '%', '&', '_' -> escaped.append('\\').append(c);
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** A creator; one that would be taken for several, or for no name, is kept together by braces. */
  static String name(String creator) {
    String escaped = text(creator);
    long commas = escaped.chars().filter(c -> c == ',').count();
    boolean plain =
        commas <= 1
            && !escaped.startsWith(",")
            && !escaped.endsWith(",")
            && !JOINS.matcher(escaped).matches();
    return plain || escaped.isEmpty() ? escaped : "{" + escaped + "}";
  }

  /** A DOI or a web address, which styles print and link as it stands: percent-encoded instead. */
  static String address(String value) {
    StringBuilder encoded = new StringBuilder(value.length());
    value
        .codePoints()
        .forEach(
            character -> {
              if (character > ' ' && character < 0x7f && "\\{}\"^`|<>".indexOf(character) < 0) {
                encoded.append((char) character);
              } else {
                for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                  encoded.append("%%%02X".formatted(each & 0xff));
                }
              }
            });
    return encoded.toString();
  }
}
