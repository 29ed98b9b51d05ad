package org.entente.search.query;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/** Counts matches as far as it matters. */
final class Sample {
  private Sample() {}

  /** How many documents in scope match, or {@code most} if there are more. */
  static int count(IndexSearcher scoped, Query query, int most) throws IOException {
    Weight weight = scoped.createWeight(scoped.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    int found = 0;
    for (LeafReaderContext leaf : scoped.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      Bits visible = leaf.reader().getLiveDocs();
      DocIdSetIterator matches = scorer.iterator();
      while (found < most && matches.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (visible == null || visible.get(matches.docID())) {
          found++;
        }
      }
    }
    return found;
  }
}
