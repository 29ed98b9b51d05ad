package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.entente.search.SearchResult.FacetCount;

/**
 * How many matching documents have each value of a field, by the value's number in each segment.
 *
 * <p>Values are looked up as late as possible: a field may have a million of them, of which fifty
 * are asked for.
 */
final class ValueCounts {
  /** So few that all of them are looked up and added. */
  private static final int FEW = 2_000;

  private final List<Segment> segments = new ArrayList<>();

  /** Of one segment: counts by number, and how many they are all together. */
  private record Segment(SortedSetDocValues values, int[] byNumber, long all, int nonZero) {
    int of(BytesRef value) throws IOException {
      long number = values.lookupTerm(value);
      return number < 0 ? 0 : byNumber[(int) number];
    }
  }

  private ValueCounts() {}

  static ValueCounts of(Matches matches, String field) throws IOException {
    ValueCounts counts = new ValueCounts();
    for (Matches.Segment segment : matches.segments()) {
      SortedSetDocValues values = DocValues.getSortedSet(segment.context().reader(), field);
      int[] byNumber = new int[Math.toIntExact(values.getValueCount())];
      if (byNumber.length > 0) {
        SortedDocValues single = DocValues.unwrapSingleton(values);
        if (single != null) {
          countSingle(segment, single, byNumber);
        } else {
          countAll(segment, values, byNumber);
        }
        counts.add(DocValues.getSortedSet(segment.context().reader(), field), byNumber);
      }
    }
    return counts;
  }

  private static void countSingle(Matches.Segment segment, SortedDocValues values, int[] byNumber)
      throws IOException {
    DocIdSetIterator both = matching(segment, values);
    while (both.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      byNumber[values.ordValue()]++;
    }
  }

  private static void countAll(Matches.Segment segment, SortedSetDocValues values, int[] byNumber)
      throws IOException {
    DocIdSetIterator both = matching(segment, values);
    while (both.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      for (int i = values.docValueCount(); i > 0; i--) {
        byNumber[(int) values.nextOrd()]++;
      }
    }
  }

  /** Stands on matching documents that have a value, in order; led by the fewer of the two. */
  static DocIdSetIterator matching(Matches.Segment segment, DocIdSetIterator values) {
    BitSetIterator documents =
        new BitSetIterator(segment.documents(), segment.documents().approximateCardinality());
    return ConjunctionUtils.intersectIterators(List.of(values, documents));
  }

  private void add(SortedSetDocValues values, int[] byNumber) {
    long all = 0;
    int nonZero = 0;
    for (int count : byNumber) {
      all += count;
      nonZero += count > 0 ? 1 : 0;
    }
    if (nonZero > 0) {
      segments.add(new Segment(values, byNumber, all, nonZero));
    }
  }

  /** Every value that a match has, in no order. */
  List<FacetCount> all() throws IOException {
    Map<BytesRef, Long> sums = new HashMap<>();
    for (Segment segment : segments) {
      for (int number = 0; number < segment.byNumber.length; number++) {
        int count = segment.byNumber[number];
        if (count > 0) {
          sums.merge(value(segment, number), (long) count, Long::sum);
        }
      }
    }
    return told(sums);
  }

  /**
   * The values most matches have.
   *
   * <p>Where there are many, a value that is seldom in every segment is not looked up: exact totals
   * of the most frequent values of the largest segment are a bar, and what stays below its share of
   * the bar everywhere cannot reach it.
   */
  List<FacetCount> mostFrequent(int most) throws IOException {
    List<FacetCount> counted =
        segments.stream().mapToLong(Segment::nonZero).sum() <= FEW ? all() : aboveBar(most);
    return counted.stream().sorted(Facets.ORDER).limit(most).toList();
  }

  private List<FacetCount> aboveBar(int most) throws IOException {
    Segment largest = segments.getFirst();
    for (Segment segment : segments) {
      largest = segment.all > largest.all ? segment : largest;
    }
    Map<BytesRef, Long> sums = new HashMap<>();
    for (int number : mostFrequent(largest, most)) {
      BytesRef value = value(largest, number);
      sums.put(value, total(value));
    }
    long bar =
        sums.size() < most ? 1 : sums.values().stream().mapToLong(each -> each).min().orElse(1);
    long everything = segments.stream().mapToLong(Segment::all).sum();
    Set<BytesRef> candidates = new HashSet<>();
    for (Segment segment : segments) {
      // Rounded down, the shares add up to less than the bar.
      long share = (long) Math.floor((bar - 1) * ((double) segment.all / everything) * 0.999_999);
      for (int number = 0; number < segment.byNumber.length; number++) {
        if (segment.byNumber[number] > share) {
          candidates.add(value(segment, number));
        }
      }
    }
    candidates.removeAll(sums.keySet());
    for (BytesRef value : candidates) {
      sums.put(value, total(value));
    }
    return told(sums);
  }

  private static int[] mostFrequent(Segment segment, int most) {
    PriorityQueue<Long> best = new PriorityQueue<>();
    long least = 0;
    for (int number = 0; number < segment.byNumber.length; number++) {
      long count = segment.byNumber[number];
      if (count > least || (count > 0 && best.size() < most)) {
        best.add(count << 32 | number);
        if (best.size() > most) {
          best.remove();
        }
        least = best.size() < most ? 0 : best.element() >>> 32;
      }
    }
    return best.stream().mapToInt(Long::intValue).toArray();
  }

  private long total(BytesRef value) throws IOException {
    long total = 0;
    for (Segment segment : segments) {
      total += segment.of(value);
    }
    return total;
  }

  private static BytesRef value(Segment segment, int number) throws IOException {
    return BytesRef.deepCopyOf(segment.values.lookupOrd(number));
  }

  private static List<FacetCount> told(Map<BytesRef, Long> sums) {
    return sums.entrySet().stream()
        .map(each -> new FacetCount(each.getKey().utf8ToString(), each.getValue()))
        .toList();
  }
}
