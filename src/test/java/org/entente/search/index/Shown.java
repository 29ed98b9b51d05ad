package org.entente.search.index;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.entente.policy.AccessScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.scope.ScopedIndex;

/** What a scope finds. */
final class Shown {
  private Shown() {}

  static Set<String> ids(IndexUnderTest index, AccessScope scope) throws IOException {
    Set<String> ids = new TreeSet<>();
    try (ScopedIndex opened = index.open(scope)) {
      var stored = opened.searcher().storedFields();
      for (ScoreDoc each : opened.searcher().search(new MatchAllDocsQuery(), 100_000).scoreDocs) {
        ids.add(stored.document(each.doc).get(Fields.ID));
      }
    }
    return ids;
  }
}
