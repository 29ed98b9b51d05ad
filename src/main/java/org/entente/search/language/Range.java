package org.entente.search.language;

import java.util.List;
import java.util.Optional;

/**
 * A range as written: {@code 2019..2023}, {@code 2019..}, {@code ..2023}, {@code >=2020}, or one
 * value that is both ends. What the ends mean is for the field to say.
 *
 * @param fromIncluded false for {@code >}
 * @param toIncluded false for {@code <}
 */
record Range(Optional<String> from, boolean fromIncluded, Optional<String> to, boolean toIncluded) {
  private static final String DOTS = "..";

  private enum Comparison {
    AT_LEAST,
    AT_MOST,
    ABOVE,
    BELOW,
    EQUAL
  }

  private record Sign(String text, Comparison comparison) {}

  /** Longer signs first, since one may be the beginning of another. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign(">=", Comparison.AT_LEAST),
          new Sign("=>", Comparison.AT_LEAST),
          new Sign("≥", Comparison.AT_LEAST),
          new Sign("<=", Comparison.AT_MOST),
          new Sign("=<", Comparison.AT_MOST),
          new Sign("≤", Comparison.AT_MOST),
          new Sign(">", Comparison.ABOVE),
          new Sign("<", Comparison.BELOW),
          new Sign("=", Comparison.EQUAL));

  /** Empty where nothing is said: a sign or dots without a value. */
  static Optional<Range> parse(String text) {
    String written = text.strip().replace("…", DOTS).replace("–", DOTS);
    for (Sign sign : SIGNS) {
      if (written.startsWith(sign.text())) {
        return compared(sign.comparison(), written.substring(sign.text().length()).strip());
      }
    }
    int dots = written.indexOf(DOTS);
    if (dots < 0) {
      return compared(Comparison.EQUAL, written);
    }
    int behind = dots + DOTS.length();
    while (behind < written.length() && written.charAt(behind) == '.') {
      behind++;
    }
    Optional<String> from = given(written.substring(0, dots));
    Optional<String> to = given(written.substring(behind));
    return from.isEmpty() && to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Range(from, true, to, true));
  }

  private static Optional<Range> compared(Comparison comparison, String value) {
    Optional<String> end = given(value);
    return end.map(
        _ ->
            switch (comparison) {
              case AT_LEAST -> new Range(end, true, Optional.empty(), true);
              case AT_MOST -> new Range(Optional.empty(), true, end, true);
              case ABOVE -> new Range(end, false, Optional.empty(), true);
              case BELOW -> new Range(Optional.empty(), true, end, false);
              case EQUAL -> new Range(end, true, end, true);
            });
  }

  private static Optional<String> given(String end) {
    return Optional.of(end.strip()).filter(text -> !text.isEmpty());
  }
}
