package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.entente.catalog.ChallengeAreas;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.FacetCount;
import org.entente.search.index.Fields;

/**
 * Challenge areas within their fields of science. A dataset of two areas of one field is one of
 * that field, so fields are counted beside the areas rather than added up from them.
 */
final class AreaCounts {
  private static final List<String> SCIENCES =
      ChallengeAreas.all().stream().map(ChallengeAreas.Area::field).distinct().toList();

  private static final int NONE = -1;

  private final long[] byScience = new long[SCIENCES.size()];
  private final Map<String, Long> byArea = new HashMap<>();

  private AreaCounts() {}

  /** Each field of science directly followed by its areas, the most frequent first. */
  static List<FacetCount> of(Matches matches) throws IOException {
    AreaCounts counts = new AreaCounts();
    for (Matches.Segment segment : matches.segments()) {
      counts.add(segment);
    }
    return counts.told();
  }

  private void add(Matches.Segment segment) throws IOException {
    SortedSetDocValues areas =
        DocValues.getSortedSet(segment.context().reader(), Fields.values(Field.CHALLENGE_AREA));
    int[] byNumber = new int[Math.toIntExact(areas.getValueCount())];
    int[] science = new int[byNumber.length];
    for (int number = 0; number < science.length; number++) {
      science[number] = science(areas.lookupOrd(number).utf8ToString());
    }
    DocIdSetIterator both = ValueCounts.matching(segment, areas);
    while (both.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      int seen = 0;
      for (int i = areas.docValueCount(); i > 0; i--) {
        int number = (int) areas.nextOrd();
        byNumber[number]++;
        if (science[number] != NONE) {
          seen |= 1 << science[number];
        }
      }
      for (; seen != 0; seen &= seen - 1) {
        byScience[Integer.numberOfTrailingZeros(seen)]++;
      }
    }
    for (int number = 0; number < byNumber.length; number++) {
      if (byNumber[number] > 0) {
        byArea.merge(areas.lookupOrd(number).utf8ToString(), (long) byNumber[number], Long::sum);
      }
    }
  }

  private static int science(String area) {
    return ChallengeAreas.find(area).map(found -> SCIENCES.indexOf(found.field())).orElse(NONE);
  }

  private List<FacetCount> told() {
    List<FacetCount> told = new ArrayList<>();
    SCIENCES.stream()
        .map(each -> new FacetCount(each, byScience[SCIENCES.indexOf(each)]))
        .filter(each -> each.count() > 0)
        .sorted(Facets.ORDER)
        .forEach(
            each -> {
              told.add(each);
              told.addAll(within(Optional.of(each.value())));
            });
    told.addAll(within(Optional.empty()));
    return told.stream().limit(Facets.MOST_VALUES).toList();
  }

  /** Areas of a field of science; of none, those that records had before they were unknown. */
  private List<FacetCount> within(Optional<String> wanted) {
    return byArea.entrySet().stream()
        .filter(
            each ->
                ChallengeAreas.find(each.getKey()).map(ChallengeAreas.Area::field).equals(wanted))
        .map(each -> new FacetCount(each.getKey(), each.getValue(), wanted))
        .sorted(Facets.ORDER)
        .toList();
  }
}
