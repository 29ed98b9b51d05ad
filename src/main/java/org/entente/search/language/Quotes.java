package org.entente.search.language;

import java.util.regex.Pattern;

/** Signs that mean the same to those who type them. */
final class Quotes {
  static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final String QUOTES = "\"“”„‟«»「」『』";

  private Quotes() {}

  static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** The next quote from a place on, or -1. */
  static int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (isQuote(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }
}
