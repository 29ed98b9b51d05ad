package org.entente.search.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges side by side that hold all values from a lowest to a highest one, with edges that people
 * would choose: multiples of 1, 2 or 5 times a power of ten.
 */
final class RoundRanges {
  static final int MOST = 10;

  private static final MathContext DIGITS = new MathContext(12);
  private static final List<BigDecimal> ROUND =
      List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5));

  /** More digits than this are written with an exponent. */
  private static final int LONGEST_PLAIN = 12;

  /** Both ends belong to it, as they do where it is a filter. */
  record RoundRange(BigDecimal from, BigDecimal to) {
    /** As a filter takes it, without the unit. */
    String text() {
      return text(from) + ".." + text(to);
    }

    private static String text(BigDecimal end) {
      BigDecimal bare = end.stripTrailingZeros();
      return Math.abs(bare.scale()) <= LONGEST_PLAIN && bare.precision() <= LONGEST_PLAIN
          ? bare.toPlainString()
          : bare.toString();
    }
  }

  private RoundRanges() {}

  /** At most {@value #MOST}; one without width if lowest and highest are the same. */
  static List<RoundRange> covering(BigDecimal lowest, BigDecimal highest) {
    BigDecimal width = highest.subtract(lowest);
    if (width.signum() <= 0) {
      return List.of(new RoundRange(lowest, lowest));
    }
    BigDecimal least = width.divide(BigDecimal.valueOf(MOST), DIGITS);
    for (int power = least.precision() - least.scale() - 1; ; power++) {
      for (BigDecimal each : ROUND) {
        BigDecimal step = each.scaleByPowerOfTen(power);
        BigDecimal first = lowest.divide(step, 0, RoundingMode.FLOOR);
        BigDecimal last = highest.divide(step, 0, RoundingMode.CEILING);
        if (last.subtract(first).compareTo(BigDecimal.valueOf(MOST)) <= 0) {
          return ranges(step, first, last);
        }
      }
    }
  }

  private static List<RoundRange> ranges(BigDecimal step, BigDecimal first, BigDecimal last) {
    List<RoundRange> ranges = new ArrayList<>();
    for (BigDecimal at = first; at.compareTo(last) < 0; at = at.add(BigDecimal.ONE)) {
      ranges.add(new RoundRange(at.multiply(step), at.add(BigDecimal.ONE).multiply(step)));
    }
    return ranges;
  }
}
