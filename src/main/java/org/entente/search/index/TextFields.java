package org.entente.search.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.entente.search.analysis.Token;
import org.entente.search.analysis.TokenStreams;

/**
 * What of a document is found by its words. Each text is handed in as tokens, with the weight of
 * where it stands in the record, and becomes part of three fields: how much a word counts, which
 * forms of it occur, and in which order words stand.
 */
final class TextFields {
  private static final FieldType RANKED = type(IndexOptions.DOCS_AND_FREQS, false);
  private static final FieldType SET = type(IndexOptions.DOCS, true);
  private static final FieldType ORDERED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);

  private final Map<String, Integer> ranked = new HashMap<>();
  private final Set<String> forms = new HashSet<>();
  private final List<List<Token>> ordered = new ArrayList<>();

  private static FieldType type(IndexOptions options, boolean omitNorms) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setTokenized(true);
    type.setOmitNorms(omitNorms);
    type.freeze();
    return type;
  }

  void add(List<Token> text, Weight weight) {
    for (Token token : text) {
      ranked.merge(token.term(), weight.times(), Integer::sum);
      forms.add(token.form());
    }
    ordered.add(text);
  }

  void addTo(Document document) {
    if (!ranked.isEmpty()) {
      add(document, Fields.RANKED, TokenStreams.weighted(ranked), RANKED);
      add(document, Fields.FORMS, TokenStreams.set(forms), SET);
      add(document, Fields.ORDERED, TokenStreams.ordered(ordered), ORDERED);
    }
  }

  /** Terms as they are, each once. */
  static void addSet(Document document, String field, Collection<String> terms) {
    if (!terms.isEmpty()) {
      add(document, field, TokenStreams.set(terms), SET);
    }
  }

  private static void add(Document document, String field, TokenStream words, FieldType type) {
    document.add(new Field(field, words, type));
  }
}
