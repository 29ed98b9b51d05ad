package org.entente.search.export;

import java.io.IOException;
import java.io.Writer;
import org.entente.search.SearchResult.Hit;

/** Writes datasets one after another in one form. */
sealed interface RowWriter permits CsvRows, JsonRows, BibtexRows {
  static RowWriter of(ExportFormat format, Writer out) throws IOException {
    return switch (format) {
      case CSV -> new CsvRows(out);
      case JSON -> new JsonRows(out);
      case BIBTEX -> new BibtexRows(out);
    };
  }

  void begin(Extent extent) throws IOException;

  void row(Hit hit) throws IOException;

  /** Leaves nothing unwritten but in {@code out} itself. */
  void end(Extent extent) throws IOException;
}
