package org.entente.catalog;

import java.util.Set;
import org.entente.kernel.DatasetId;

/**
 * Event: these datasets were saved with another governance than they had. Fired within the
 * transaction that saves them; an observer that must not miss one writes it down in that
 * transaction.
 */
public record GovernanceChanged(Set<DatasetId> datasets) {
  public GovernanceChanged {
    datasets = Set.copyOf(datasets);
  }
}
