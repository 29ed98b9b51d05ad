package org.entente.search.query;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
  private static final int LONGEST = 4_000;

  private final IndexSearcher searcher;
  private final Ranking ranking;
  private final Optional<Place> after;
  private final int count;

  private Shortlist(IndexSearcher searcher, Ranking ranking, Optional<Place> after, int count) {
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
    BestFirst oneStep = new BestFirst(count, after);
    if (ranking.most() == 0 || count > LONGEST / 8) {
      return searcher.search(ranking.all(), oneStep);
    }
    Optional<List<ScoreDoc>> best = new Shortlist(searcher, ranking, after, count).best();
    return best.isPresent() ? best.get() : searcher.search(ranking.all(), oneStep);
  }

  private Optional<List<ScoreDoc>> best() throws IOException {
    int length = Math.max(SHORTEST, count * 4);
    List<ScoreDoc> needed = needed(length, 0);
    List<ScoreDoc> whole = whole(needed);
    if (needed.size() < length) {
      return Optional.of(whole);
    }
    if (whole.size() < count) {
      return Optional.empty();
    }
    double least = whole.getLast().score * (1 - SLACK) - ranking.most();
    if (needed.getLast().score < least) {
      return Optional.of(whole);
    }
    List<ScoreDoc> close = needed(LONGEST, (float) Math.max(0, least));
    return close.size() < LONGEST ? Optional.of(whole(close)) : Optional.empty();
  }

  /**
   * By what is needed alone; none that has more of it than the last hit of the page before has of
   * everything.
   *
   * @param least nothing below this is wanted
   */
  private List<ScoreDoc> needed(int length, float least) throws IOException {
    Optional<Place> start =
        after.map(place -> new Place((float) (place.score() * (1 + SLACK)), new BytesRef()));
    return searcher.search(ranking.needed(), new BestFirst(length, start, least));
  }

  /** The best of these hits by their whole scores, without those of earlier pages. */
  private List<ScoreDoc> whole(List<ScoreDoc> hits) throws IOException {
    BestFirst best = new BestFirst(count, after);
    BestFirst.Best collected = best.newCollector();
    Weight weight = searcher.createWeight(searcher.rewrite(ranking.all()), ScoreMode.COMPLETE, 1);
    int[] documents = hits.stream().mapToInt(hit -> hit.doc).sorted().toArray();
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
