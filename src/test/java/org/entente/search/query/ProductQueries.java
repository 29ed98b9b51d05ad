package org.entente.search.query;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.entente.search.SearchQuery.Field;

/**
 * The parts of {@link Engine} one by one and over any searcher, for comparing a scoped index with a
 * raw one. It decides nothing: each method is a call of what the engine calls.
 */
public final class ProductQueries {
  private ProductQueries() {}

  /** One question: what ranks, and what matches exactly the same documents without scores. */
  public record Asked(Ranking ranks, Query matching) {
    /** What ranks, as one query. */
    public Query ranking() {
      return ranks.all();
    }
  }

  /**
   * What a text and filters become.
   *
   * @param words whose words the text is read against
   */
  public static Asked ask(IndexSearcher words, String text, Map<Field, Set<String>> filters)
      throws IOException {
    Question question = Question.of(text, filters, words, null);
    return new Asked(question.ranking(), question.matching(Optional.empty()));
  }

  /** The best hits, as the engine collects them. */
  public static List<ScoreDoc> best(IndexSearcher searcher, Asked asked, int count)
      throws IOException {
    return Order.RELEVANCE.best(searcher, asked.ranks(), Optional.empty(), count);
  }

  /**
   * The exact total and the facets, as the engine counts them.
   *
   * @param facets any but access, which has no meaning without a scope
   * @return the total, and how many facet values were counted
   */
  public static long count(IndexSearcher searcher, Query query, List<Field> facets)
      throws IOException {
    Matches matches = Matches.of(searcher, query);
    long values = 0;
    for (Field field : facets) {
      values += Facets.count(field, Set.of(), matches, null).size();
    }
    return matches.total() + values;
  }
}
