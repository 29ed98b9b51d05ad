package org.entente.policy.impact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody may do with a dataset; whoever is at a level is at {@code DISCOVERABLE} too. */
public enum Level {
  /** They may know that it exists. */
  DISCOVERABLE,
  /** They may read its whole record. */
  READABLE,
  /** They may receive it for some purpose: at once, or once others have approved. */
  RECEIVABLE,
  /** They may receive it for some purpose without anybody's approval. */
  OPEN;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
