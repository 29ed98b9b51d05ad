package org.entente.policy.publishing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Identifies a draft of policies. Random (UUIDv4), so it tells neither counts nor times. */
public record DraftId(@JsonValue UUID value) {
  public DraftId {
    Objects.requireNonNull(value, "value");
  }

  /** Reads the canonical 36-character form; anything else is no id, hence empty. */
  public static Optional<DraftId> parse(String text) {
    if (text == null || text.length() != 36) {
      return Optional.empty();
    }
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.toString().equals(text) ? Optional.of(new DraftId(uuid)) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
