package org.entente.catalog;

import java.util.Objects;
import org.entente.kernel.RorId;
import org.entente.policy.Governance;

/**
 * A dataset as a curator submits it: valid in form, not yet saved. {@link DatasetIntake} makes one
 * from a record.
 */
public record DatasetDraft(
    RorId owner, String identifier, Metadata metadata, Governance governance) {
  public DatasetDraft {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(governance, "governance");
    if (identifier == null || identifier.isBlank() || identifier.length() > 512) {
      throw new IllegalArgumentException("`identifier` has 1 to 512 characters");
    }
  }

  public DatasetKey key() {
    return new DatasetKey(owner, identifier);
  }
}
