package org.entente.web.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entente.web.Measures;
import org.entente.web.Words;
import org.entente.web.compare.Comparison.Cell;
import org.entente.web.compare.Comparison.Column;
import org.entente.web.compare.Comparison.Part;
import org.entente.web.compare.Comparison.Row;
import org.entente.web.compare.Quantities.Quantity;
import org.entente.web.dataset.AccessPanel;
import org.entente.web.dataset.RecordView;
import org.entente.web.dataset.RecordView.FileRow;
import org.entente.web.dataset.RecordView.Line;

/** Puts records side by side: one row for each thing that one of them says. */
final class Comparisons {
  /** Converted to common units, it has a part of its own. */
  private static final String MEASURED = "Measured";

  private final List<Optional<Compared>> datasets;

  private Comparisons(List<Optional<Compared>> datasets) {
    this.datasets = datasets;
  }

  /**
   * @param datasets empty for one that is not available
   */
  static Comparison of(List<Optional<Compared>> datasets) {
    Comparisons all = new Comparisons(datasets);
    return new Comparison(
        datasets.stream()
            .map(each -> each.map(Comparisons::column).orElse(Column.NOT_AVAILABLE))
            .toList(),
        List.of(
                new Part("Access", all.access()),
                new Part("What it is", all.lines(RecordView::facts)),
                new Part("What was measured", all.measured()),
                new Part("Files", all.files()),
                new Part("What the owner asks for", all.lines(RecordView::rules)))
            .stream()
            .filter(part -> !part.rows().isEmpty())
            .toList());
  }

  private static Column column(Compared one) {
    RecordView record = one.record();
    String owner =
        record.owner().country().isEmpty()
            ? record.owner().shortName()
            : record.owner().shortName() + " (" + record.owner().country() + ")";
    return new Column(
        record.title(), Optional.of("/datasets/" + record.id()), owner, !record.full());
  }

  private List<Row> access() {
    List<Row> rows = new ArrayList<>();
    rows.add(row("May I?", one -> Cell.of(one.access().headline())));
    rows.add(row("Decided by", one -> Cell.of(decided(one.access()))));
    rows.add(
        row(
            "Rules behind it",
            one -> cell(one.access().reasons().stream().map(AccessPanel.Reason::title).toList())));
    rows.add(
        row(
            "Not known of you",
            one ->
                cell(
                    one.access().missing().stream()
                        .map(gap -> Words.sentence(gap.name()))
                        .toList())));
    return rows.stream().filter(Comparisons::saysAnything).toList();
  }

  private static String decided(AccessPanel access) {
    if (access.signIn()) {
      return "known once you sign in";
    }
    return access
        .deciders()
        .orElse(access.tone().equals("no") ? "the rules, not a person" : "nobody has to decide");
  }

  private static boolean saysAnything(Row row) {
    return row.cells().stream().anyMatch(cell -> !cell.values().isEmpty());
  }

  private List<Row> lines(Function<RecordView, List<Line>> part) {
    Set<String> names = new LinkedHashSet<>();
    datasets.forEach(
        each ->
            each.ifPresent(
                one -> part.apply(one.record()).forEach(line -> names.add(line.name()))));
    names.remove(MEASURED);
    return names.stream()
        .map(
            name ->
                row(
                    name,
                    one ->
                        one.line(name)
                            .map(line -> Cell.of(line.values()))
                            .orElseGet(() -> notSaid(one))))
        .toList();
  }

  private List<Row> measured() {
    List<Row> rows = new ArrayList<>();
    for (Quantity quantity :
        Quantities.of(
            datasets.stream()
                .map(each -> each.map(Compared::measured).orElse(List.of()))
                .toList())) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < datasets.size(); i++) {
        cells.add(
            datasets.get(i).filter(one -> one.record().full()).isPresent()
                ? cell(quantity.ranges().get(i))
                : Cell.UNKNOWN);
      }
      rows.add(row(Words.sentence(quantity.name()), cells));
    }
    return rows;
  }

  private List<Row> files() {
    if (datasets.stream().flatMap(Optional::stream).noneMatch(one -> one.record().full())) {
      return List.of();
    }
    return List.of(
        fullRow("Files", one -> Cell.of(Words.count(one.record().files().size(), "file", "files"))),
        fullRow(
            "Size", one -> cell(one.record().totalSize().map(Measures::size).stream().toList())),
        fullRow(
            "Formats",
            one ->
                cell(
                    one.record().files().stream()
                        .flatMap(file -> file.format().stream())
                        .map(format -> format.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList())),
        fullRow("From here", one -> Cell.of(served(one.record().files()))));
  }

  private static String served(List<FileRow> files) {
    long here = files.stream().filter(FileRow::here).count();
    if (here == 0) {
      return "none of them";
    }
    return here == files.size() ? "all of them" : here + " of " + files.size();
  }

  private static Cell cell(List<String> texts) {
    return Cell.of(
        texts.stream().map(text -> new RecordView.Link(text, Optional.empty())).toList());
  }

  private static Cell notSaid(Compared one) {
    return one.record().full() ? Cell.of(List.of()) : Cell.UNKNOWN;
  }

  /** Of what only the full record tells. */
  private Row fullRow(String name, Function<Compared, Cell> says) {
    return row(name, one -> one.record().full() ? says.apply(one) : Cell.UNKNOWN);
  }

  private Row row(String name, Function<Compared, Cell> says) {
    return row(name, datasets.stream().map(each -> each.map(says).orElse(Cell.UNKNOWN)).toList());
  }

  /** What is not known makes no difference; what one record says and another does not, does. */
  private static Row row(String name, List<Cell> cells) {
    boolean differs = cells.stream().filter(Cell::isKnown).map(Cell::texts).distinct().count() > 1;
    return new Row(name, cells, differs);
  }
}
