package org.entente.search.analysis;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Tokens that were read before, as the streams Lucene indexes from. */
public final class TokenStreams {
  /** Keeps a phrase from matching across two keywords or two names. */
  static final int GAP = 100;

  private TokenStreams() {}

  /** Terms in the order they stand in, text behind text, far enough apart to share no phrase. */
  public static TokenStream ordered(List<List<Token>> texts) {
    return new Ordered(texts);
  }

  /**
   * Each term once, as if it stood there as often as its number says. What Lucene then keeps as the
   * length of the field is the sum of the numbers.
   */
  public static TokenStream weighted(Map<String, Integer> frequencies) {
    return new Weighted(frequencies);
  }

  /** Each term once. */
  public static TokenStream set(Collection<String> terms) {
    return new Each(terms);
  }

  private static final class Ordered extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Iterator<List<Token>> texts;
    private Iterator<Token> text = List.<Token>of().iterator();
    private int textStart;
    private int position = -1;

    private Ordered(List<List<Token>> texts) {
      this.texts = texts.iterator();
    }

    @Override
    public boolean incrementToken() {
      while (!text.hasNext()) {
        if (!texts.hasNext()) {
          return false;
        }
        text = texts.next().iterator();
        textStart = position < 0 ? 0 : position + GAP;
      }
      clearAttributes();
      Token token = text.next();
      term.append(token.term());
      step.setPositionIncrement(textStart + token.position() - position);
      position = textStart + token.position();
      return true;
    }
  }

  private static final class Weighted extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Iterator<Map.Entry<String, Integer>> terms;

    private Weighted(Map<String, Integer> frequencies) {
      this.terms = frequencies.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
      if (!terms.hasNext()) {
        return false;
      }
      clearAttributes();
      Map.Entry<String, Integer> next = terms.next();
      term.append(next.getKey());
      frequency.setTermFrequency(next.getValue());
      return true;
    }
  }

  private static final class Each extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Iterator<String> terms;

    private Each(Collection<String> terms) {
      this.terms = terms.iterator();
    }

    @Override
    public boolean incrementToken() {
      if (!terms.hasNext()) {
        return false;
      }
      clearAttributes();
      term.append(terms.next());
      return true;
    }
  }
}
