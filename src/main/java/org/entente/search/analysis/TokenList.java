package org.entente.search.analysis;

import java.util.ArrayList;
import java.util.List;

/** Collects the tokens of one chunk; places are given in its normalised text. */
final class TokenList {
  /** More letters than this are no word: they are cut, alike wherever they stand. */
  static final int LONGEST = 200;

  private final Normalised chunk;
  private final List<Token> tokens = new ArrayList<>(2);
  private int position = -1;

  TokenList(Normalised chunk) {
    this.chunk = chunk;
  }

  /** A word at the next place, in the form and with the term given. */
  void word(String form, String term, int start, int end) {
    position++;
    here(form, term, start, end, Token.Kind.WORD);
  }

  /** A token at the place of the last word. */
  void here(String form, String term, int start, int end, Token.Kind kind) {
    if (!term.isEmpty()) {
      tokens.add(
          new Token(
              term,
              form,
              Math.max(position, 0),
              chunk.start(start),
              Math.max(chunk.end(end), chunk.start(start)),
              kind));
    }
  }

  /** What stands for several words, ahead of them. */
  void joined(String form, String term, int start, int end) {
    tokens.add(
        new Token(term, form, position + 1, chunk.start(start), chunk.end(end), Token.Kind.JOINED));
  }

  /** Leaves a place for words that are not kept, so that phrases do not close over them. */
  void skip(int places) {
    position += places;
  }

  List<Token> tokens() {
    return List.copyOf(tokens);
  }
}
