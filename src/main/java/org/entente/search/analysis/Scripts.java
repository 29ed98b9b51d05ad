package org.entente.search.analysis;

import java.lang.Character.UnicodeScript;

/** Parts a chunk by script, and has each part read by whoever reads that script. */
final class Scripts {
  private enum Script {
    PLAIN,
    JAPANESE,
    OTHER
  }

  private Scripts() {}

  static void read(String text, TokenList found) {
    int start = 0;
    while (start < text.length()) {
      Script script = of(text.codePointAt(start));
      int end = start;
      while (end < text.length() && of(text.codePointAt(end)) == script) {
        end += Character.charCount(text.codePointAt(end));
      }
      switch (script) {
        case PLAIN -> PlainWords.read(text, start, end, found);
        case JAPANESE -> Dictionaries.japanese(text, start, end, found);
        case OTHER -> Dictionaries.other(text, start, end, found);
      }
      start = end;
    }
  }

  private static Script of(int c) {
    if (c < 0x0590 || (c >= 0x1e00 && c < 0x2c00) || (c >= 0xa720 && c < 0xa800)) {
      return Script.PLAIN;
    }
    if (c == 'ー') {
      return Script.JAPANESE;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA -> Script.JAPANESE;
      default -> Script.OTHER;
    };
  }
}
