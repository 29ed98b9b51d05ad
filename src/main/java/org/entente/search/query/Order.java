package org.entente.search.query;

import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.entente.search.SearchQuery;
import org.entente.search.index.Fields;

/**
 * An order of hits, ties by id, and the place of a hit in it as text: sort value and id, never a
 * document's number, which another node or a merge would give to another dataset.
 */
enum Order {
  RELEVANCE {
    @Override
    SortField first() {
      return SortField.FIELD_SCORE;
    }

    @Override
    String write(Object value) {
      return Integer.toString(Float.floatToIntBits((Float) value));
    }

    @Override
    Object read(String text) {
      return Float.intBitsToFloat(Integer.parseInt(text));
    }
  },

  /** By the day it was issued, else modified; those that do not say, or may not be asked, last. */
  NEWEST {
    @Override
    SortField first() {
      SortField newest = new SortField(Fields.DATE_ORDER, SortField.Type.LONG, true);
      newest.setMissingValue(Long.MIN_VALUE);
      return newest;
    }

    @Override
    String write(Object value) {
      return value.toString();
    }

    @Override
    Object read(String text) {
      return Long.valueOf(text);
    }
  },

  TITLE {
    @Override
    SortField first() {
      return new SortField(Fields.TITLE_ORDER, SortField.Type.STRING);
    }

    @Override
    String write(Object value) {
      BytesRef bytes = (BytesRef) value;
      byte[] exact = new byte[bytes.length];
      System.arraycopy(bytes.bytes, bytes.offset, exact, 0, bytes.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(exact);
    }

    @Override
    Object read(String text) {
      return new BytesRef(Base64.getUrlDecoder().decode(text));
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

  Sort lucene() {
    return new Sort(first(), new SortField(Fields.ID_ORDER, SortField.Type.STRING));
  }

  abstract SortField first();

  abstract String write(Object value);

  abstract Object read(String text);

  String place(FieldDoc hit) {
    return write(hit.fields[0]) + " " + ((BytesRef) hit.fields[1]).utf8ToString();
  }

  /**
   * @param place as {@link #place} wrote it; it comes out of a sealed cursor, so it is ours
   */
  FieldDoc after(String place) {
    int blank = place.indexOf(' ');
    return new FieldDoc(
        Integer.MAX_VALUE,
        Float.NaN,
        new Object[] {read(place.substring(0, blank)), new BytesRef(place.substring(blank + 1))});
  }
}
