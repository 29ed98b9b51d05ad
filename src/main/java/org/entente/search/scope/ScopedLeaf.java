package org.entente.search.scope;

import java.io.IOException;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.util.Bits;

/**
 * A segment as one scope sees it.
 *
 * <p>INVARIANT (non-interference): whatever this reader answers about more than one document is
 * counted over visible documents. Structures whose summaries are not scoped (points, skippers,
 * vectors) are absent, so that nobody can come to rely on them; cache helpers are null, since a
 * cache keyed by the raw segment would hand one actor's entries to another.
 *
 * <p>The terms of doc values are delegated and do hold hidden values: a count starts from the
 * matching documents, never from the dictionary.
 */
final class ScopedLeaf extends FilterLeafReader {
  private final SegmentView view;

  ScopedLeaf(LeafReader segment, SegmentView view) {
    super(segment);
    this.view = view;
  }

  SegmentView view() {
    return view;
  }

  SortedDocValues audiences() throws IOException {
    return in.getSortedDocValues(Audience.FIELD);
  }

  @Override
  public Bits getLiveDocs() {
    return view.liveDocs();
  }

  @Override
  public int numDocs() {
    return view.count();
  }

  @Override
  public Terms terms(String field) throws IOException {
    Terms raw = in.terms(field);
    return raw == null ? null : new ScopedTerms(in, raw, field, view);
  }

  @Override
  public PointValues getPointValues(String field) {
    return null;
  }

  @Override
  public DocValuesSkipper getDocValuesSkipper(String field) {
    return null;
  }

  @Override
  public FloatVectorValues getFloatVectorValues(String field) {
    return null;
  }

  @Override
  public ByteVectorValues getByteVectorValues(String field) {
    return null;
  }

  @Override
  public void searchNearestVectors(
      String field, float[] target, KnnCollector collector, AcceptDocs accepted) {
    throw new UnsupportedOperationException("vectors are not scoped");
  }

  @Override
  public void searchNearestVectors(
      String field, byte[] target, KnnCollector collector, AcceptDocs accepted) {
    throw new UnsupportedOperationException("vectors are not scoped");
  }

  @Override
  public CacheHelper getCoreCacheHelper() {
    return null;
  }

  @Override
  public CacheHelper getReaderCacheHelper() {
    return null;
  }
}
