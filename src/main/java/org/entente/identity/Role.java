package org.entente.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an actor may be trusted to do for their organisation or the programme; policies read it. */
public enum Role {
  STEWARD,
  EXPORT_OFFICER,
  CURATOR,
  AUDITOR,
  ADMIN,
  COMMITTEE,
  INSTITUTION_OFFICIAL,
  BIOSAFETY_REVIEWER,
  PARTNERSHIP_OFFICER,
  PROGRAMME_OFFICER,
  REVIEWING_OFFICIAL,
  INSTRUMENT_SCIENTIST;

  /** The word used in claims, Cedar and JSON, e.g. {@code export-officer}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Role> parse(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
