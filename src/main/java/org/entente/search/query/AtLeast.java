package org.entente.search.query;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** The documents with a score of at least so much, in no order; none if they are too many. */
final class AtLeast implements CollectorManager<AtLeast.Gathered, Optional<IntStream>> {
  private final float least;
  private final float most;
  private final int limit;

  /**
   * @param start a place whose score is the most that is wanted
   * @param limit how many are too many
   */
  AtLeast(float least, Optional<BestFirst.Place> start, int limit) {
    this.least = least;
    this.most = start.map(BestFirst.Place::score).orElse(Float.POSITIVE_INFINITY);
    this.limit = limit;
  }

  @Override
  public Gathered newCollector() {
    return new Gathered();
  }

  @Override
  public Optional<IntStream> reduce(Collection<Gathered> gathered) {
    return gathered.stream().mapToInt(each -> each.size).sum() >= limit
        ? Optional.empty()
        : Optional.of(
            gathered.stream().flatMapToInt(each -> Arrays.stream(each.documents, 0, each.size)));
  }

  /** Stops as soon as there are too many. */
  final class Gathered implements Collector {
    private int[] documents = new int[256];
    private int size;

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) {
      if (size >= limit) {
        throw new CollectionTerminatedException();
      }
      return new LeafCollector() {
        private Scorable scorer;

        @Override
        public void setScorer(Scorable scorer) throws IOException {
          this.scorer = scorer;
          scorer.setMinCompetitiveScore(least);
        }

        @Override
        public void collect(int doc) throws IOException {
          float score = scorer.score();
          if (score >= least && score <= most) {
            add(segment.docBase + doc);
          }
        }
      };
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.TOP_SCORES;
    }

    private void add(int document) {
      if (size >= limit) {
        throw new CollectionTerminatedException();
      }
      if (size == documents.length) {
        documents = Arrays.copyOf(documents, 2 * size);
      }
      documents[size++] = document;
    }
  }
}
