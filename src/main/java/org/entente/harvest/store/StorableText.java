package org.entente.harvest.store;

import java.util.regex.Pattern;

/**
 * Makes text of foreign origin fit for a column. PostgreSQL takes neither U+0000 nor half a
 * surrogate pair, and a complaint that quotes them must not be what stops the import.
 */
final class StorableText {
  private static final Pattern UNSTORABLE = Pattern.compile("\\x00|\\p{Cs}");

  private StorableText() {}

  /** What cannot be stored shows as U+FFFD; what is too long ends in an ellipsis. */
  static String of(String text, int most) {
    String bounded = text.length() > most ? text.substring(0, most - 1) + "…" : text;
    return UNSTORABLE.matcher(bounded).replaceAll("\uFFFD");
  }
}
