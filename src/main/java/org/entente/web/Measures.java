package org.entente.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and sizes as people read them; pages put the exact value beside, in a title. */
@TemplateExtension
public final class Measures {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private Measures() {}

  /** E.g. "24 Nov 2026". */
  public static String day(Instant instant) {
    return DAY.format(instant);
  }

  /** E.g. "24 Nov 2026, 08:40 UTC". */
  public static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  /** RFC 3339, for {@code datetime} and titles. */
  public static String exact(Instant instant) {
    return instant.toString();
  }

  /**
   * How far off it is, e.g. "in 12 days", "3 hours ago". A template's extension can have nothing
   * injected, so it asks for the clock.
   */
  public static String away(Instant instant) {
    return away(instant, Arc.container().instance(Clock.class).get().instant());
  }

  static String away(Instant instant, Instant now) {
    Duration between = Duration.between(now, instant);
    if (between.abs().toSeconds() < 60) {
      return between.isNegative() ? "just now" : "in a moment";
    }
    String length = length(between.abs());
    return between.isNegative() ? length + " ago" : "in " + length;
  }

  /** The largest unit that fits, rounded down: "2 years", "5 months", "12 days", "3 hours". */
  static String length(Duration duration) {
    long days = duration.toDays();
    if (days >= 730) {
      return plural(days / 365, "year");
    }
    if (days >= 61) {
      return plural(days / 30, "month");
    }
    if (days >= 1) {
      return plural(days, "day");
    }
    return duration.toHours() >= 1
        ? plural(duration.toHours(), "hour")
        : plural(duration.toMinutes(), "minute");
  }

  /** Decimal units as in IEC 80000-13, e.g. "1.4 GB". */
  public static String size(Long bytes) {
    if (bytes < 1_000) {
      return plural(bytes, "byte");
    }
    double amount = bytes;
    int unit = -1;
    while (amount >= 999.5 && unit < UNITS.length - 1) {
      amount /= 1_000;
      unit++;
    }
    return String.format(Locale.UK, amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
  }

  /** With separators, e.g. "1,234,567". */
  public static String grouped(Number number) {
    return String.format(Locale.UK, "%,d", number.longValue());
  }

  /** A hash by its first digits; the whole of it stands in the title. */
  public static String shortened(String hash) {
    return hash.length() > 12 ? hash.substring(0, 12) + "…" : hash;
  }

  /** With a capital at its start. */
  public static String sentence(String text) {
    return Words.sentence(text);
  }

  /** As a value in a query. */
  public static String urlEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String plural(long number, String unit) {
    return number == 1 ? "1 " + unit : String.format(Locale.UK, "%,d %ss", number, unit);
  }
}
