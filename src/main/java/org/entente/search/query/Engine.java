package org.entente.search.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollector;
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
 * for the best hits, which may leave out whatever cannot be among them. What the first one counted
 * is kept for as long as the index stays as it is: people page, and many ask for everything.
 */
public final class Engine {
  /** Answers kept, of a few kilobytes each. */
  private static final int MOST_COUNTS = 1_000;

  private final Cache<Counted, Counts> counts =
      Caffeine.newBuilder().maximumSize(MOST_COUNTS).build();

  /** All that the counts of an answer depend on. */
  private record Counted(
      Object index,
      Object scope,
      Set<DatasetId> granted,
      String text,
      Map<Field, Set<String>> filters,
      List<Field> facets) {}

  private record Counts(long total, Map<Field, List<FacetCount>> facets) {}

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
  public Page search(
      ScopedIndex index, Set<DatasetId> granted, SearchQuery query, Optional<String> after)
      throws IOException {
    IndexSearcher searcher = index.searcher();
    AccessLens lens = new AccessLens(index, granted);
    Question question = Question.of(query, searcher, lens);

    Counts counted = counts(index, granted, query, question, lens);
    Order order = Order.of(query.sort(), question.ranks());
    Ranking ranking = question.ranking();
    List<ScoreDoc> found = order.best(searcher, ranking, after, query.limit() + 1);
    boolean more = found.size() > query.limit();
    List<ScoreDoc> page = more ? found.subList(0, query.limit()) : found;
    if (order != Order.RELEVANCE && question.ranks()) {
      TopFieldCollector.populateScores(page.toArray(ScoreDoc[]::new), searcher, ranking.all());
    }
    List<Hit> hits = new Hits(searcher, lens, new Highlights(question.text())).of(page);
    return new Page(
        counted.total(),
        hits,
        counted.facets(),
        more ? Optional.of(order.place(page.getLast(), hits.getLast())) : Optional.empty(),
        question.reading(
            counted.total() > 0
                ? List.of()
                : Incomparable.notes(searcher, question.parsed().conditions(), lens),
            new Offer(question, query.filters(), searcher, lens).text()));
  }

  /**
   * The best hits by id alone.
   *
   * @param total exact, of all hits
   */
  public record Ids(long total, List<DatasetId> ids) {}

  /**
   * Finds and counts, and shows nothing: for many more hits than a page has.
   *
   * @param query within its bounds but for the limit; its facets and cursor are not looked at
   */
  public static Ids ids(ScopedIndex index, Set<DatasetId> granted, SearchQuery query)
      throws IOException {
    IndexSearcher searcher = index.searcher();
    Question question = Question.of(query, searcher, new AccessLens(index, granted));
    Order order = Order.of(query.sort(), question.ranks());
    List<ScoreDoc> found =
        order.best(searcher, question.ranking(), Optional.empty(), query.limit());
    List<DatasetId> ids = new ArrayList<>(found.size());
    for (ScoreDoc each : found) {
      ids.add(Order.id(searcher, each));
    }
    return new Ids(Matches.of(searcher, question.matching(Optional.empty())).total(), ids);
  }

  private Counts counts(
      ScopedIndex index,
      Set<DatasetId> granted,
      SearchQuery query,
      Question question,
      AccessLens lens)
      throws IOException {
    Counted key =
        new Counted(
            index.version(),
            index.scope().key(),
            granted,
            query.text(),
            query.filters(),
            query.facets());
    Counts known = counts.getIfPresent(key);
    if (known == null) {
      known = count(index.searcher(), query, question, lens);
      counts.put(key, known);
    }
    return known;
  }

  private static Counts count(
      IndexSearcher searcher, SearchQuery query, Question question, AccessLens lens)
      throws IOException {
    Matches matches = Matches.of(searcher, question.matching(Optional.empty()));
    Map<Field, List<FacetCount>> counts = new EnumMap<>(Field.class);
    for (Field field : query.facets()) {
      // Where the field is filtered, its values are counted as if it were not: to choose others.
      Matches counted =
          question.filters().has(field)
              ? Matches.of(searcher, question.matching(Optional.of(field)))
              : matches;
      Set<String> asked = query.filters().getOrDefault(field, Set.of());
      counts.put(field, Facets.count(field, asked, counted, lens));
    }
    return new Counts(matches.total(), Collections.unmodifiableMap(counts));
  }
}
