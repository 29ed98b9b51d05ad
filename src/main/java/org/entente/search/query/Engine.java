package org.entente.search.query;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.entente.kernel.DatasetId;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.FacetCount;
import org.entente.search.SearchResult.Hit;
import org.entente.search.SearchResult.Reading;
import org.entente.search.scope.ScopedIndex;

/**
 * Answers a query over a scoped index.
 *
 * <p>Two passes: one over all matches without scores, for the exact total and the facets, and one
 * for the best hits, which may leave out whatever cannot be among them.
 */
public final class Engine {
  private Engine() {}

  /**
   * One page.
   *
   * @param next the place of its last hit, if there are more behind it
   */
  public record Page(
      long total,
      List<Hit> hits,
      Map<Field, List<FacetCount>> facets,
      Optional<String> next,
      Reading reading) {}

  /**
   * Finds, counts and shows.
   *
   * @param query within its bounds; its cursor is not looked at
   * @param after a place that an earlier page gave as {@code next}
   */
  public static Page search(
      ScopedIndex index, Set<DatasetId> granted, SearchQuery query, Optional<String> after)
      throws IOException {
    IndexSearcher searcher = index.searcher();
    AccessLens lens = new AccessLens(index, granted);
    TextQuery text = TextQuery.of(query.text());
    Optional<Query> words = text.toLucene();
    Filters filters = new Filters(query.filters(), lens);
    Query all = filters.with(words, Optional.empty());

    Matches matches = Matches.of(searcher, all);
    Map<Field, List<FacetCount>> facets = new EnumMap<>(Field.class);
    for (Field field : query.facets()) {
      facets.put(field, facet(searcher, field, words, filters, matches, lens));
    }

    Order order = Order.of(query.sort(), words.isPresent());
    List<FieldDoc> found = best(searcher, all, order, after, query.limit() + 1);
    boolean more = found.size() > query.limit();
    List<FieldDoc> page = more ? found.subList(0, query.limit()) : found;
    if (order == Order.RELEVANCE) {
      page.forEach(hit -> hit.score = (Float) hit.fields[0]);
    } else if (words.isPresent()) {
      TopFieldCollector.populateScores(page.toArray(FieldDoc[]::new), searcher, all);
    }
    return new Page(
        matches.total(),
        new Hits(searcher, lens, new Highlights(text)).of(page),
        facets,
        more ? Optional.of(order.place(page.getLast())) : Optional.empty(),
        Reading.PLAIN);
  }

  /** Where the field is filtered, its values are counted as if it were not: to choose others. */
  private static List<FacetCount> facet(
      IndexSearcher searcher,
      Field field,
      Optional<Query> words,
      Filters filters,
      Matches matches,
      AccessLens lens)
      throws IOException {
    Matches counted =
        filters.has(field)
            ? Matches.of(searcher, filters.with(words, Optional.of(field)))
            : matches;
    return Facets.count(field, counted, lens);
  }

  private static List<FieldDoc> best(
      IndexSearcher searcher, Query query, Order order, Optional<String> after, int count)
      throws IOException {
    FieldDoc last = after.map(order::after).orElse(null);
    TopFieldDocs found =
        searcher.search(query, new TopFieldCollectorManager(order.lucene(), count, last, 1));
    return Arrays.stream(found.scoreDocs).map(FieldDoc.class::cast).toList();
  }
}
