package org.entente.search.scope;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * One segment through one scope: the documents that are both in scope and alive, and every
 * statistic counted over them alone.
 */
final class SegmentView {
  /** Below this many postings counting again is cheaper than remembering. */
  private static final int WORTH_KEEPING = 64;

  private static final int MOST_KEPT = 1_024;

  /** From this many postings on they are counted by words. */
  private static final int MANY = 1_024;

  /** Documents of one window; a multiple of 64. */
  private static final int WINDOW = 1 << 14;

  private final SegmentAudiences audiences;
  private final long[] looks;
  private final Map<String, AudienceSums> deleted;
  private final FixedBitSet visible;
  private final int count;
  private final Map<TermKey, Integer> frequencies = new ConcurrentHashMap<>();
  private final Map<String, FieldSums> sums = new ConcurrentHashMap<>();

  private record TermKey(String field, BytesRef term) {}

  /**
   * @param looks of the scope, see {@link ScopeLooks#at}
   * @param live null if nothing is deleted
   * @param deleted sums over deleted documents by field, shared by all views of the reader
   */
  SegmentView(
      SegmentAudiences audiences, long[] looks, Bits live, Map<String, AudienceSums> deleted) {
    this.audiences = audiences;
    this.looks = looks;
    this.deleted = deleted;
    this.visible = audiences.admitted(looks);
    if (live != null) {
      live.applyMask(visible, 0);
    }
    this.count = visible.cardinality();
  }

  Bits liveDocs() {
    return visible.asReadOnlyBits();
  }

  int count() {
    return count;
  }

  boolean isVisible(int doc) {
    return visible.get(doc);
  }

  Audience audience(int ordinal) {
    return audiences.audience(ordinal);
  }

  int audiences() {
    return audiences.count();
  }

  /** Visible documents with the term the enum stands at. */
  int docFreq(String field, TermsEnum term) throws IOException {
    if (term.docFreq() < WORTH_KEEPING) {
      return counted(term);
    }
    Integer kept = frequencies.get(new TermKey(field, term.term()));
    if (kept != null) {
      return kept;
    }
    int frequency = counted(term);
    if (frequencies.size() >= MOST_KEPT) {
      frequencies.clear();
    }
    frequencies.put(new TermKey(field, BytesRef.deepCopyOf(term.term())), frequency);
    return frequency;
  }

  private int counted(TermsEnum term) throws IOException {
    PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
    if (term.docFreq() >= MANY) {
      return countedByWords(postings);
    }
    int frequency = 0;
    for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc()) {
      if (visible.get(doc)) {
        frequency++;
      }
    }
    return frequency;
  }

  /** Postings are poured into a window of bits and counted 64 at a time. */
  private int countedByWords(PostingsEnum postings) throws IOException {
    FixedBitSet window = new FixedBitSet(WINDOW);
    long[] inWindow = window.getBits();
    long[] seen = visible.getBits();
    int frequency = 0;
    int doc = postings.nextDoc();
    while (doc != PostingsEnum.NO_MORE_DOCS) {
      int base = doc & -Long.SIZE;
      postings.intoBitSet(base + WINDOW, window, base);
      int first = base >>> 6;
      int words = Math.min(inWindow.length, seen.length - first);
      for (int word = 0; word < words; word++) {
        frequency += Long.bitCount(inWindow[word] & seen[first + word]);
      }
      window.clear();
      doc = postings.docID();
    }
    return frequency;
  }

  /** Whether any visible document has the term the enum stands at. */
  boolean shows(TermsEnum term) throws IOException {
    PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
    for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc()) {
      if (visible.get(doc)) {
        return true;
      }
    }
    return false;
  }

  FieldSums sums(LeafReader segment, String field) throws IOException {
    FieldSums known = sums.get(field);
    if (known == null) {
      known =
          segment.getNormValues(field) == null ? counted(segment, field) : added(segment, field);
      sums.put(field, known);
    }
    return known;
  }

  private FieldSums added(LeafReader segment, String field) throws IOException {
    AudienceSums gone = deleted.get(field);
    if (gone == null) {
      gone = AudienceSums.ofDeleted(segment, field, audiences.count());
      deleted.put(field, gone);
    }
    IntPredicate admitted = ordinal -> audiences.admits(looks, ordinal);
    return audiences.sums(segment, field).of(admitted).without(gone.of(admitted));
  }

  /** A field that keeps no lengths, such as one of whole values, is counted posting by posting. */
  private FieldSums counted(LeafReader segment, String field) throws IOException {
    FixedBitSet documents = new FixedBitSet(segment.maxDoc());
    long tokens = 0;
    Terms terms = segment.terms(field);
    TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
    PostingsEnum postings = null;
    while (each.next() != null) {
      postings = each.postings(postings, PostingsEnum.NONE);
      for (int doc = postings.nextDoc();
          doc != PostingsEnum.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        if (visible.get(doc)) {
          documents.set(doc);
          tokens++;
        }
      }
    }
    return new FieldSums(documents.cardinality(), tokens);
  }
}
