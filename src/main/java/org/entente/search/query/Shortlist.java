package org.entente.search.query;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.entente.search.query.BestFirst.Place;

/**
 * The best hits of a ranking in two steps: the best by what is needed, then the whole score of
 * those.
 *
 * <p>What only adds to a score hides from Lucene the bounds by which it skips, and makes it score
 * document by document. What is needed it scores in bulk. So its best are taken, the rest of their
 * scores is added, and they are the answer once nothing behind them can make up for what it lacks:
 * the answer is exactly that of the one-step search, which is the last resort where too many are
 * too close.
 */
final class Shortlist {
  /** Sums of floats may be off in the last digits, by the way they are added up. */
  private static final double SLACK = 1e-6;

  private static final int SHORTEST = 100;
  private static final int LONGEST = 20_000;

  private final IndexSearcher searcher;
  private final Ranking ranking;
  private final Optional<Place> after;
  private final int count;
  private final int longest;

  private Shortlist(
      IndexSearcher searcher, Ranking ranking, Optional<Place> after, int count, int longest) {
    this.longest = longest;
    this.searcher = searcher;
    this.ranking = ranking;
    this.after = after;
    this.count = count;
  }

  /**
   * @param after where the page before ended
   * @param count how many at most, from 1
   */
  static List<ScoreDoc> best(
      IndexSearcher searcher, Ranking ranking, Optional<Place> after, int count)
      throws IOException {
    return best(searcher, ranking, after, count, LONGEST);
  }

  /**
   * @param longest how many are too many to have their scores added up one by one
   */
  static List<ScoreDoc> best(
      IndexSearcher searcher, Ranking ranking, Optional<Place> after, int count, int longest)
      throws IOException {
    return ranking.most() == 0 || count > longest / 10
        ? searcher.search(ranking.all(), new BestFirst(count, after))
        : new Shortlist(searcher, ranking, after, count, longest).best();
  }

  private List<ScoreDoc> best() throws IOException {
    int length = Math.max(SHORTEST, count * 4);
    List<ScoreDoc> needed = searcher.search(ranking.needed(), new BestFirst(length, start()));
    List<ScoreDoc> whole = whole(needed.stream().mapToInt(hit -> hit.doc));
    if (needed.size() < length) {
      return whole;
    }
    float known = whole.size() < count ? 0 : whole.getLast().score;
    float least = (float) Math.max(0, known * (1 - SLACK) - ranking.most());
    if (needed.getLast().score < least) {
      return whole;
    }
    Optional<IntStream> close =
        searcher.search(ranking.needed(), new AtLeast(least, start(), longest));
    return close.isPresent()
        ? whole(close.get())
        : searcher.search(ranking.all(), new BestFirst(count, after, known));
  }

  /** No hit has more of what is needed than the last one of the page before has of everything. */
  private Optional<Place> start() {
    return after.map(place -> new Place((float) (place.score() * (1 + SLACK)), new BytesRef()));
  }

  /** The best of these hits by their whole scores, without those of earlier pages. */
  private List<ScoreDoc> whole(IntStream hits) throws IOException {
    BestFirst best = new BestFirst(count, after);
    BestFirst.Best collected = best.newCollector();
    Weight weight = searcher.createWeight(searcher.rewrite(ranking.all()), ScoreMode.COMPLETE, 1);
    int[] documents = hits.sorted().toArray();
    int next = 0;
    for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
      int end = segment.docBase + segment.reader().maxDoc();
      if (next < documents.length && documents[next] < end) {
        LeafCollector inSegment = collected.getLeafCollector(segment);
        Scorer scorer = weight.scorer(segment);
        inSegment.setScorer(new ScoreOnly(scorer));
        for (; next < documents.length && documents[next] < end; next++) {
          int document = documents[next] - segment.docBase;
          if (scorer.iterator().advance(document) != document) {
            throw new IllegalStateException("what is needed matches more than the whole does");
          }
          inSegment.collect(document);
        }
      }
    }
    return best.reduce(List.of(collected));
  }

  /** Lets nobody tell the scorer to leave anything out. */
  private static final class ScoreOnly extends Scorable {
    private final Scorer scorer;

    ScoreOnly(Scorer scorer) {
      this.scorer = scorer;
    }

    @Override
    public float score() throws IOException {
      return scorer.score();
    }
  }
}
