package org.entente.search.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.search.SearchResult.Hit;

/**
 * One {@code @misc} entry per dataset, since classic styles do not know {@code @dataset}. Its key
 * is made of the dataset's id: it stays the same whatever becomes of the record, and no two share
 * one. The file starts with a line, outside any entry, that says how much it holds.
 */
final class BibtexRows implements RowWriter {
  private final Writer out;

  BibtexRows(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(Extent extent) throws IOException {
    out.write(
        extent.isComplete()
            ? "%% %d datasets found, all of them here\n".formatted(extent.total())
            : "%% the first %d of %d datasets found; narrow the search for the rest\n"
                .formatted(extent.rows(), extent.total()));
  }

  @Override
  public void row(Hit hit) throws IOException {
    out.write("\n@misc{entente:" + hit.id() + ",\n");
    field("author", names(hit.details().creators()));
    // The second pair of braces keeps the title's capitals as they are.
    field("title", Optional.of("{" + Bibtex.text(hit.title()) + "}"));
    field("year", hit.year().map(String::valueOf));
    field(
        "publisher",
        Optional.of("{" + Bibtex.text(hit.ownerName().orElse(hit.owner().value())) + "}"));
    field("doi", hit.details().doi().map(Bibtex::address));
    field("url", hit.details().landingPage().map(Bibtex::address));
    field("howpublished", Optional.of("Dataset " + Bibtex.text(hit.identifier())));
    field("note", hit.details().license().map(Bibtex::text));
    field("keywords", list(hit.keywords()));
    field("abstract", Optional.of(Bibtex.text(hit.summary())));
    out.write("}\n");
  }

  @Override
  public void end(Extent extent) {
    // An entry ends by itself.
  }

  private void field(String name, Optional<String> value) throws IOException {
    if (value.isPresent() && !value.get().isEmpty()) {
      out.write("  " + name + " = {" + value.get() + "},\n");
    }
  }

  private static Optional<String> names(List<String> creators) {
    return joined(creators.stream().map(Bibtex::name).toList(), " and ");
  }

  private static Optional<String> list(List<String> values) {
    return joined(values.stream().map(Bibtex::text).toList(), ", ");
  }

  private static Optional<String> joined(List<String> values, String separator) {
    String all =
        values.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(separator));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
