package org.entente.search.query;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.Access;
import org.entente.search.SearchResult.FacetCount;
import org.entente.search.index.Fields;

/**
 * Counts values over matching documents.
 *
 * <p>Counted by number within a segment and merged by value, so that nothing has to be prepared
 * when the index changes, and a value is looked up only if a matching document has it: one that
 * only hidden documents have never appears.
 */
final class Facets {
  /** Values shown of one facet, the most frequent ones. */
  static final int MOST_VALUES = 50;

  private static final Comparator<FacetCount> ORDER =
      Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value);

  private Facets() {}

  static List<FacetCount> count(Field field, Matches matches, AccessLens lens) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    for (Matches.Segment segment : matches.segments()) {
      if (field == Field.ACCESS) {
        countAccess(segment, lens, counts);
      } else {
        countValues(segment, Fields.values(field), counts);
      }
    }
    return counts.entrySet().stream()
        .map(each -> new FacetCount(each.getKey(), each.getValue()))
        .sorted(ORDER)
        .limit(MOST_VALUES)
        .toList();
  }

  private static void countAccess(
      Matches.Segment segment, AccessLens lens, Map<String, Long> counts) throws IOException {
    Map<Access, Long> byAccess = new EnumMap<>(Access.class);
    AccessLens.Segment access = lens.in(segment.context());
    DocIdSetIterator documents = each(segment.documents());
    for (int doc = documents.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = documents.nextDoc()) {
      byAccess.merge(access.of(doc), 1L, Long::sum);
    }
    byAccess.forEach((one, count) -> counts.merge(one.word(), count, Long::sum));
  }

  private static void countValues(Matches.Segment segment, String field, Map<String, Long> counts)
      throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(segment.context().reader(), field);
    int[] byNumber = new int[Math.toIntExact(values.getValueCount())];
    DocIdSetIterator documents = each(segment.documents());
    for (int doc = documents.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = documents.nextDoc()) {
      if (values.advanceExact(doc)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          byNumber[(int) values.nextOrd()]++;
        }
      }
    }
    for (int number = 0; number < byNumber.length; number++) {
      if (byNumber[number] > 0) {
        counts.merge(values.lookupOrd(number).utf8ToString(), (long) byNumber[number], Long::sum);
      }
    }
  }

  private static DocIdSetIterator each(FixedBitSet documents) {
    return new BitSetIterator(documents, documents.approximateCardinality());
  }
}
