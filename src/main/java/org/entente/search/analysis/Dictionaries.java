package org.entente.search.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Words of scripts that do not write them apart, cut with dictionaries. */
final class Dictionaries {
  /** Particles, auxiliary verbs and signs: they hold a sentence together and say nothing. */
  private static final Set<String> SAY_NOTHING = JapaneseAnalyzer.getDefaultStopTags();

  private static final char LONG_VOWEL = 'ー';
  private static final int SHORTEST_STEMMED = 4;

  private static final Analyzer JAPANESE =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
          Tokenizer words = new JapaneseTokenizer(null, true, true, JapaneseTokenizer.Mode.SEARCH);
          return new TokenStreamComponents(words);
        }
      };

  private static final Analyzer OTHER =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
          return new TokenStreamComponents(
              new ICUTokenizer(new DefaultICUTokenizerConfig(true, true)));
        }
      };

  private Dictionaries() {}

  /** Base forms of content words; of long katakana words without the final long vowel. */
  static void japanese(String text, int start, int end, TokenList found) {
    try (TokenStream words = JAPANESE.tokenStream("", text.substring(start, end))) {
      CharTermAttribute surface = words.addAttribute(CharTermAttribute.class);
      BaseFormAttribute base = words.addAttribute(BaseFormAttribute.class);
      PartOfSpeechAttribute speech = words.addAttribute(PartOfSpeechAttribute.class);
      OffsetAttribute place = words.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = words.addAttribute(PositionIncrementAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        found.skip(step.getPositionIncrement() - 1);
        String tag = speech.getPartOfSpeech();
        if (tag != null && SAY_NOTHING.contains(tag)) {
          found.skip(1);
          continue;
        }
        String form = surface.toString();
        String term = base.getBaseForm() == null ? form : base.getBaseForm();
        found.word(form, stemmed(term), start + place.startOffset(), start + place.endOffset());
      }
      words.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String stemmed(String term) {
    boolean katakana =
        term.length() >= SHORTEST_STEMMED
            && term.charAt(term.length() - 1) == LONG_VOWEL
            && term.chars().allMatch(c -> c >= 0x30a0 && c <= 0x30ff);
    return katakana ? term.substring(0, term.length() - 1) : term;
  }

  static void other(String text, int start, int end, TokenList found) {
    try (TokenStream words = OTHER.tokenStream("", text.substring(start, end))) {
      CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = words.addAttribute(OffsetAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        String form = ICUFoldingFilter.NORMALIZER.normalize(word).strip();
        String cut = form.substring(0, Math.min(form.length(), TokenList.LONGEST));
        found.word(cut, cut, start + place.startOffset(), start + place.endOffset());
      }
      words.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
