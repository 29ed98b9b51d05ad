package org.entente.web.compare;

import java.util.List;
import java.util.Optional;
import org.entente.web.dataset.RecordView.Link;

/**
 * Datasets side by side.
 *
 * @param columns in the order of the address
 */
record Comparison(List<Column> columns, List<Part> parts) {
  /**
   * One dataset.
   *
   * @param href empty for one that is not available, whether hidden or missing
   */
  record Column(String title, Optional<String> href, String owner, boolean summaryOnly) {
    static final Column NOT_AVAILABLE =
        new Column("Not available", Optional.empty(), "Nothing here that you may see", false);
  }

  /** Rows that belong together. */
  record Part(String name, List<Row> rows) {}

  /**
   * One thing to compare.
   *
   * @param differs whether what is known of the datasets is not the same for all of them
   */
  record Row(String name, List<Cell> cells, boolean differs) {}

  /**
   * What one dataset says.
   *
   * @param instead why there are no values
   */
  record Cell(List<Link> values, String instead) {
    private static final Cell NOT_STATED = new Cell(List.of(), "none stated");

    /** Of what is not available, or not shown at the reader's tier. */
    static final Cell UNKNOWN = new Cell(List.of(), "—");

    static Cell of(List<Link> values) {
      return values.isEmpty() ? NOT_STATED : new Cell(values, "");
    }

    static Cell of(String value) {
      return of(List.of(new Link(value, Optional.empty())));
    }

    boolean isKnown() {
      return !equals(UNKNOWN);
    }

    List<String> texts() {
      return values.stream().map(Link::text).sorted().toList();
    }
  }

  /** Only what differs. */
  Comparison differences() {
    return new Comparison(
        columns,
        parts.stream()
            .map(part -> new Part(part.name(), part.rows().stream().filter(Row::differs).toList()))
            .filter(part -> !part.rows().isEmpty())
            .toList());
  }
}
