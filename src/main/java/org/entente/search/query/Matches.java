package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/** Every document that matches a query, as bits per segment; what totals and facets count. */
record Matches(List<Segment> segments) {
  /** The matching documents of one segment. */
  record Segment(LeafReaderContext context, FixedBitSet documents) {}

  static Matches of(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, new Gathering());
  }

  long total() {
    return segments.stream().mapToLong(segment -> segment.documents().cardinality()).sum();
  }

  private static final class Gathering implements CollectorManager<Gatherer, Matches> {
    @Override
    public Gatherer newCollector() {
      return new Gatherer();
    }

    @Override
    public Matches reduce(Collection<Gatherer> gatherers) {
      return new Matches(gatherers.stream().flatMap(each -> each.segments.stream()).toList());
    }
  }

  private static final class Gatherer implements Collector {
    private final List<Segment> segments = new ArrayList<>();

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) {
      FixedBitSet documents = new FixedBitSet(context.reader().maxDoc());
      segments.add(new Segment(context, documents));
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) {
          documents.set(doc);
        }
      };
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
