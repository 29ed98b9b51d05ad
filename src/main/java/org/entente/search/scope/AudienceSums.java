package org.entente.search.scope;

import java.io.IOException;
import java.util.function.IntPredicate;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SmallFloat;

/**
 * Documents and tokens of one text field, by audience: from these the sums of any scope are added
 * up without reading a document.
 *
 * <p>Lengths are those the norms keep, which is what BM25 compares with the average: both sides of
 * the comparison are then rounded alike, and no second copy of the lengths is stored.
 */
final class AudienceSums {
  /** Audiences that have any, and their sums; few of a segment's where few were deleted. */
  private final int[] ordinals;

  private final int[] documents;
  private final long[] tokens;

  private AudienceSums(int[] allDocuments, long[] allTokens) {
    int present = 0;
    for (int each : allDocuments) {
      present += each > 0 ? 1 : 0;
    }
    this.ordinals = new int[present];
    this.documents = new int[present];
    this.tokens = new long[present];
    for (int ordinal = 0, at = 0; ordinal < allDocuments.length; ordinal++) {
      if (allDocuments[ordinal] > 0) {
        ordinals[at] = ordinal;
        documents[at] = allDocuments[ordinal];
        tokens[at++] = allTokens[ordinal];
      }
    }
  }

  /** Over every document of the segment, deleted ones too. */
  static AudienceSums ofAll(LeafReader segment, String field, int audiences) throws IOException {
    Adding adding = new Adding(segment, field, audiences);
    if (adding.isPossible()) {
      NumericDocValues norms = adding.norms;
      for (int doc = norms.nextDoc(); doc != NumericDocValues.NO_MORE_DOCS; doc = norms.nextDoc()) {
        adding.add(doc);
      }
    }
    return adding.sums();
  }

  /** Over the deleted documents of the segment alone: few, since merges drop them. */
  static AudienceSums ofDeleted(LeafReader segment, String field, int audiences)
      throws IOException {
    Adding adding = new Adding(segment, field, audiences);
    Bits live = segment.getLiveDocs();
    if (adding.isPossible() && live != null) {
      for (int doc = 0; doc < live.length(); doc++) {
        if (!live.get(doc) && adding.norms.advanceExact(doc)) {
          adding.add(doc);
        }
      }
    }
    return adding.sums();
  }

  /** The sums of the audiences admitted. */
  FieldSums of(IntPredicate admitted) {
    int allDocuments = 0;
    long allTokens = 0;
    for (int i = 0; i < ordinals.length; i++) {
      if (admitted.test(ordinals[i])) {
        allDocuments += documents[i];
        allTokens += tokens[i];
      }
    }
    return new FieldSums(allDocuments, allTokens);
  }

  private static final class Adding {
    private final NumericDocValues norms;
    private final SortedDocValues audience;
    private final int[] documents;
    private final long[] tokens;

    Adding(LeafReader segment, String field, int audiences) throws IOException {
      this.norms = segment.getNormValues(field);
      this.audience = segment.getSortedDocValues(Audience.FIELD);
      this.documents = new int[audiences];
      this.tokens = new long[audiences];
    }

    boolean isPossible() {
      return norms != null && audience != null;
    }

    void add(int doc) throws IOException {
      int length = SmallFloat.byte4ToInt((byte) norms.longValue());
      if (length > 0 && audience.advanceExact(doc)) {
        documents[audience.ordValue()]++;
        tokens[audience.ordValue()] += length;
      }
    }

    AudienceSums sums() {
      return new AudienceSums(documents, tokens);
    }
  }
}
