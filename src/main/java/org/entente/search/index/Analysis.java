package org.entente.search.index;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How text becomes terms, the same for documents and for queries.
 *
 * <p>Words end where Unicode says (UAX 29), Japanese and Chinese ones where ICU's dictionary says;
 * case, width and accents are folded, so that {@code Å} and full-width letters are found by plain
 * ones; English words are stemmed cautiously, to forms that are words themselves.
 */
public final class Analysis {
  /** Keeps a phrase from matching across two keywords or two names. */
  private static final int GAP = 100;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final RuleBasedCollator ALPHABET = alphabet();

  /** Of every text field. */
  public static final Analyzer TEXT =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
          Tokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(true, false));
          TokenStream folded = new ICUFoldingFilter(new EnglishPossessiveFilter(words));
          return new TokenStreamComponents(words, new KStemFilter(folded));
        }

        @Override
        public int getPositionIncrementGap(String fieldName) {
          return GAP;
        }
      };

  private Analysis() {}

  /** The terms of a text, in order. */
  public static List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream tokens = TEXT.tokenStream(Fields.BODY, text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return terms;
  }

  /** One line without differences of case, width, accent or spacing: for whole values. */
  public static String fold(String text) {
    return BLANKS.matcher(ICUFoldingFilter.NORMALIZER.normalize(text)).replaceAll(" ").strip();
  }

  /** Bytes that sort as a reader expects titles to: letters before case, numbers by value. */
  static byte[] alphabetical(String text) {
    byte[] withEnd = ALPHABET.getCollationKey(text).toByteArray();
    return java.util.Arrays.copyOf(withEnd, withEnd.length - 1);
  }

  private static RuleBasedCollator alphabet() {
    RuleBasedCollator collator = (RuleBasedCollator) Collator.getInstance(ULocale.ROOT);
    collator.setNumericCollation(true);
    collator.setStrength(Collator.TERTIARY);
    return (RuleBasedCollator) collator.freeze();
  }
}
