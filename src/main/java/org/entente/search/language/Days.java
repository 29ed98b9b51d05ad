package org.entente.search.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Days from one to another, both included, as numbers since 1970. A date that gives only its year
 * or month is all its days: a record that says 2020 may be of any day in 2020.
 */
public record Days(int from, int to) {
  static final int EVER_BEFORE = Integer.MIN_VALUE;
  static final int EVER_AFTER = Integer.MAX_VALUE;

  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** A time of day with its zone, as records have it; the day is the one that is written. */
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:.,Zz+-]{1,30}");

  /** All days of a date as it is written; empty if it is none. */
  public static Optional<Days> of(String date) {
    try {
      if (YEAR.matcher(date).matches()) {
        LocalDate first = LocalDate.of(Integer.parseInt(date), 1, 1);
        return Optional.of(between(first, first.plusYears(1).minusDays(1)));
      }
      if (MONTH.matcher(date).matches()) {
        YearMonth month = YearMonth.parse(date);
        return Optional.of(between(month.atDay(1), month.atEndOfMonth()));
      }
      if (DAY.matcher(date).matches() || TIME.matcher(date).matches()) {
        LocalDate day = LocalDate.parse(date.substring(0, 10));
        return Optional.of(between(day, day));
      }
      return Optional.empty();
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /** From the first day of one date to the last of the other; an end left out is open. */
  public static Optional<Days> between(Optional<String> start, Optional<String> end) {
    Optional<Days> first = start.flatMap(Days::of);
    Optional<Days> last = end.flatMap(Days::of);
    return first.isEmpty() && last.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Days(
                first.map(Days::from).orElse(EVER_BEFORE), last.map(Days::to).orElse(EVER_AFTER)));
  }

  private static Days between(LocalDate from, LocalDate to) {
    return new Days(Math.toIntExact(from.toEpochDay()), Math.toIntExact(to.toEpochDay()));
  }

  public boolean overlaps(Days other) {
    return from <= other.to && other.from <= to;
  }
}
