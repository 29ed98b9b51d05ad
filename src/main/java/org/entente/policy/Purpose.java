package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the data is wanted for; {@code research} is non-profit. */
public enum Purpose {
  RESEARCH,
  EDUCATION,
  OPERATIONS,
  COMMERCIAL,
  AI_TRAINING;

  /** The word used in JSON and as the id of Cedar's enum entity. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Purpose> parse(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }
}
