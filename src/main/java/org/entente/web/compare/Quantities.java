package org.entente.web.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.catalog.Metadata.Measurement;
import org.entente.search.Amounts;

/**
 * What was measured, quantity by quantity, each in the unit in which it comes first, so that ranges
 * can be compared by looking at them.
 */
final class Quantities {
  private static final MathContext SHOWN = new MathContext(6);

  private Quantities() {}

  /**
   * One quantity.
   *
   * @param name with its unit, if it has one
   * @param ranges of each dataset, in their order; empty where it was not measured
   */
  record Quantity(String name, List<List<String>> ranges) {}

  /**
   * @param datasets what was measured in each
   */
  static List<Quantity> of(List<List<Measurement>> datasets) {
    Map<String, Measurement> units = new LinkedHashMap<>();
    for (List<Measurement> dataset : datasets) {
      for (Measurement each : dataset) {
        units.putIfAbsent(key(each, units), each);
      }
    }
    List<Quantity> quantities = new ArrayList<>();
    units.forEach(
        (key, first) ->
            quantities.add(
                new Quantity(
                    label(first),
                    datasets.stream()
                        .map(
                            dataset ->
                                dataset.stream()
                                    .filter(each -> key(each, units).equals(key))
                                    .map(each -> range(each, first))
                                    .toList())
                        .toList())));
    return quantities;
  }

  /** Of one name and one dimension; values that cannot be converted stand in rows of their own. */
  private static String key(Measurement one, Map<String, Measurement> units) {
    String name = one.name().strip().toLowerCase(Locale.ROOT);
    return units.entrySet().stream()
        .filter(each -> each.getValue().name().strip().toLowerCase(Locale.ROOT).equals(name))
        .filter(each -> converted(BigDecimal.ONE, one, each.getValue()).isPresent())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(name + " " + unit(one));
  }

  private static String label(Measurement one) {
    return unit(one).equals("1") ? one.name() : one.name() + ", " + unit(one);
  }

  private static String range(Measurement one, Measurement as) {
    String from = end(one.min(), one, as);
    String to = end(one.max(), one, as);
    return from.equals(to) ? from : from + " to " + to;
  }

  private static String end(BigDecimal value, Measurement one, Measurement as) {
    return value == null
        ? "…"
        : converted(value, one, as).map(Quantities::words).orElseGet(value::toPlainString);
  }

  private static Optional<BigDecimal> converted(
      BigDecimal value, Measurement from, Measurement to) {
    return unit(from).equals(unit(to))
        ? Optional.of(value)
        : Amounts.converted(value, unit(from), unit(to));
  }

  private static String words(BigDecimal value) {
    BigDecimal shown = value.round(SHOWN).stripTrailingZeros();
    boolean plain = Math.abs(shown.precision() - shown.scale()) <= 9 && shown.scale() <= 9;
    return plain ? shown.toPlainString() : shown.toString();
  }

  private static String unit(Measurement one) {
    return one.unit() == null ? "1" : one.unit();
  }
}
