package org.entente.search.query;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.search.SearchQuery.Field;
import org.entente.search.language.Conditions;
import org.entente.search.language.Criterion;
import org.entente.search.language.Quantities;
import org.entente.search.language.QuantityRange;
import org.entente.search.language.Unit;

/**
 * The one quantity that a filter asks for in a unit, such as {@code temperature 4..300 K}.
 *
 * @param unitText as it was written, in which ranges of it are told
 */
record AskedQuantity(String name, QuantityRange range, Unit unit, String unitText) {
  /** What stands behind the last number; nobody writes a unit that begins with one. */
  private static final Pattern UNIT =
      Pattern.compile("[0-9.]\\s*([^\\s0-9.,+-]\\S*?)(?:\\s*\\.\\.+)?$");

  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L} ]+");

  /** Empty where it is not one filter, or one without a range in a unit. */
  static Optional<AskedQuantity> of(Set<String> filters) {
    return filters.size() == 1 ? of(filters.iterator().next().strip()) : Optional.empty();
  }

  private static Optional<AskedQuantity> of(String filter) {
    Matcher written = UNIT.matcher(filter);
    if (!written.find()) {
      return Optional.empty();
    }
    Unit unit = Quantities.unitOrUnread(written.group(1));
    return Conditions.parse(Field.MEASURED, filter).stream()
        .filter(Criterion.Measured.class::isInstance)
        .map(Criterion.Measured.class::cast)
        .filter(asked -> asked.name().indexOf('"') < 0)
        .flatMap(
            asked ->
                asked.range().stream()
                    .filter(range -> range.dimension().equals(unit.dimension()))
                    .map(range -> new AskedQuantity(asked.name(), range, unit, written.group(1))))
        .findFirst();
  }

  /** A value in the unit asked in. */
  BigDecimal inUnit(double canonical) {
    return unit.of(canonical);
  }

  /** A filter on another range of the quantity. */
  String filter(RoundRanges.RoundRange other) {
    String written = PLAIN_NAME.matcher(name).matches() ? name : '"' + name + '"';
    return written + " " + other.text() + " " + unitText;
  }
}
