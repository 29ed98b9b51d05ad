package org.entente.search.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes what a person typed apart into words and quoted phrases, each wanted or not.
 *
 * <p>It never refuses: a quote without its partner is no quote, a dash alone is no word.
 */
final class TextParser {
  /** A word or a phrase. */
  record Part(String text, boolean phrase, boolean excluded) {}

  private static final String QUOTES = "\"“”„‟«»「」『』";

  private final String text;
  private int position;

  private TextParser(String text) {
    this.text = text;
  }

  static List<Part> parse(String text) {
    return new TextParser(text).parts();
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    skipBlanks();
    while (position < text.length()) {
      boolean excluded = text.charAt(position) == '-' && position + 1 < text.length();
      if (excluded) {
        position++;
      }
      Part part = part(excluded);
      if (!part.text().isBlank()) {
        parts.add(part);
      }
      skipBlanks();
    }
    return parts;
  }

  private Part part(boolean excluded) {
    if (isQuote(text.charAt(position))) {
      int end = nextQuote(position + 1);
      if (end > 0) {
        String phrase = text.substring(position + 1, end);
        position = end + 1;
        return new Part(phrase, true, excluded);
      }
      position++;
    }
    int start = position;
    while (position < text.length() && !isBreak(start)) {
      position++;
    }
    return new Part(text.substring(start, position), false, excluded);
  }

  /** A word ends at a blank and before a quote that has a partner. */
  private boolean isBreak(int start) {
    char c = text.charAt(position);
    return isBlank(c) || (position > start && isQuote(c) && nextQuote(position + 1) > 0);
  }

  private int nextQuote(int from) {
    for (int i = from; i < text.length(); i++) {
      if (isQuote(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private void skipBlanks() {
    while (position < text.length() && isBlank(text.charAt(position))) {
      position++;
    }
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
