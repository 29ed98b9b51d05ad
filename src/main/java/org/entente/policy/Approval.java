package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A signature that a rule may demand before data leaves. */
public enum Approval {
  STEWARD,
  EXPORT_CONTROL,
  INSTITUTION,
  COMMITTEE,
  INSTRUMENT_GROUP,
  PARTNER,
  PARTNERSHIP_OFFICE,
  REVIEWING_OFFICIAL,
  PROGRAMME,
  BIOSAFETY,
  AI_TRAINING,
  MODEL_RELEASE;

  /** The word used in JSON and as the id of Cedar's enum entity. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Approval> parse(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }
}
