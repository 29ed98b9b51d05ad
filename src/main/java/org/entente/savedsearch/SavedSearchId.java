package org.entente.savedsearch;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Identifies a saved search. Random (UUIDv4), so it tells neither counts nor times. */
public record SavedSearchId(@JsonValue UUID value) {
  public SavedSearchId {
    Objects.requireNonNull(value, "value");
  }

  /** Reads the canonical 36-character form; anything else is no id, hence empty. */
  public static Optional<SavedSearchId> parse(String text) {
    if (text == null || text.length() != 36) {
      return Optional.empty();
    }
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.toString().equals(text) ? Optional.of(new SavedSearchId(uuid)) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
