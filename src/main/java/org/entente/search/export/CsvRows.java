package org.entente.search.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.entente.http.SpreadsheetCell;
import org.entente.search.SearchResult.Hit;

/**
 * RFC 4180 with a header line. Several values share a cell, separated by semicolons. A list that is
 * cut ends with a line whose first cell says so, the others being empty.
 */
final class CsvRows implements RowWriter {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "identifier",
          "title",
          "summary",
          "owner",
          "ownerName",
          "tier",
          "access",
          "year",
          "issued",
          "doi",
          "license",
          "creators",
          "keywords",
          "formats",
          "landingPage");

  private final CsvWriter csv;

  CsvRows(Writer out) {
    this.csv = CsvWriter.builder().build(out);
  }

  @Override
  public void begin(Extent extent) {
    csv.writeRecord(COLUMNS);
  }

  @Override
  public void row(Hit hit) {
    csv.writeRecord(
        List.of(
            hit.id().toString(),
            text(hit.identifier()),
            text(hit.title()),
            text(hit.summary()),
            hit.owner().value(),
            text(hit.ownerName()),
            hit.full() ? "full" : "summary",
            hit.access().word(),
            hit.year().map(String::valueOf).orElse(""),
            text(hit.details().issued()),
            text(hit.details().doi()),
            text(hit.details().license()),
            text(hit.details().creators()),
            text(hit.keywords()),
            text(hit.formats()),
            text(hit.details().landingPage())));
  }

  @Override
  public void end(Extent extent) throws IOException {
    if (!extent.isComplete()) {
      csv.writeRecord(
          COLUMNS.stream()
              .map(
                  column ->
                      column.equals("id")
                          ? "# the first %d of %d datasets found; narrow the search for the rest"
                              .formatted(extent.rows(), extent.total())
                          : "")
              .toList());
    }
    csv.flush();
  }

  private static String text(Optional<String> value) {
    return text(value.orElse(""));
  }

  private static String text(List<String> values) {
    return text(String.join("; ", values));
  }

  private static String text(String value) {
    return SpreadsheetCell.inert(value);
  }
}
