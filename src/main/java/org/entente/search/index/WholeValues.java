package org.entente.search.index;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.entente.search.analysis.Analysis;

/** Values that are found as a whole, whatever their case, width and spacing. */
final class WholeValues {
  /** A longer value is searched as text but can be neither filtered nor counted. */
  static final int LONGEST = 1_000;

  private WholeValues() {}

  static void add(Document document, String field, String value) {
    String folded = Analysis.fold(value);
    if (!folded.isEmpty() && folded.length() <= LONGEST) {
      document.add(new StringField(field, folded, Field.Store.NO));
    }
  }
}
