package org.entente.search.query;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
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
  private final long total;
  private final List<ScoreDoc> found;

  private Listing(ScopedIndex index, Hits hits, long total, List<ScoreDoc> found) {
    this.index = index;
    this.hits = hits;
    this.total = total;
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
    Question question = Question.of(query, searcher, lens);
    Matches matches = Matches.of(searcher, question.matching(Optional.empty()));
    int atMost = (int) Math.max(1, Math.min(most, matches.total()));
    Order order = Order.of(query.sort(), question.ranks());
    List<ScoreDoc> found = order.best(searcher, question.ranking(), Optional.empty(), atMost);
    Hits hits = new Hits(searcher, lens, Highlights.none());
    return new Listing(index, hits, matches.total(), found);
  }

  /** Exact, over the scope. */
  public long total() {
    return total;
  }

  /** How many are listed. */
  public int size() {
    return found.size();
  }

  /**
   * Some of the hits, without scores or marks.
   *
   * @param from 0 for the first
   */
  public List<Hit> hits(int from, int count) throws IOException {
    int end = Math.min(size(), from + count);
    return hits.of(found.subList(Math.min(from, end), end));
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
