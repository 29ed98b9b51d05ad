package org.entente.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.search.IndexSearcher;
import org.entente.bench.Interleaved.Contender;
import org.entente.policy.AccessScope;
import org.entente.search.query.ProductQueries.Asked;
import org.entente.search.scope.ScopedIndex;

/** The ways in which the same queries are searched, with a scope and without. */
final class Contenders {
  private Contenders() {}

  /** One search, as it is done with and without a scope. */
  interface Searches {
    void scoped(IndexSearcher searcher, Asked asked) throws IOException;

    void unfiltered(IndexSearcher searcher, Asked asked) throws IOException;

    void other(IndexSearcher searcher, Asked asked) throws IOException;
  }

  interface Search {
    void run(IndexSearcher searcher, Asked asked) throws IOException;
  }

  record Unfiltered(IndexSearcher searcher, List<Asked> queries, Search search)
      implements Contender {
    @Override
    public void run() throws IOException {
      for (Asked query : queries) {
        search.run(searcher, query);
      }
    }
  }

  /** An actor who has asked all of this before. */
  record Warm(PreparedIndex index, AccessScope scope, List<Asked> queries, Searches searches)
      implements Contender {
    @Override
    public void run() throws IOException {
      for (Asked query : queries) {
        try (ScopedIndex opened = index.open(scope)) {
          searches.scoped(opened.searcher(), query);
        }
      }
    }
  }

  /** An actor whose scope is known and who has asked something else before. */
  static final class Cold implements Contender {
    private final PreparedIndex index;
    private final Supplier<AccessScope> again;
    private final List<Asked> queries;
    private final Asked another;
    private final Searches searches;
    private AccessScope scope;

    Cold(
        PreparedIndex index,
        Supplier<AccessScope> again,
        List<Asked> queries,
        Asked another,
        Searches searches) {
      this.index = index;
      this.again = again;
      this.queries = queries;
      this.another = another;
      this.searches = searches;
    }

    @Override
    public void prepare() throws IOException {
      scope = again.get();
      try (ScopedIndex opened = index.open(scope)) {
        searches.scoped(opened.searcher(), another);
      }
    }

    @Override
    public void run() throws IOException {
      for (Asked query : queries) {
        try (ScopedIndex opened = index.open(scope)) {
          searches.scoped(opened.searcher(), query);
        }
      }
    }
  }
}
