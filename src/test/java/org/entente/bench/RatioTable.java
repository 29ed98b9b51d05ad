package org.entente.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entente.bench.QueryShapes.Shape;

/** Ratios of unfiltered and scoped searches, by processor time, and what they come to. */
final class RatioTable {
  private record Cell(Shape shape, int percent, double[] ratios) {}

  private static final String[] NAMES = {
    "plain ÷ warm", "plain ÷ cold", "other ÷ warm", "raw ÷ warm", "raw ÷ cold"
  };

  private final List<Cell> cells = new ArrayList<>();

  void add(Report report, Shape shape, int percent, List<Spent> spent, int queries) {
    cells.add(new Cell(shape, percent, ratios(spent)));
    row(report, shape, percent, spent, queries);
  }

  private static double[] ratios(List<Spent> spent) {
    double plain = spent.get(0).cpu();
    double raw = spent.get(1).cpu();
    double other = spent.get(2).cpu();
    double warm = spent.get(3).cpu();
    double cold = spent.get(4).cpu();
    return new double[] {plain / warm, plain / cold, other / warm, raw / warm, raw / cold};
  }

  static void head(Report report, String other, String scope) {
    report.head(
        "shape",
        scope,
        "**plain ÷ warm**",
        "**plain ÷ cold frequencies**",
        other + " ÷ warm",
        "raw ÷ warm",
        "raw ÷ cold frequencies",
        "wall: plain ÷ warm",
        "plain ms",
        "raw ms",
        "warm ms",
        "cold ms");
  }

  static void row(Report report, Shape shape, Object scope, List<Spent> spent, int queries) {
    double[] ratios = ratios(spent);
    report.row(
        shape,
        scope,
        ratios[0],
        ratios[1],
        ratios[2],
        ratios[3],
        ratios[4],
        spent.get(0).wall() / (double) spent.get(3).wall(),
        spent.get(0).cpuMillis() / queries,
        spent.get(1).cpuMillis() / queries,
        spent.get(3).cpuMillis() / queries,
        spent.get(4).cpuMillis() / queries);
  }

  void summary(Report report) {
    report.head("geometric means and worst cells", "several words", "single terms", "all", "worst");
    for (int ratio = 0; ratio < NAMES.length; ratio++) {
      int which = ratio;
      Cell worst =
          cells.stream()
              .min(Comparator.comparingDouble(cell -> cell.ratios()[which]))
              .orElseThrow();
      report.row(
          NAMES[which],
          mean(cells.stream().filter(cell -> !cell.shape().isSingleTerm()).toList(), which),
          mean(cells.stream().filter(cell -> cell.shape().isSingleTerm()).toList(), which),
          mean(cells, which),
          "%.2f (%s, %d %%)".formatted(worst.ratios()[which], worst.shape(), worst.percent()));
    }
    report.head("plain ÷ warm by scope", "geometric mean");
    for (int percent : cells.stream().mapToInt(Cell::percent).distinct().toArray()) {
      report.row(
          percent + " %",
          mean(cells.stream().filter(cell -> cell.percent() == percent).toList(), 0));
    }
  }

  private static double mean(List<Cell> some, int ratio) {
    return Math.exp(
        some.stream().mapToDouble(cell -> Math.log(cell.ratios()[ratio])).average().orElseThrow());
  }
}
