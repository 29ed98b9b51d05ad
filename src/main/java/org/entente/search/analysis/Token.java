package org.entente.search.analysis;

/**
 * A word of a text.
 *
 * @param term what it is found by: the stem of an English word, the dictionary form of a Japanese
 *     one
 * @param form as written, without differences of case, width or accent
 * @param position counted in words from 0; several tokens may share one
 * @param start of the word in the text, in characters
 * @param end behind its last character
 */
public record Token(String term, String form, int position, int start, int end, Kind kind) {
  /** What a token stands for. */
  public enum Kind {
    /** A word as it stands there. */
    WORD,

    /** Words joined by hyphens as if there were none, at the place of the first. */
    JOINED,

    /** A part of the word before it, at its place: {@code map} of {@code OpenStreetMap}. */
    PART
  }

  Token moved(int positions, int characters) {
    return new Token(term, form, position + positions, start + characters, end + characters, kind);
  }
}
