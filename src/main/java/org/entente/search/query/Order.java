package org.entente.search.query;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.entente.kernel.DatasetId;
import org.entente.search.SearchQuery;
import org.entente.search.SearchResult.Hit;
import org.entente.search.index.Fields;

/**
 * An order of hits, ties by id, and the place of a hit in it as text: sort value and id, never a
 * document's number, which another node or a merge would give to another dataset.
 */
enum Order {
  RELEVANCE {
    @Override
    List<ScoreDoc> best(IndexSearcher searcher, Ranking ranking, Optional<String> after, int count)
        throws IOException {
      Optional<BestFirst.Place> place =
          after.map(
              text ->
                  new BestFirst.Place(
                      Float.intBitsToFloat(Integer.parseInt(value(text))),
                      new BytesRef(idOf(text))));
      return Shortlist.best(searcher, ranking, place, count);
    }

    @Override
    String place(ScoreDoc found, Hit shown) {
      return Float.floatToIntBits(found.score) + " " + shown.id();
    }
  },

  /** By the day it was issued, else modified; those that do not say, or may not be asked, last. */
  NEWEST {
    @Override
    List<ScoreDoc> best(IndexSearcher searcher, Ranking ranking, Optional<String> after, int count)
        throws IOException {
      SortField newest = new SortField(Fields.DATE_ORDER, SortField.Type.LONG, true);
      newest.setMissingValue(Long.MIN_VALUE);
      return sorted(
          searcher,
          ranking.needed(),
          newest,
          after.map(text -> behind(text, Long::valueOf)),
          count);
    }

    @Override
    String place(ScoreDoc found, Hit shown) {
      return ((FieldDoc) found).fields[0] + " " + shown.id();
    }
  },

  TITLE {
    @Override
    List<ScoreDoc> best(IndexSearcher searcher, Ranking ranking, Optional<String> after, int count)
        throws IOException {
      SortField title = new SortField(Fields.TITLE_ORDER, SortField.Type.STRING);
      return sorted(
          searcher,
          ranking.needed(),
          title,
          after.map(text -> behind(text, it -> new BytesRef(Base64.getUrlDecoder().decode(it)))),
          count);
    }

    @Override
    String place(ScoreDoc found, Hit shown) {
      BytesRef bytes = (BytesRef) ((FieldDoc) found).fields[0];
      byte[] exact = Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(exact) + " " + shown.id();
    }
  };

  /** Without a text nothing is more relevant than anything else: newest first. */
  static Order of(SearchQuery.Sort asked, boolean hasText) {
    return switch (asked) {
      case RELEVANCE -> hasText ? RELEVANCE : NEWEST;
      case NEWEST -> NEWEST;
      case TITLE -> TITLE;
    };
  }

  /**
   * The best hits in order.
   *
   * @param after a place as {@link #place} wrote it; it comes out of a sealed cursor, so it is ours
   */
  abstract List<ScoreDoc> best(
      IndexSearcher searcher, Ranking ranking, Optional<String> after, int count)
      throws IOException;

  /** Where the hit stands. */
  abstract String place(ScoreDoc found, Hit shown);

  /** Of the dataset found. */
  static DatasetId id(IndexSearcher searcher, ScoreDoc found) throws IOException {
    List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(found.doc, segments));
    SortedDocValues ids = DocValues.getSorted(segment.reader(), Fields.ID_ORDER);
    if (!ids.advanceExact(found.doc - segment.docBase)) {
      throw new IllegalStateException("a document has no id");
    }
    return DatasetId.parse(ids.lookupOrd(ids.ordValue()).utf8ToString()).orElseThrow();
  }

  private static List<ScoreDoc> sorted(
      IndexSearcher searcher, Query query, SortField by, Optional<FieldDoc> after, int count)
      throws IOException {
    Sort order = new Sort(by, new SortField(Fields.ID_ORDER, SortField.Type.STRING));
    return List.of(
        searcher.search(query, new TopFieldCollectorManager(order, count, after.orElse(null), 1))
            .scoreDocs);
  }

  private static FieldDoc behind(String text, Function<String, Object> read) {
    return new FieldDoc(
        Integer.MAX_VALUE,
        Float.NaN,
        new Object[] {read.apply(value(text)), new BytesRef(idOf(text))});
  }

  private static String value(String place) {
    return place.substring(0, place.indexOf(' '));
  }

  private static String idOf(String place) {
    return place.substring(place.indexOf(' ') + 1);
  }
}
