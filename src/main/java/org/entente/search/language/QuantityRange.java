package org.entente.search.language;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of a quantity in the canonical unit of its dimension, so that 0.5 keV is 500 eV.
 *
 * @param from negative infinity where it is open
 * @param to positive infinity where it is open
 */
public record QuantityRange(
    String dimension, double from, boolean fromIncluded, double to, boolean toIncluded) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?");

  /** How a range begins; a text that does not begin like this is none. */
  private static final Pattern BEGINNING = Pattern.compile("^(?:[<>=≤≥]|\\.\\.|…|[+−-]?\\.?[0-9])");

  private static final Pattern EVIDENT = Pattern.compile("^[<>=≤≥…]");

  private static final int SHOWN_UNIT = 20;

  /** Read, or not. */
  sealed interface Result {
    record Read(QuantityRange range) implements Result {}

    record Unread(String why) implements Result {}
  }

  /** A number with the unit that stands right behind it, which may be none. */
  private record End(BigDecimal number, String unit) {}

  /** Whether somebody who writes this means a range. */
  static boolean isMeant(String text) {
    return BEGINNING.matcher(text).find();
  }

  /** Whether it can be nothing but a range; a name may end in a number. */
  static boolean isEvident(String text) {
    return text.contains("..") || EVIDENT.matcher(text).find();
  }

  /**
   * Reads {@code 4..300 K}, {@code 0.5keV}, {@code >=1 MPa}, {@code 77 K..300 K}.
   *
   * @param units what a unit's text stands for
   */
  static Result read(String text, Function<String, Optional<Unit>> units) {
    Optional<Range> written = Range.parse(text.replace('−', '-'));
    if (written.isEmpty()) {
      return new Result.Unread("a range is written `4..300 K`, `>1 MPa` or `0.5 keV`");
    }
    Range range = written.get();
    Optional<End> from = range.from().flatMap(QuantityRange::end);
    Optional<End> to = range.to().flatMap(QuantityRange::end);
    Optional<String> behindOpenEnd = range.to().filter(_ -> isOpenAbove(range, from, to));
    if (from.isPresent() != range.from().isPresent()
        || (to.isPresent() != range.to().isPresent() && behindOpenEnd.isEmpty())) {
      return new Result.Unread("a range is written in numbers, such as `4..300 K`");
    }
    String last = behindOpenEnd.or(() -> to.or(() -> from).map(End::unit)).orElse("");
    String first = from.map(End::unit).filter(unit -> !unit.isEmpty()).orElse(last);
    if (last.isEmpty()) {
      return new Result.Unread(
          "a number needs its unit right behind it, such as `4..300 K`, or `1` if it has none");
    }
    Optional<Unit> lower = units.apply(first);
    Optional<Unit> upper = units.apply(last);
    if (lower.isEmpty() || upper.isEmpty()) {
      return new Result.Unread(
          "`%s` is no unit of UCUM, where `K`, `Cel`, `keV`, `MPa` and `um` are some"
              .formatted(shortened(lower.isEmpty() ? first : last)));
    }
    if (!lower.get().dimension().equals(upper.get().dimension())) {
      return new Result.Unread("`%s` and `%s` do not measure the same".formatted(first, last));
    }
    return between(
        upper.get().dimension(),
        from.map(end -> lower.get().canonical(end.number())).orElse(Double.NEGATIVE_INFINITY),
        to.map(end -> upper.get().canonical(end.number())).orElse(Double.POSITIVE_INFINITY),
        range);
  }

  private static Result between(String dimension, double from, double to, Range range) {
    return from > to
        ? new Result.Unread("its lower end comes first, as in `4..300 K`")
        : new Result.Read(
            new QuantityRange(dimension, from, range.fromIncluded(), to, range.toIncluded()));
  }

  /** {@code 4.. K}: behind the dots stands the unit alone. */
  private static boolean isOpenAbove(Range range, Optional<End> from, Optional<End> to) {
    return from.isPresent() && to.isEmpty() && !range.from().equals(range.to());
  }

  private static Optional<End> end(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.lookingAt()
        ? Optional.of(new End(new BigDecimal(number.group()), text.substring(number.end()).strip()))
        : Optional.empty();
  }

  private static String shortened(String unit) {
    return unit.length() <= SHOWN_UNIT ? unit : unit.substring(0, SHOWN_UNIT) + "…";
  }

  /** Any value of the same dimension. */
  public QuantityRange unbounded() {
    return new QuantityRange(
        dimension, Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);
  }

  /** Whether some of the values from {@code min} to {@code max} lie within. */
  public boolean reaches(double min, double max) {
    return (fromIncluded ? max >= from : max > from) && (toIncluded ? min <= to : min < to);
  }
}
