package org.entente.search.query;

import org.apache.lucene.search.Query;

/**
 * A query that ranks, in its two parts.
 *
 * @param needed what makes a document match, scored by that alone
 * @param all the same documents, scored by everything
 * @param most the most by which a score of {@code all} exceeds that of {@code needed}
 */
record Ranking(Query needed, Query all, double most) {
  /** One without a part that only adds to scores. */
  static Ranking of(Query query) {
    return new Ranking(query, query, 0);
  }
}
