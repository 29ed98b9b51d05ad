package org.entente.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How what an entry records ended. */
public enum Outcome {
  /** It was allowed and took effect. */
  ALLOWED,
  /** A rule or a right stood against it. */
  DENIED,
  /** It was allowed but could not be done. */
  FAILED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Outcome> parse(String word) {
    return Arrays.stream(values()).filter(outcome -> outcome.word().equals(word)).findFirst();
  }
}
