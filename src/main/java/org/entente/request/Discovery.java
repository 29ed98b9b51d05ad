package org.entente.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.Action;
import org.entente.policy.Decisions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Situation;

/** Which of the datasets somebody names exist for them. */
@ApplicationScoped
class Discovery {
  private final Catalog catalog;
  private final Decisions decisions;

  Discovery(Catalog catalog, Decisions decisions) {
    this.catalog = catalog;
    this.decisions = decisions;
  }

  /** Owners of the datasets the actor may discover; hidden and absent ones are left out alike. */
  Map<DatasetId, RorId> owners(Actor actor, Collection<DatasetId> ids, Instant now) {
    List<Dataset> found = catalog.findAll(ids);
    Map<GovernanceClass, Boolean> visible = new HashMap<>();
    Map<DatasetId, RorId> owners = new HashMap<>();
    for (Dataset dataset : found) {
      if (visible.computeIfAbsent(
          dataset.governed(),
          each ->
              decisions.decide(actor, Action.DISCOVER, each, Situation.Look.at(now)).isAllowed())) {
        owners.put(dataset.id(), dataset.owner());
      }
    }
    return owners;
  }
}
