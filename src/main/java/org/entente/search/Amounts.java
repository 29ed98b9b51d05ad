package org.entente.search;

import java.math.BigDecimal;
import java.util.Optional;
import org.entente.search.language.Quantities;

/**
 * Measured values in other units, to be shown side by side; units are read as a search does, and
 * values have as many digits as it compares by, so that what is found equal reads equal.
 */
public final class Amounts {
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
                    .map(wanted -> given.converted(value, wanted).stripTrailingZeros()));
  }
}
