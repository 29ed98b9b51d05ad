package org.entente.search.language;

import java.util.Optional;

/** A text and how far it has been read. */
final class Typed {
  private static final int LONGEST_NAME = 30;
  private static final int MOST_COMMAS = 3;

  private final String text;
  private int position;

  /**
   * A name with a colon behind it.
   *
   * @param end the place behind the colon
   * @param hasValue whether anything but a blank stands there
   */
  record Named(String name, int end, boolean hasValue) {}

  Typed(String text) {
    this.text = text;
  }

  int position() {
    return position;
  }

  boolean isAtEnd() {
    return position >= text.length();
  }

  String since(int start) {
    return text.substring(start, position);
  }

  void skipBlanks() {
    while (!isAtEnd() && Quotes.isBlank(text.charAt(position))) {
      position++;
    }
  }

  /** Steps over a dash that something follows. */
  boolean skipDash() {
    boolean dash = text.charAt(position) == '-' && position + 1 < text.length();
    if (dash) {
      position++;
    }
    return dash;
  }

  /** Steps over a word that something follows, and the blanks behind it. */
  boolean skipWord(String word) {
    int behind = position + word.length();
    if (!text.startsWith(word, position)
        || behind >= text.length()
        || !Quotes.isBlank(text.charAt(behind))) {
      return false;
    }
    int start = position;
    position = behind;
    skipBlanks();
    if (isAtEnd()) {
      position = start;
      return false;
    }
    return true;
  }

  /** A name and its colon, if that is what stands here, perhaps within parentheses. */
  Optional<Named> named() {
    int start = position;
    while (start < text.length() && text.charAt(start) == '(') {
      start++;
    }
    int end = start;
    while (end < text.length() && end - start <= LONGEST_NAME && isOfName(text.charAt(end))) {
      end++;
    }
    if (end == start || end >= text.length() || !isColon(text.charAt(end))) {
      return Optional.empty();
    }
    boolean hasValue = end + 1 < text.length() && !Quotes.isBlank(text.charAt(end + 1));
    return Optional.of(new Named(text.substring(start, end), end + 1, hasValue));
  }

  void skipName(Named named) {
    position = named.end();
  }

  private static boolean isOfName(char c) {
    return c < 0x80 && (Character.isLetter(c) || c == '_' || c == '-');
  }

  private static boolean isColon(char c) {
    return c == ':' || c == '：';
  }

  /** What stands in quotes here; a quote without its partner is stepped over. */
  Optional<String> quoted() {
    if (isAtEnd() || !Quotes.isQuote(text.charAt(position))) {
      return Optional.empty();
    }
    int end = Quotes.next(text, position + 1);
    if (end < 0) {
      position++;
      return Optional.empty();
    }
    String quoted = text.substring(position + 1, end);
    position = end + 1;
    return Optional.of(quoted);
  }

  /** Up to a blank, or to a quote that has a partner. */
  String word() {
    int start = position;
    while (!isAtEnd() && !isBreak(start)) {
      position++;
    }
    return since(start);
  }

  private boolean isBreak(int start) {
    char c = text.charAt(position);
    return Quotes.isBlank(c)
        || (position > start && Quotes.isQuote(c) && Quotes.next(text, position + 1) > 0);
  }

  /** {@code 129, 31, 146, 46} as well as {@code 129,31,146,46}. */
  String wordsJoinedByCommas() {
    int start = position;
    int end = start;
    for (int commas = 0; commas <= MOST_COMMAS; commas++) {
      String word = word();
      end = position;
      skipBlanks();
      boolean goesOn = word.endsWith(",") || (!isAtEnd() && text.charAt(position) == ',');
      if (!goesOn) {
        break;
      }
    }
    position = end;
    return since(start);
  }

  /** A range of a quantity and its unit, if that is what comes next; else nothing is read. */
  Optional<String> range() {
    int start = position;
    skipBlanks();
    if (!QuantityRange.isMeant(ahead())) {
      position = start;
      return Optional.empty();
    }
    StringBuilder range = new StringBuilder(word());
    if (isSign(range)) {
      skipBlanks();
      range.append(word());
    }
    int end = position;
    skipBlanks();
    String unit = closed(word());
    if (needsUnit(range) && Quantities.unit(unit).isPresent()) {
      return Optional.of(range + " " + unit);
    }
    position = end;
    return Optional.of(range.toString());
  }

  private static boolean needsUnit(CharSequence range) {
    char last = range.charAt(range.length() - 1);
    return last == '.' || last == '…' || (last >= '0' && last <= '9');
  }

  private String ahead() {
    return text.substring(position, Math.min(text.length(), position + 4));
  }

  private static boolean isSign(CharSequence text) {
    return text.chars().allMatch(c -> "<>=≤≥".indexOf(c) >= 0);
  }

  /** Without the parentheses and commas that a sentence puts behind it. */
  static String closed(String word) {
    boolean opened = word.indexOf('(') >= 0;
    int end = word.length();
    while (end > 0 && isLeftOver(word.charAt(end - 1), opened)) {
      end--;
    }
    return word.substring(0, end);
  }

  private static boolean isLeftOver(char last, boolean opened) {
    return last == ',' || last == ';' || (last == ')' && !opened);
  }
}
