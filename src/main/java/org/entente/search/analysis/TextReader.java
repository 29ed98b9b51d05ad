package org.entente.search.analysis;

import java.util.ArrayList;
import java.util.List;

/** Reads a text chunk by chunk, from blank to blank; plain chunks are read once and remembered. */
final class TextReader {
  private static final int LONGEST_REMEMBERED = 40;
  private static final int REMEMBERED = 1 << 16;

  /**
   * Chunks already read, by hash, the newest of each. Entries never change, so threads share the
   * table without locks: at worst one reads a chunk again.
   */
  private static final Remembered[] KNOWN = new Remembered[REMEMBERED];

  private record Remembered(String chunk, List<Token> tokens) {}

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  TextReader(String text) {
    this.text = text;
  }

  List<Token> tokens() {
    int at = 0;
    while (at < text.length()) {
      if (isBlank(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      int hash = 0;
      boolean plain = true;
      while (at < text.length() && !isBlank(text.charAt(at))) {
        char c = text.charAt(at++);
        hash = 31 * hash + c;
        plain &= c < 0x80;
      }
      append(start, plain ? plain(start, at, hash) : mixed(start, at));
    }
    return tokens;
  }

  private void append(int start, List<Token> chunk) {
    int next = position;
    for (Token token : chunk) {
      tokens.add(token.moved(position, start));
      next = position + token.position() + 1;
    }
    position = next;
  }

  private List<Token> plain(int start, int end, int hash) {
    if (end - start > LONGEST_REMEMBERED) {
      return plain(text.substring(start, end));
    }
    int slot = (hash ^ hash >>> 15) & REMEMBERED - 1;
    Remembered known = KNOWN[slot];
    if (known != null
        && known.chunk.length() == end - start
        && text.startsWith(known.chunk, start)) {
      return known.tokens;
    }
    String chunk = text.substring(start, end);
    List<Token> read = plain(chunk);
    KNOWN[slot] = new Remembered(chunk, read);
    return read;
  }

  private static List<Token> plain(String chunk) {
    TokenList found = new TokenList(Normalised.asIs(chunk));
    PlainWords.read(chunk, 0, chunk.length(), found);
    return found.tokens();
  }

  private List<Token> mixed(int start, int end) {
    Normalised chunk = Normalised.of(text.substring(start, end));
    TokenList found = new TokenList(chunk);
    Scripts.read(chunk.text(), found);
    return found.tokens();
  }

  static boolean isBlank(char c) {
    return c <= ' '
        || (c >= 0x7f
            && (Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)));
  }
}
