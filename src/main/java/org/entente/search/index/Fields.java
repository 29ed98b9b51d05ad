package org.entente.search.index;

import java.util.Locale;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.entente.search.SearchQuery;
import org.entente.search.language.ConditionField;

/** The names of the fields of a document, and what each is for. */
public final class Fields {
  /** The dataset's id, stored; both documents of a dataset have it. */
  public static final String ID = "id";

  /**
   * Every word of a document, by its stem, as often as it stands there times the {@link Weight} of
   * the place: title, keywords, methods, owner, creators, summary and description as one. Its
   * length is the sum of those numbers, so that plain BM25 over it is BM25F. A summary document has
   * title, summary and owner.
   */
  public static final String RANKED = "ranked";

  /** The same words as they are written, folded but not stemmed. */
  public static final String FORMS = "forms";

  /** The same stems in the order they stand in: for phrases, and never scored. */
  public static final String ORDERED = "ordered";

  /** Whole identifiers, DOIs and titles, folded. */
  public static final String EXACT = "exact";

  /**
   * What titles continue with, from the start of a word on, and what the few other things do that
   * people type; see {@link Completions}.
   */
  public static final String TITLE_COMPLETION = "completion.title";

  public static final String VALUE_COMPLETION = "completion.value";

  /** Whole identifiers and whole DOIs, each by itself, folded. */
  public static final String IDENTIFIER = "in.identifier";

  public static final String DOI = "in.doi";

  /** Doc values that conditions test: {@link Measurements} and a box, see {@link Extents}. */
  public static final String MEASUREMENTS = "measurements";

  public static final String BOX = "box";

  /** Doc values to sort by. They are not indexed: Lucene skips by the terms of one that is. */
  public static final String ID_ORDER = "id.order";

  public static final String TITLE_ORDER = "title.order";
  public static final String DATE_ORDER = "date.order";

  /** Stored, for showing a hit. */
  public static final String SHOWN_IDENTIFIER = "shown.identifier";

  public static final String SHOWN_TITLE = "shown.title";
  public static final String SHOWN_SUMMARY = "shown.summary";
  public static final String SHOWN_DESCRIPTION = "shown.description";
  public static final String SHOWN_OWNER = "shown.owner";

  /** The owner's name, then its acronyms. */
  public static final String SHOWN_OWNER_NAME = "shown.ownerName";

  public static final String SHOWN_YEAR = "shown.year";
  public static final String SHOWN_KEYWORD = "shown.keyword";
  public static final String SHOWN_FORMAT = "shown.format";
  public static final String SHOWN_ISSUED = "shown.issued";
  public static final String SHOWN_DOI = "shown.doi";
  public static final String SHOWN_LICENSE = "shown.license";
  public static final String SHOWN_LANDING_PAGE = "shown.landingPage";
  public static final String SHOWN_CREATOR = "shown.creator";
  public static final String SHOWN_INSTRUMENT = "shown.instrument";
  public static final String SHOWN_TECHNIQUE = "shown.technique";

  /**
   * The order of documents within a segment: of two hits with the same score the first is better.
   */
  public static final Sort BY_ID = new Sort(new SortField(ID_ORDER, SortField.Type.STRING));

  /** Lucene's own mark of the last of the documents that are added together. */
  static final String LAST_OF_DATASET = "dataset.last";

  private Fields() {}

  /** Whole values, indexed to filter and as doc values to count. */
  public static String values(SearchQuery.Field field) {
    return "is." + field.word();
  }

  /** A year as a value: four digits, so that years sort as numbers do. */
  public static String year(int year) {
    return String.format(Locale.ROOT, "%04d", year);
  }

  /** Words of one field of the record, see {@link FieldWords}. */
  public static String words(ConditionField field) {
    return "in." + field.word();
  }

  /** Days as a doc value, see {@link Extents}. */
  public static String days(ConditionField field) {
    return "days." + field.word();
  }
}
