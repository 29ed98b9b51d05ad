package org.entente.search.scope;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.entente.policy.AccessScope;

/**
 * Opens an index to one scope at a time.
 *
 * <p>INVARIANT (no way round): the raw searchers go in here and do not come out; what comes out has
 * a scope in its reader.
 */
public final class Scoping {
  /**
   * How documents are compared; the same when they are written and when they are read. Saturation
   * and length count for less than Lucene takes by default, as has served text collections of many
   * kinds better: records differ in length by who wrote them more than by what they are about.
   */
  public static final Similarity SIMILARITY = new BM25Similarity(0.9f, 0.4f);

  private final SearcherManager raw;
  private final SegmentViews views = new SegmentViews();

  public Scoping(SearcherManager raw) {
    this.raw = raw;
  }

  /**
   * The index as it is now, through the scope.
   *
   * @throws org.apache.lucene.store.AlreadyClosedException if the index has been closed
   */
  public ScopedIndex open(AccessScope scope) throws IOException {
    IndexSearcher held = raw.acquire();
    try {
      DirectoryReader reader = (DirectoryReader) held.getIndexReader();
      IndexSearcher searcher = new IndexSearcher(new ScopedReader(reader, scope, views));
      searcher.setSimilarity(SIMILARITY);
      searcher.setQueryCache(null);
      Object version = reader.getReaderCacheHelper().getKey();
      return new ScopedIndex(searcher, scope, version, () -> raw.release(held));
    } catch (IOException | RuntimeException failed) {
      raw.release(held);
      throw failed;
    }
  }
}
