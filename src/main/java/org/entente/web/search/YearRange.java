package org.entente.web.search;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Years from one to another, both of them included; an end that is empty is open. Written as the
 * filter on the year takes it: {@code 2019..2023}, {@code 2019..}, {@code ..2023}, {@code 2019}.
 */
record YearRange(Optional<Integer> from, Optional<Integer> to) {
  private static final Pattern YEAR = Pattern.compile("[0-9]{1,4}");
  private static final Pattern RANGE = Pattern.compile("([0-9]{0,4})\\.\\.([0-9]{0,4})");

  YearRange {
    if (from.isPresent() && to.isPresent() && from.get() > to.get()) {
      Optional<Integer> later = from;
      from = to;
      to = later;
    }
  }

  static Optional<YearRange> parse(String text) {
    if (YEAR.matcher(text).matches()) {
      return Optional.of(new YearRange(year(text), year(text)));
    }
    Matcher range = RANGE.matcher(text);
    return range.matches() && text.length() > 2
        ? Optional.of(new YearRange(year(range.group(1)), year(range.group(2))))
        : Optional.empty();
  }

  private static Optional<Integer> year(String digits) {
    return digits.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(digits));
  }

  boolean has(int year) {
    return from.orElse(year) <= year && year <= to.orElse(year);
  }

  /** As the filter takes it. */
  String word() {
    return from.isPresent() && from.equals(to)
        ? from.get().toString()
        : from.map(Object::toString).orElse("") + ".." + to.map(Object::toString).orElse("");
  }

  /** As people say it. */
  String words() {
    if (from.isPresent() && to.isPresent()) {
      return from.equals(to) ? from.get().toString() : from.get() + " to " + to.get();
    }
    return from.map(year -> "from " + year).orElseGet(() -> "until " + to.orElseThrow());
  }
}
