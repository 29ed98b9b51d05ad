package org.entente.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.search.analysis.Analysis;
import org.entente.search.analysis.Token;

/**
 * One word of a query.
 *
 * @param typed as it was
 * @param pieces its tokens: several if hyphens join them
 * @param joined the pieces written as one
 */
record Word(String typed, List<Token> pieces, Optional<Token> joined) {
  /** The words of a text; a Japanese sentence has as many as its dictionary finds in it. */
  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    List<Token> pieces = new ArrayList<>();
    Token joined = null;
    for (Token token : Analysis.tokens(text)) {
      switch (token.kind()) {
        case JOINED -> joined = token;
        case PART -> {}
        case WORD -> {
          pieces.add(token);
          if (joined == null || token.end() >= joined.end()) {
            words.add(of(text, pieces, joined));
            pieces.clear();
            joined = null;
          }
        }
      }
    }
    return words;
  }

  /** The first words of a text, as many as have so many pieces; the last one may be cut. */
  static List<Word> of(String text, int most) {
    List<Word> words = new ArrayList<>();
    int left = most;
    for (Word word : of(text)) {
      if (left > 0) {
        words.add(word.first(left));
        left -= word.pieces().size();
      }
    }
    return words;
  }

  private Word first(int most) {
    if (pieces.size() <= most) {
      return this;
    }
    int end = pieces.get(most - 1).end() - pieces.getFirst().start();
    return new Word(typed.substring(0, end), pieces.subList(0, most), Optional.empty());
  }

  private static Word of(String text, List<Token> pieces, Token joined) {
    String typed = text.substring(pieces.getFirst().start(), pieces.getLast().end());
    return new Word(typed, List.copyOf(pieces), Optional.ofNullable(joined));
  }

  /** What makes two words the same one. */
  List<String> terms() {
    return pieces.stream().map(Token::term).toList();
  }

  boolean isSingle() {
    return pieces.size() == 1;
  }
}
