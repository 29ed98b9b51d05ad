package org.entente.savedsearch;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a subscriber wants to hear of what is new. */
public enum Alerts {
  NEVER,

  /** As soon as it is there, and not more often than every ten minutes. */
  AS_IT_HAPPENS,
  DAILY,
  WEEKLY;

  public static Optional<Alerts> parse(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** The name in JSON and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** When a search that was checked at this instant is to be checked again. */
  Optional<Instant> dueAfter(Instant checked) {
    return switch (this) {
      case NEVER -> Optional.empty();
      case AS_IT_HAPPENS -> Optional.of(checked.plus(Duration.ofMinutes(10)));
      case DAILY -> Optional.of(checked.plus(Duration.ofDays(1)));
      case WEEKLY -> Optional.of(checked.plus(Duration.ofDays(7)));
    };
  }
}
