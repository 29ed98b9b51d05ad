package org.entente.policy;

import java.time.Instant;
import java.util.Optional;
import org.entente.kernel.DatasetId;

/** Port: how datasets are and were governed. Implemented by the catalog. */
public interface GovernedDatasets {
  /** As it is now, when there is such a dataset. */
  Optional<Catalogued> find(DatasetId id);

  /** As it was at an instant; empty where it was not catalogued yet. */
  Optional<GovernanceClass> governedAt(DatasetId id, Instant instant);

  /**
   * A dataset as it stands.
   *
   * @param since when it was first catalogued
   */
  record Catalogued(GovernanceClass governed, Instant since) {}
}
