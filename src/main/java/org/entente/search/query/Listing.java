package org.entente.search.query;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.entente.kernel.DatasetId;
import org.entente.search.SearchQuery;
import org.entente.search.SearchResult.Hit;
import org.entente.search.scope.ScopedIndex;

/**
 * Everything a query finds, in order, as of one moment: whatever changes while it is read, nothing
 * is missed or told twice.
 *
 * <p>It keeps the places of the hits and reads their records page by page. It closes the index it
 * reads from.
 */
public final class Listing implements Closeable {
  private final ScopedIndex index;
  private final Hits hits;
  private final TopFieldDocs found;

  private Listing(ScopedIndex index, Hits hits, TopFieldDocs found) {
    this.index = index;
    this.hits = hits;
    this.found = found;
  }

  /**
   * Finds, and counts all that is found.
   *
   * @param query within its bounds; its facets, limit and cursor are not looked at
   * @param most hits listed; there may be more
   */
  public static Listing of(ScopedIndex index, Set<DatasetId> granted, SearchQuery query, int most)
      throws IOException {
    IndexSearcher searcher = index.searcher();
    AccessLens lens = new AccessLens(index, granted);
    Optional<Query> words = TextQuery.of(query.text()).toLucene();
    Query all = new Filters(query.filters(), lens).with(words, Optional.empty());
    int atMost = Math.max(1, Math.min(most, searcher.getIndexReader().maxDoc()));
    TopFieldDocs found =
        searcher.search(
            all,
            new TopFieldCollectorManager(
                Order.of(query.sort(), words.isPresent()).lucene(),
                atMost,
                null,
                Integer.MAX_VALUE));
    Hits hits = new Hits(searcher, lens, new Highlights(TextQuery.of("")));
    return new Listing(index, hits, found);
  }

  /** Exact, over the scope. */
  public long total() {
    return found.totalHits.value();
  }

  /** How many are listed. */
  public int size() {
    return found.scoreDocs.length;
  }

  /**
   * Some of the hits, without scores or marks.
   *
   * @param from 0 for the first
   */
  public List<Hit> hits(int from, int count) throws IOException {
    int end = Math.min(size(), from + count);
    ScoreDoc[] page = Arrays.copyOfRange(found.scoreDocs, Math.min(from, end), end);
    return hits.of(Arrays.asList(page));
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
