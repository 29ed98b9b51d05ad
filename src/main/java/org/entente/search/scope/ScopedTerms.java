package org.entente.search.scope;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/**
 * The terms of a field that at least one visible document has.
 *
 * <p>It extends {@link Terms} rather than a filter that delegates, so that whatever a later Lucene
 * adds is derived from the scoped iterator instead of falling through to the raw one.
 */
final class ScopedTerms extends Terms {
  private final LeafReader segment;
  private final Terms raw;
  private final String field;
  private final SegmentView view;

  ScopedTerms(LeafReader segment, Terms raw, String field, SegmentView view) {
    this.segment = segment;
    this.raw = raw;
    this.field = field;
    this.view = view;
  }

  @Override
  public TermsEnum iterator() throws IOException {
    return new ScopedTermsEnum(raw.iterator(), field, view);
  }

  @Override
  public TermsEnum intersect(CompiledAutomaton compiled, BytesRef startTerm) throws IOException {
    return new ScopedTermsEnum(raw.intersect(compiled, startTerm), field, view);
  }

  /** Not known without counting: the raw number would tell of terms that nobody here has. */
  @Override
  public long size() {
    return -1;
  }

  @Override
  public int getDocCount() throws IOException {
    return view.sums(segment, field).documents();
  }

  /**
   * All tokens, since each term's total frequency is given as its document frequency; BM25 reads
   * only the average length from it.
   */
  @Override
  public long getSumTotalTermFreq() throws IOException {
    return view.sums(segment, field).tokens();
  }

  @Override
  public long getSumDocFreq() throws IOException {
    return view.sums(segment, field).tokens();
  }

  @Override
  public boolean hasFreqs() {
    return raw.hasFreqs();
  }

  @Override
  public boolean hasOffsets() {
    return raw.hasOffsets();
  }

  @Override
  public boolean hasPositions() {
    return raw.hasPositions();
  }

  @Override
  public boolean hasPayloads() {
    return raw.hasPayloads();
  }
}
