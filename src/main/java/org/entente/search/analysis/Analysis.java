package org.entente.search.analysis;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/**
 * How text becomes words, the same for documents and for queries.
 *
 * <p>Case, width and accents are folded, so that {@code Å} and full-width letters are found by
 * plain ones; English words are stemmed cautiously, to forms that are words themselves; Japanese is
 * read with a dictionary, by its base forms and without particles. No text is refused.
 */
public final class Analysis {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final RuleBasedCollator ALPHABET = alphabet();

  /** The same tokens as a Lucene analyser, with their places: for marking words in a text. */
  public static final Analyzer TEXT =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
          return new TokenStreamComponents(new WholeTextTokenizer());
        }
      };

  private Analysis() {}

  /** The words of a text, by position; of those at one position, what spans most comes first. */
  public static List<Token> tokens(String text) {
    return new TextReader(text).tokens();
  }

  /** The terms of a text as its words stand there, in order; neither joined nor parted. */
  public static List<String> terms(String text) {
    return terms(tokens(text));
  }

  /** The same of a text that was read before. */
  public static List<String> terms(List<Token> tokens) {
    return tokens.stream()
        .filter(token -> token.kind() == Token.Kind.WORD)
        .map(Token::term)
        .toList();
  }

  /** One line without differences of case, width, accent or spacing: for whole values. */
  public static String fold(String text) {
    return BLANKS.matcher(ICUFoldingFilter.NORMALIZER.normalize(text)).replaceAll(" ").strip();
  }

  /** Bytes that sort as a reader expects titles to: letters before case, numbers by value. */
  public static byte[] alphabetical(String text) {
    byte[] withEnd = ALPHABET.getCollationKey(text).toByteArray();
    return Arrays.copyOf(withEnd, withEnd.length - 1);
  }

  private static RuleBasedCollator alphabet() {
    RuleBasedCollator collator = (RuleBasedCollator) Collator.getInstance(ULocale.ROOT);
    collator.setNumericCollation(true);
    collator.setStrength(Collator.TERTIARY);
    return (RuleBasedCollator) collator.freeze();
  }
}
