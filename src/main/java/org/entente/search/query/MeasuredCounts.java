package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.FacetCount;
import org.entente.search.index.FieldWords;
import org.entente.search.index.Fields;
import org.entente.search.index.Measurements;
import org.entente.search.query.RoundRanges.RoundRange;

/**
 * Names of measured quantities and, where one is filtered in a unit, ranges of it in that unit.
 *
 * <p>The ranges go from the least to the greatest value measured by the matching datasets, within
 * what is asked for: hidden datasets move no edge. A dataset is counted in every range that it
 * reaches, just as the range would find it as a filter.
 */
final class MeasuredCounts {
  private final Matches matches;
  private final AskedQuantity asked;
  private final List<String> name;

  private MeasuredCounts(Matches matches, AskedQuantity asked) {
    this.matches = matches;
    this.asked = asked;
    this.name = FieldWords.terms(asked.name());
  }

  /**
   * Ranges stand behind the name they are of.
   *
   * @param filters of the field
   */
  static List<FacetCount> of(Matches matches, Set<String> filters) throws IOException {
    List<FacetCount> names =
        ValueCounts.of(matches, Fields.values(Field.MEASURED)).mostFrequent(Facets.MOST_VALUES);
    Optional<AskedQuantity> asked = AskedQuantity.of(filters);
    if (asked.isEmpty()) {
      return names;
    }
    Optional<String> within =
        names.stream()
            .map(FacetCount::value)
            .filter(asked.get().name()::equalsIgnoreCase)
            .findFirst();
    List<FacetCount> all = new ArrayList<>(names);
    all.addAll(
        within
            .map(value -> 1 + names.stream().map(FacetCount::value).toList().indexOf(value))
            .orElse(0),
        new MeasuredCounts(matches, asked.get()).ranges(within));
    return all;
  }

  private interface Measured {
    void values(double min, double max);
  }

  private void forEachDataset(Measured measured, Runnable next) throws IOException {
    for (Matches.Segment segment : matches.segments()) {
      BinaryDocValues values = DocValues.getBinary(segment.context().reader(), Fields.MEASUREMENTS);
      DocIdSetIterator both = ValueCounts.matching(segment, values);
      while (both.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        Measurements.forEach(
            values.binaryValue(), name, asked.range().dimension(), measured::values);
        next.run();
      }
    }
  }

  private List<FacetCount> ranges(Optional<String> within) throws IOException {
    double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    forEachDataset(
        (min, max) -> {
          if (asked.range().reaches(min, max)) {
            ends[0] = Math.min(ends[0], Math.max(min, asked.range().from()));
            ends[1] = Math.max(ends[1], Math.min(max, asked.range().to()));
          }
        },
        () -> {});
    if (!Double.isFinite(ends[0]) || !Double.isFinite(ends[1])) {
      return List.of();
    }
    List<RoundRange> ranges = RoundRanges.covering(asked.inUnit(ends[0]), asked.inUnit(ends[1]));
    long[] counts = counted(ranges);
    List<FacetCount> told = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        told.add(new FacetCount(asked.filter(ranges.get(i)), counts[i], within));
      }
    }
    return told;
  }

  private long[] counted(List<RoundRange> ranges) throws IOException {
    double[] from =
        ranges.stream().mapToDouble(each -> asked.unit().canonical(each.from())).toArray();
    double[] to = ranges.stream().mapToDouble(each -> asked.unit().canonical(each.to())).toArray();
    long[] counts = new long[ranges.size()];
    boolean[] reached = new boolean[ranges.size()];
    forEachDataset(
        (min, max) -> {
          for (int i = 0; i < reached.length; i++) {
            reached[i] |= max >= from[i] && min <= to[i];
          }
        },
        () -> {
          for (int i = 0; i < reached.length; i++) {
            counts[i] += reached[i] ? 1 : 0;
            reached[i] = false;
          }
        });
    return counts;
  }
}
