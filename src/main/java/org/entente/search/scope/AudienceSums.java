package org.entente.search.scope;

import java.io.IOException;
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
  private final int[] documents;
  private final long[] tokens;

  private AudienceSums(int audiences) {
    this.documents = new int[audiences];
    this.tokens = new long[audiences];
  }

  /** Over every document of the segment, deleted ones too. */
  static AudienceSums ofAll(LeafReader segment, String field, int audiences) throws IOException {
    AudienceSums sums = new AudienceSums(audiences);
    NumericDocValues norms = segment.getNormValues(field);
    SortedDocValues audience = segment.getSortedDocValues(Audience.FIELD);
    if (norms == null || audience == null) {
      return sums;
    }
    for (int doc = norms.nextDoc(); doc != NumericDocValues.NO_MORE_DOCS; doc = norms.nextDoc()) {
      sums.add(norms, audience, doc);
    }
    return sums;
  }

  /** Over the deleted documents of the segment alone: few, since merges drop them. */
  static AudienceSums ofDeleted(LeafReader segment, String field, int audiences)
      throws IOException {
    AudienceSums sums = new AudienceSums(audiences);
    NumericDocValues norms = segment.getNormValues(field);
    SortedDocValues audience = segment.getSortedDocValues(Audience.FIELD);
    Bits live = segment.getLiveDocs();
    if (norms == null || audience == null || live == null) {
      return sums;
    }
    for (int doc = 0; doc < live.length(); doc++) {
      if (!live.get(doc) && norms.advanceExact(doc)) {
        sums.add(norms, audience, doc);
      }
    }
    return sums;
  }

  private void add(NumericDocValues norms, SortedDocValues audience, int doc) throws IOException {
    int length = SmallFloat.byte4ToInt((byte) norms.longValue());
    if (length > 0 && audience.advanceExact(doc)) {
      documents[audience.ordValue()]++;
      tokens[audience.ordValue()] += length;
    }
  }

  /** What the admitted audiences have in all and not among the deleted. */
  static FieldSums difference(AudienceSums all, AudienceSums deleted, boolean[] admitted) {
    int documents = 0;
    long tokens = 0;
    for (int audience = 0; audience < admitted.length; audience++) {
      if (admitted[audience]) {
        documents += all.documents[audience] - deleted.documents[audience];
        tokens += all.tokens[audience] - deleted.tokens[audience];
      }
    }
    return new FieldSums(documents, tokens);
  }
}
