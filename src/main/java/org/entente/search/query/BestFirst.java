package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.entente.search.index.Fields;

/**
 * The best hits by score, ties by id, leaving out whatever cannot be among them.
 *
 * <p>Segments are sorted by id, so within one the earlier of two hits with the same score is the
 * better one and only a higher score can still get in: Lucene then skips all that cannot reach it.
 * Ids are read only where hits of different segments tie.
 */
final class BestFirst implements CollectorManager<BestFirst.Best, List<ScoreDoc>> {
  private final int count;
  private final Optional<Place> after;
  private final float least;

  /** Where a page before this one ended. */
  record Place(float score, BytesRef id) {}

  /**
   * @param count how many at most, from 1
   */
  BestFirst(int count, Optional<Place> after) {
    this(count, after, 0);
  }

  /**
   * @param least a score below which nothing is wanted
   */
  BestFirst(int count, Optional<Place> after, float least) {
    this.count = count;
    this.after = after;
    this.least = least;
  }

  @Override
  public Best newCollector() {
    return new Best();
  }

  @Override
  public List<ScoreDoc> reduce(Collection<Best> collectors) throws IOException {
    List<Hit> best = List.of();
    for (Best each : collectors) {
      best = merged(best, each.found());
    }
    return best.stream().map(hit -> new ScoreDoc(hit.docBase + hit.doc, hit.score)).toList();
  }

  /** One hit, and what it takes to learn its id. */
  private static final class Hit {
    private final int doc;
    private final int docBase;
    private final float score;
    private final LeafReader reader;
    private BytesRef id;

    Hit(LeafReaderContext segment, int doc, float score) {
      this.doc = doc;
      this.docBase = segment.docBase;
      this.score = score;
      this.reader = segment.reader();
    }

    boolean isBefore(Hit other) throws IOException {
      return score != other.score ? score > other.score : id().compareTo(other.id()) < 0;
    }

    private BytesRef id() throws IOException {
      if (id == null) {
        SortedDocValues ids = DocValues.getSorted(reader, Fields.ID_ORDER);
        if (!ids.advanceExact(doc)) {
          throw new IllegalStateException("a document has no id to be ordered by");
        }
        id = BytesRef.deepCopyOf(ids.lookupOrd(ids.ordValue()));
      }
      return id;
    }
  }

  private List<Hit> merged(List<Hit> one, List<Hit> other) throws IOException {
    List<Hit> merged = new ArrayList<>(count);
    int i = 0;
    int j = 0;
    while (merged.size() < count && (i < one.size() || j < other.size())) {
      boolean first = j == other.size() || (i < one.size() && one.get(i).isBefore(other.get(j)));
      merged.add(first ? one.get(i++) : other.get(j++));
    }
    return merged;
  }

  /** Segment after segment; the best so far are merged when one is done. */
  final class Best implements Collector {
    private List<Hit> best = List.of();
    private InSegment current;

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
      finish();
      float known = best.size() == count ? best.getLast().score : 0;
      current = new InSegment(segment, Math.max(least, known));
      return current;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.TOP_SCORES;
    }

    private void finish() throws IOException {
      if (current != null) {
        best = merged(best, current.sorted());
        current = null;
      }
    }

    List<Hit> found() throws IOException {
      finish();
      return best;
    }
  }

  /**
   * The best of one segment, as a heap of scores with the worst on top; of equal scores the later
   * document is the worse.
   */
  private final class InSegment implements LeafCollector {
    private final LeafReaderContext segment;
    private final float least;
    private final SortedDocValues ids;
    private final float afterScore;
    private final int afterOrdinal;

    /** One per hit: the score's bits above the complement of the document. */
    private final long[] heap = new long[count];

    private int size;
    private Scorable scorer;

    /**
     * @param least a score below which nothing is wanted, since enough have it
     */
    InSegment(LeafReaderContext segment, float least) throws IOException {
      this.segment = segment;
      this.least = least;
      this.ids = DocValues.getSorted(segment.reader(), Fields.ID_ORDER);
      this.afterScore = after.map(Place::score).orElse(Float.POSITIVE_INFINITY);
      this.afterOrdinal = after.isPresent() ? ids.lookupTerm(after.get().id()) : 0;
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
      this.scorer = scorer;
      tell();
    }

    @Override
    public void collect(int doc) throws IOException {
      float score = scorer.score();
      if (score < least || (score >= afterScore && isBeforePlace(doc, score))) {
        return;
      }
      long entry = entry(doc, score);
      if (size < count) {
        heap[size++] = entry;
        if (size == count) {
          heapify();
          tell();
        }
      } else if (entry > heap[0]) {
        heap[0] = entry;
        sink(0);
        tell();
      }
    }

    /** Whether the hit was on an earlier page. */
    private boolean isBeforePlace(int doc, float score) throws IOException {
      if (score > afterScore || !ids.advanceExact(doc)) {
        return true;
      }
      int ordinal = ids.ordValue();
      return afterOrdinal >= 0 ? ordinal <= afterOrdinal : ordinal < -afterOrdinal - 1;
    }

    private void tell() throws IOException {
      float needed = size == count ? Math.nextUp(score(heap[0])) : 0;
      scorer.setMinCompetitiveScore(Math.max(least, needed));
    }

    /** Scores are not negative, so their bits are in order. */
    private static long entry(int doc, float score) {
      return ((long) Float.floatToIntBits(score) << 32) | (Integer.MAX_VALUE - doc);
    }

    private static float score(long entry) {
      return Float.intBitsToFloat((int) (entry >>> 32));
    }

    private void heapify() {
      for (int i = size / 2 - 1; i >= 0; i--) {
        sink(i);
      }
    }

    private void sink(int from) {
      int at = from;
      long entry = heap[at];
      while (2 * at + 1 < size) {
        int child = 2 * at + 1;
        if (child + 1 < size && heap[child + 1] < heap[child]) {
          child++;
        }
        if (heap[child] >= entry) {
          break;
        }
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = entry;
    }

    List<Hit> sorted() {
      long[] sorted = Arrays.copyOf(heap, size);
      Arrays.sort(sorted);
      List<Hit> hits = new ArrayList<>(size);
      for (int i = size - 1; i >= 0; i--) {
        hits.add(new Hit(segment, Integer.MAX_VALUE - (int) sorted[i], score(sorted[i])));
      }
      return hits;
    }
  }
}
