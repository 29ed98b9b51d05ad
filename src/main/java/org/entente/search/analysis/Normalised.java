package org.entente.search.analysis;

import com.ibm.icu.text.Normalizer;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;

/**
 * A text in Unicode's compatibility form, where full-width letters, half-width katakana, ligatures
 * and superscripts are plain ones, and the way back to where each character stood.
 */
final class Normalised {
  private static final Normalizer2 FORM = Normalizer2.getNFKCInstance();

  private final String text;

  /** By character of the text, and one behind the last; null if nothing moved. */
  private final int[] origins;

  private Normalised(String text, int[] origins) {
    this.text = text;
    this.origins = origins;
  }

  static Normalised asIs(String text) {
    return new Normalised(text, null);
  }

  static Normalised of(String text) {
    if (FORM.quickCheck(text) == Normalizer.YES) {
      return asIs(text);
    }
    StringBuilder plain = new StringBuilder(text.length() + 8);
    int[] origins = new int[text.length() + 9];
    int start = 0;
    while (start < text.length()) {
      int end = boundary(text, start);
      int written = plain.length();
      plain.append(FORM.normalize(text.substring(start, end)));
      origins = ArrayUtil.grow(origins, plain.length() + 1);
      Arrays.fill(origins, written, plain.length(), start);
      start = end;
    }
    origins[plain.length()] = text.length();
    return new Normalised(plain.toString(), origins);
  }

  /** The next place where nothing before composes with anything behind. */
  private static int boundary(String text, int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    while (end < text.length() && !FORM.hasBoundaryBefore(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  String text() {
    return text;
  }

  int start(int character) {
    return origins == null ? character : origins[character];
  }

  int end(int behind) {
    if (origins == null) {
      return behind;
    }
    int next = behind;
    while (next < text.length() && behind > 0 && origins[next] == origins[behind - 1]) {
      next++;
    }
    return origins[next];
  }
}
