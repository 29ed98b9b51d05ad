package org.entente.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.entente.search.language.Quantities;
import org.entente.search.language.Unit;

/** Measured values in other units, to be shown side by side; units are read as a search does. */
public final class Amounts {
  private static final MathContext EXACT = new MathContext(34);

  /** As many digits as the search compares by, so that what is found equal reads equal. */
  private static final MathContext DIGITS = new MathContext(12);

  /** Beyond, a value says nothing to anybody and costs memory to write out. */
  private static final int LARGEST_POWER = 300;

  private Amounts() {}

  /** Empty where the two units do not measure the same, or one of them is no unit. */
  public static Optional<BigDecimal> converted(BigDecimal value, String from, String to) {
    if (Math.abs((long) value.precision() - value.scale()) > LARGEST_POWER) {
      return Optional.empty();
    }
    return Quantities.unit(from)
        .flatMap(
            given ->
                Quantities.unit(to)
                    .filter(wanted -> wanted.dimension().equals(given.dimension()))
                    .map(wanted -> converted(value, given, wanted)));
  }

  private static BigDecimal converted(BigDecimal value, Unit from, Unit to) {
    return value
        .multiply(from.factor(), EXACT)
        .add(from.offset(), EXACT)
        .subtract(to.offset(), EXACT)
        .divide(to.factor(), EXACT)
        .round(DIGITS)
        .stripTrailingZeros();
  }
}
