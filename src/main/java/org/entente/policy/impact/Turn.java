package org.entente.policy.impact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Which way a dataset goes for somebody. That it may do so is said where the answer depends on
 * facts that the preview leaves open.
 */
public enum Turn {
  GAINED,
  LOST,
  MAY_BE_GAINED,
  MAY_BE_LOST;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isGain() {
    return this == GAINED || this == MAY_BE_GAINED;
  }
}
