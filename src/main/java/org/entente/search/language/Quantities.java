package org.entente.search.language;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Units of measurement: UCUM codes and the spellings scientists use beside them.
 *
 * <p>A text of at most {@value #LONGEST} characters is looked at, each once: the answer is kept,
 * that it is no unit included, for at most {@value #MOST_KEPT} texts.
 */
public final class Quantities {
  static final int LONGEST = 50;
  private static final int MOST_KEPT = 10_000;

  private static final Cache<String, Optional<Unit>> KNOWN =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  private Quantities() {}

  /** Empty for what is no unit. A UCUM code is taken as such before it is taken as a spelling. */
  public static Optional<Unit> unit(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      return Optional.empty();
    }
    return KNOWN.get(
        text,
        asked ->
            UcumUnits.parse(asked).or(() -> UcumUnits.parse(UnitSpellings.ucum(asked.strip()))));
  }

  /** A text that is no unit counts as a unit that only equals itself. */
  public static Unit unitOrUnread(String text) {
    return unit(text).orElseGet(() -> Unit.unread(text));
  }
}
