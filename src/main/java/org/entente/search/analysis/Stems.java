package org.entente.search.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Stems of English words: forms that are words themselves, so that few words fall together. */
final class Stems {
  private static final int SHORTEST = 3;
  private static final ThreadLocal<Stems> OF_THREAD = ThreadLocal.withInitial(Stems::new);

  private final OneWord word = new OneWord();
  private final TokenStream stemmed = new KStemFilter(word);
  private final CharTermAttribute term = stemmed.getAttribute(CharTermAttribute.class);

  /** A stream of the word put into it, over and over. */
  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private String next = "";

    @Override
    public boolean incrementToken() {
      clearAttributes();
      term.append(next);
      return true;
    }
  }

  private Stems() {}

  /** The stem of a folded word; words of other letters are their own stems. */
  static String of(String form) {
    if (form.length() < SHORTEST || !form.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      return form;
    }
    return OF_THREAD.get().stem(form);
  }

  private String stem(String form) {
    try {
      word.next = form;
      if (!stemmed.incrementToken()) {
        throw new IllegalStateException("a stream of words without end has ended");
      }
      return term.toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
