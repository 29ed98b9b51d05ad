package org.entente.bench;

import java.util.Arrays;
import java.util.List;

/** Times of many like events, in milliseconds. */
final class Percentiles {
  private final double[] sorted;

  Percentiles(List<Double> millis) {
    this.sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
  }

  int count() {
    return sorted.length;
  }

  /** The time that this share of the events, in percent, took at most. */
  double at(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  /** Appends a row of count, p50, p90, p99 and the most to a report. */
  void row(Report report, String what) {
    report.row(what, count(), at(50), at(90), at(99), at(100));
  }

  static void head(Report report) {
    report.head("milliseconds", "count", "p50", "p90", "p99", "most");
  }
}
