package org.entente.search.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * A unit as a scale of its dimension: canonical value = value × factor + offset.
 *
 * @param dimension equal for units that can be compared, such as {@code g.m2.s-2} for keV and J
 * @param factor positive, so that the order of values is kept
 * @param offset other than zero only for temperatures not counted from absolute zero
 */
public record Unit(String dimension, BigDecimal factor, BigDecimal offset) {
  /** Digits that count: enough for any measurement, few enough that 0.5 keV is 500 eV. */
  private static final MathContext DIGITS = new MathContext(12);

  private static final MathContext EXACT = new MathContext(34);

  /** Powers of ten beyond which a double has no value. */
  private static final int LARGEST = 300;

  public Unit {
    Objects.requireNonNull(dimension, "dimension");
    Objects.requireNonNull(offset, "offset");
    if (factor.signum() <= 0) {
      throw new IllegalArgumentException("a unit's factor is positive");
    }
  }

  /** A unit nobody can convert: comparable with the very same unit only. */
  static Unit unread(String text) {
    return new Unit("?" + text, BigDecimal.ONE, BigDecimal.ZERO);
  }

  /** The value in the canonical unit of the dimension; infinite where a double cannot hold it. */
  public double canonical(BigDecimal value) {
    if (value.signum() != 0) {
      long magnitude = (long) value.precision() - value.scale();
      if (magnitude > LARGEST) {
        return value.signum() * Double.POSITIVE_INFINITY;
      }
      if (magnitude < -LARGEST) {
        return offset.doubleValue();
      }
    }
    return exactly(value).round(DIGITS).doubleValue();
  }

  /** A canonical value in this unit, to as many digits as count. */
  public BigDecimal of(double canonical) {
    return of(new BigDecimal(canonical));
  }

  /** A value in another unit of the dimension, to as many digits as count. */
  public BigDecimal converted(BigDecimal value, Unit other) {
    return other.of(exactly(value));
  }

  private BigDecimal exactly(BigDecimal value) {
    return value.multiply(factor, EXACT).add(offset, EXACT);
  }

  private BigDecimal of(BigDecimal canonical) {
    return canonical.subtract(offset, EXACT).divide(factor, EXACT).round(DIGITS);
  }
}
