package org.entente.catalog;

import java.time.Instant;
import java.util.Objects;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.Governance;
import org.entente.policy.GovernanceClass;

/**
 * A catalogued dataset as it stands.
 *
 * @param identifier the owner's own, unique per owner
 * @param governed its governance class: owner and policy attributes
 * @param revision counts saves, from 1
 */
public record Dataset(
    DatasetId id,
    String identifier,
    Metadata metadata,
    GovernanceClass governed,
    long revision,
    Instant createdAt,
    Instant updatedAt) {
  public Dataset {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(governed, "governed");
  }

  public RorId owner() {
    return governed.owner();
  }

  public Governance governance() {
    return governed.governance();
  }
}
