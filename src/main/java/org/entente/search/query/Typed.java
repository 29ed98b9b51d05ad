package org.entente.search.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.search.analysis.Analysis;
import org.entente.search.analysis.Token;
import org.entente.search.language.ParsedQuery;
import org.entente.search.language.Part;

/**
 * What was typed, as words.
 *
 * @param text all of it
 * @param words each once, in order, without those that say nothing by themselves
 * @param phrases what stood in quotes
 * @param excluded words and phrases that must not occur
 * @param cut whether there were more words than are searched
 */
record Typed(
    String text, List<Word> words, List<Phrase> phrases, List<Phrase> excluded, boolean cut) {
  /** Words looked for, phrases and exclusions included: what keeps any query within bounds. */
  static final int MOST_WORDS = 100;

  /** They count only inside quotes or alone. */
  private static final Set<String> FILLERS =
      Set.of(
          "a", "about", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "being",
          "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have",
          "how", "i", "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on",
          "or", "our", "so", "some", "such", "than", "that", "the", "their", "them", "then",
          "there", "these", "they", "this", "those", "to", "us", "was", "we", "were", "what",
          "when", "where", "which", "who", "will", "with", "would", "you", "your");

  /** Words in a row. */
  record Phrase(String text, List<Token> tokens) {
    static Phrase of(String text) {
      return new Phrase(
          text,
          Analysis.tokens(text).stream().filter(each -> each.kind() == Token.Kind.WORD).toList());
    }

    Phrase first(int most) {
      return new Phrase(text, tokens.subList(0, Math.min(most, tokens.size())));
    }
  }

  static Typed of(ParsedQuery parsed) {
    List<Word> words = new ArrayList<>();
    List<Word> fillers = new ArrayList<>();
    List<Phrase> phrases = new ArrayList<>();
    List<Phrase> excluded = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    int left = MOST_WORDS;
    for (Part.Spoken part : parsed.spoken()) {
      Phrase phrase = Phrase.of(part.text());
      int most = left;
      left -= phrase.tokens().size();
      if (phrase.tokens().isEmpty() || most <= 0) {
        continue;
      }
      if (part.excluded()) {
        // One that is too long is left out, since less of it would exclude more.
        if (left >= 0) {
          excluded.add(phrase);
        }
      } else if (part.phrase()) {
        phrases.add(phrase.first(most));
      } else {
        for (Word word : Word.of(part.text(), most)) {
          if (seen.add(word.terms())) {
            (isFiller(word) ? fillers : words).add(word);
          }
        }
      }
    }
    boolean onlyFillers = words.isEmpty() && phrases.isEmpty();
    return new Typed(parsed.words(), onlyFillers ? fillers : words, phrases, excluded, left < 0);
  }

  private static boolean isFiller(Word word) {
    return word.isSingle() && FILLERS.contains(word.pieces().getFirst().form());
  }
}
