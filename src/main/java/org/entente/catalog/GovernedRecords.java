package org.entente.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.entente.kernel.DatasetId;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernedDatasets;

/** Tells the decision explorer how datasets are and were governed, and nothing else of them. */
@ApplicationScoped
class GovernedRecords implements GovernedDatasets {
  private final Catalog catalog;

  GovernedRecords(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Catalogued> find(DatasetId id) {
    return catalog.find(id).map(dataset -> new Catalogued(dataset.governed(), dataset.createdAt()));
  }

  @Override
  public Optional<GovernanceClass> governedAt(DatasetId id, Instant instant) {
    return catalog.governedAt(id, instant);
  }
}
