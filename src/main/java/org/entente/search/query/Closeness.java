package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BoostQuery;
import org.entente.search.analysis.Token;
import org.entente.search.index.Fields;

/**
 * What puts one matching document before another: the very form that was typed, and words of the
 * query side by side. Each is worth a fixed part of the rarity of its words; none makes a document
 * match.
 */
record Closeness(List<BoostQuery> bonuses) {
  /** Words in between, or one step to swap two. */
  private static final int APART = 2;

  private static final int MOST_FORMS = 24;
  private static final int MOST_PAIRS = 8;

  static Closeness of(List<Wanted> words, Vocabulary vocabulary, Worths worths) throws IOException {
    List<BoostQuery> bonuses = new ArrayList<>();
    List<Token> forms =
        words.stream()
            .filter(Wanted::isAsTyped)
            .flatMap(wanted -> wanted.word().pieces().stream())
            .limit(MOST_FORMS)
            .toList();
    for (Token token : forms) {
      float rarity = vocabulary.rarity(token.term());
      if (worths.form() * rarity > 0) {
        bonuses.add(Vocabulary.form(token.form(), worths.form() * rarity));
      }
    }
    for (int i = 1; i < words.size() && i <= MOST_PAIRS; i++) {
      Token left = words.get(i - 1).word().pieces().getLast();
      Token right = words.get(i).word().pieces().getFirst();
      if (worths.pair() > 0 && vocabulary.has(left.term()) && vocabulary.has(right.term())) {
        bonuses.add(pair(left, right, vocabulary, worths));
      }
    }
    return new Closeness(bonuses);
  }

  /** What they add to the score of a document that has all of them. */
  double most() {
    return bonuses.stream().mapToDouble(BoostQuery::getBoost).sum();
  }

  private static BoostQuery pair(Token left, Token right, Vocabulary vocabulary, Worths worths)
      throws IOException {
    Token next = new Token(right.term(), right.form(), left.position() + 1, 0, 0, Token.Kind.WORD);
    float rarity = (vocabulary.rarity(left.term()) + vocabulary.rarity(right.term())) / 2;
    return Vocabulary.constant(
        Vocabulary.phrase(Fields.ORDERED, List.of(left, next), APART), worths.pair() * rarity);
  }
}
