package org.entente.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Identifies an access request. Random (UUIDv4), so it tells neither counts nor times. */
public record RequestId(@JsonValue UUID value) {
  public RequestId {
    Objects.requireNonNull(value, "value");
  }

  /** Reads the canonical 36-character form; anything else is no id, hence empty. */
  public static Optional<RequestId> parse(String text) {
    if (text == null || text.length() != 36) {
      return Optional.empty();
    }
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.toString().equals(text) ? Optional.of(new RequestId(uuid)) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  @JsonCreator
  static RequestId fromJson(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not an id: `" + text + "`"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
