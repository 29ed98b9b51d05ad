package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.Access;
import org.entente.search.SearchResult.FacetCount;
import org.entente.search.index.Fields;

/**
 * Counts values over matching documents, and over nothing else.
 *
 * <p>Counted by number within a segment and merged by value, so that nothing has to be prepared
 * when the index changes, and a value is told only if a matching document has it: one that only
 * hidden documents have never appears.
 */
final class Facets {
  /** Values shown of one facet, the most frequent ones. */
  static final int MOST_VALUES = 50;

  /** Years shown, the latest ones: a histogram wants all of them. */
  static final int MOST_YEARS = 400;

  /** The most frequent first, of equally frequent ones the alphabetically first. */
  static final Comparator<FacetCount> ORDER =
      Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value);

  private Facets() {}

  /**
   * One facet.
   *
   * @param filters what the field is filtered by, as in an address
   */
  static List<FacetCount> count(Field field, Set<String> filters, Matches matches, AccessLens lens)
      throws IOException {
    return switch (field) {
      case ACCESS -> access(matches, lens);
      case YEAR -> years(matches);
      case CHALLENGE_AREA -> AreaCounts.of(matches);
      case MEASURED -> MeasuredCounts.of(matches, filters);
      case OWNER, KEYWORD, LICENSE, INSTRUMENT, TECHNIQUE, FORMAT ->
          ValueCounts.of(matches, Fields.values(field)).mostFrequent(MOST_VALUES);
    };
  }

  private static List<FacetCount> access(Matches matches, AccessLens lens) throws IOException {
    long[] byAccess = new long[Access.values().length];
    for (Matches.Segment segment : matches.segments()) {
      lens.in(segment.context()).count(segment.documents(), byAccess);
    }
    return Arrays.stream(Access.values())
        .map(each -> new FacetCount(each.word(), byAccess[each.ordinal()]))
        .filter(each -> each.count() > 0)
        .sorted(ORDER)
        .toList();
  }

  private static List<FacetCount> years(Matches matches) throws IOException {
    List<FacetCount> years =
        new ArrayList<>(ValueCounts.of(matches, Fields.values(Field.YEAR)).all());
    years.sort(Comparator.comparing(FacetCount::value));
    return List.copyOf(years.subList(Math.max(0, years.size() - MOST_YEARS), years.size()));
  }
}
