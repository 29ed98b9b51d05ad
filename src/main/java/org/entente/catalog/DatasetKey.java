package org.entente.catalog;

import java.util.Objects;
import org.entente.kernel.RorId;

/** What makes a dataset the same one from import to import: its owner's own name for it. */
public record DatasetKey(RorId owner, String identifier) {
  public DatasetKey {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(identifier, "identifier");
  }
}
