package org.entente.search.index;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.entente.search.analysis.Analysis;
import org.entente.search.analysis.Token;

/**
 * The words of one field of a record, for conditions on that field alone. They are never scored.
 */
public final class FieldWords {
  /** Keeps words of one value from standing side by side with those of the next. */
  private static final int GAP = 100;

  /** In short fields it matters which words stand together. */
  private static final FieldType IN_ORDER = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

  /** In a description the places of words would be most of the index. */
  private static final FieldType AT_ALL = type(IndexOptions.DOCS);

  private FieldWords() {}

  private static FieldType type(IndexOptions options) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  /** As they are indexed and looked up: signs that are no words count as one whole. */
  public static List<String> terms(String text) {
    return terms(text, Analysis.tokens(text));
  }

  private static List<String> terms(String text, List<Token> tokens) {
    List<String> terms = Analysis.terms(tokens);
    String folded = terms.isEmpty() ? Analysis.fold(text) : "";
    return folded.isEmpty() ? terms : List.of(folded);
  }

  static void addInOrder(Document document, String field, List<String> values, ReadTexts texts) {
    add(document, field, values, texts, IN_ORDER);
  }

  static void add(Document document, String field, List<String> values, ReadTexts texts) {
    add(document, field, values, texts, AT_ALL);
  }

  private static void add(
      Document document, String field, List<String> values, ReadTexts texts, FieldType type) {
    if (!values.isEmpty()) {
      List<List<String>> terms =
          values.stream().map(value -> terms(value, texts.tokens(value))).toList();
      document.add(new Field(field, new Values(terms), type));
    }
  }

  /** Values one after another, with a gap between. */
  private static final class Values extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<List<String>> values;
    private int value;
    private int next;

    Values(List<List<String>> values) {
      this.values = values;
    }

    @Override
    public void reset() {
      value = 0;
      next = 0;
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      int gap = 1;
      while (value < values.size() && next == values.get(value).size()) {
        value++;
        next = 0;
        gap = GAP;
      }
      if (value == values.size()) {
        return false;
      }
      step.setPositionIncrement(gap);
      term.append(values.get(value).get(next++));
      return true;
    }
  }
}
