package org.entente.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Identifies a grant. Random (UUIDv4), so it tells neither counts nor times. */
public record GrantId(@JsonValue UUID value) {
  public GrantId {
    Objects.requireNonNull(value, "value");
  }

  /** Reads the canonical 36-character form; anything else is no id, hence empty. */
  public static Optional<GrantId> parse(String text) {
    if (text == null || text.length() != 36) {
      return Optional.empty();
    }
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.toString().equals(text) ? Optional.of(new GrantId(uuid)) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  @JsonCreator
  static GrantId fromJson(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not an id: `" + text + "`"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
