package org.entente.web.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.entente.search.SearchResult.FacetCount;
import org.entente.web.Choices;

/**
 * How many of the results there are of each year, drawn so that a range of years can be brushed.
 * All lengths are in the units of the drawing, {@value #WIDTH} wide and {@value #HEIGHT} high.
 *
 * <p>The handles stand outside of what they enclose, so that they never cover each other, however
 * short the range.
 *
 * @param step years in one bar
 * @param handles empty where there is but one bar, hence nothing to choose
 * @param from first years to choose from
 * @param to last years to choose from
 * @param table the same in numbers
 */
record YearHistogram(
    int first,
    int last,
    int step,
    List<Bar> bars,
    Optional<Handles> handles,
    List<Choices.Option> from,
    List<Choices.Option> to,
    List<FacetCount> table) {
  static final int WIDTH = 240;
  static final int HEIGHT = 72;

  /** Room for a handle at either side: what a fingertip needs (WCAG 2.2, 2.5.8). */
  static final int MARGIN = 24;

  private static final int MOST_BARS = 64;
  private static final List<Integer> STEPS = List.of(1, 2, 5, 10, 20, 50, 100, 200);
  private static final double LOWEST = 2;

  /**
   * The results of one or more years.
   *
   * @param chosen whether the filter takes in any of its years
   */
  record Bar(
      int from,
      int to,
      long count,
      String x,
      String y,
      String width,
      String height,
      boolean chosen) {
    public String label() {
      return from == to ? Integer.toString(from) : from + " to " + to;
    }
  }

  /** Where a range begins and ends, in years and on the drawing. */
  record Handles(int from, int to, String left, String right, String span) {}

  /** Which years a bar stands for, and where it stands. */
  private record Scale(int first, int last, int step) {
    static Scale of(int first, int last) {
      return STEPS.stream()
          .map(step -> new Scale(first, last, step))
          .filter(scale -> scale.bars() <= MOST_BARS)
          .findFirst()
          .orElseThrow();
    }

    /** Bars of ten years begin with a decade. */
    int start() {
      return Math.floorDiv(first, step) * step;
    }

    int bars() {
      return bar(last) + 1;
    }

    int bar(int year) {
      return (year - start()) / step;
    }

    double slot() {
      return (WIDTH - 2.0 * MARGIN) / bars();
    }

    double x(int bar) {
      return MARGIN + bar * slot();
    }
  }

  /** Empty where no result has a year. */
  static Optional<YearHistogram> of(List<FacetCount> counts, Optional<YearRange> chosen) {
    TreeMap<Integer, Long> years = new TreeMap<>();
    counts.forEach(
        each ->
            YearRange.parse(each.value())
                .flatMap(YearRange::from)
                .ifPresent(year -> years.merge(year, each.count(), Long::sum)));
    chosen.flatMap(YearRange::from).ifPresent(year -> years.putIfAbsent(year, 0L));
    chosen.flatMap(YearRange::to).ifPresent(year -> years.putIfAbsent(year, 0L));
    return years.isEmpty() ? Optional.empty() : Optional.of(drawn(years, chosen));
  }

  private static YearHistogram drawn(TreeMap<Integer, Long> years, Optional<YearRange> chosen) {
    Scale scale = Scale.of(years.firstKey(), years.lastKey());
    return new YearHistogram(
        scale.first(),
        scale.last(),
        scale.step(),
        bars(scale, years, chosen),
        scale.bars() < 2 ? Optional.empty() : Optional.of(handles(scale, chosen)),
        options(years, "First year", chosen.flatMap(YearRange::from)),
        options(years, "Last year", chosen.flatMap(YearRange::to)),
        years.descendingMap().entrySet().stream()
            .map(each -> new FacetCount(each.getKey().toString(), each.getValue()))
            .toList());
  }

  private static List<Bar> bars(
      Scale scale, TreeMap<Integer, Long> years, Optional<YearRange> chosen) {
    long[] counts = new long[scale.bars()];
    years.forEach((year, count) -> counts[scale.bar(year)] += count);
    long highest = Math.max(1, Arrays.stream(counts).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      int from = Math.max(scale.first(), scale.start() + i * scale.step());
      int to = Math.min(scale.last(), scale.start() + (i + 1) * scale.step() - 1);
      double height = counts[i] == 0 ? 0 : Math.max(LOWEST, (double) counts[i] / highest * HEIGHT);
      bars.add(
          new Bar(
              from,
              to,
              counts[i],
              number(scale.x(i)),
              number(HEIGHT - height),
              number(scale.slot() - Math.min(1, scale.slot() / 5)),
              number(height),
              chosen.isEmpty() || IntStream.rangeClosed(from, to).anyMatch(chosen.get()::has)));
    }
    return bars;
  }

  private static Handles handles(Scale scale, Optional<YearRange> chosen) {
    int from = chosen.flatMap(YearRange::from).orElse(scale.first());
    int to = chosen.flatMap(YearRange::to).orElse(scale.last());
    double left = scale.x(scale.bar(from));
    double right = scale.x(scale.bar(to) + 1);
    return new Handles(from, to, number(left), number(right), number(right - left));
  }

  private static List<Choices.Option> options(
      TreeMap<Integer, Long> years, String none, Optional<Integer> chosen) {
    Choices choices = Choices.of(chosen.map(Object::toString).orElse("")).option("", none);
    years
        .descendingKeySet()
        .forEach(year -> choices.option(Integer.toString(year), Integer.toString(year)));
    return choices.list();
  }

  /** With a point whatever the locale, and no more digits than show. */
  private static String number(double length) {
    return String.format(Locale.ROOT, "%.2f", length);
  }
}
