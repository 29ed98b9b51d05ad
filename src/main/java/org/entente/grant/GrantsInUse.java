package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.policy.impact.StandingGrants;

/** Active grants for a preview, each with its dataset's class and its holder as they are today. */
@ApplicationScoped
class GrantsInUse implements StandingGrants {
  private final GrantStore store;
  private final Catalog catalog;
  private final Actors actors;
  private final Clock clock;

  GrantsInUse(GrantStore store, Catalog catalog, Actors actors, Clock clock) {
    this.store = store;
    this.catalog = catalog;
    this.actors = actors;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Page after(Optional<GrantId> last, int limit) {
    List<Grant> active = store.activeAfter(last, limit, clock.instant());
    Map<DatasetId, Dataset> datasets =
        catalog.findAll(active.stream().map(Grant::dataset).distinct().toList()).stream()
            .collect(Collectors.toMap(Dataset::id, Function.identity()));
    Map<String, Optional<Actor>> holders = new HashMap<>();
    List<Standing> standing =
        active.stream()
            .flatMap(
                grant ->
                    standing(
                        grant,
                        Optional.ofNullable(datasets.get(grant.dataset())),
                        holders.computeIfAbsent(grant.holder().id(), actors::find)))
            .toList();
    return new Page(
        standing, active.size() < limit ? Optional.empty() : Optional.of(active.getLast().id()));
  }

  /** Nobody uses a grant of which holder or dataset are not known. */
  private static Stream<Standing> standing(
      Grant grant, Optional<Dataset> dataset, Optional<Actor> holder) {
    if (dataset.isEmpty() || holder.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        new Standing(
            grant.id(),
            grant.dataset(),
            dataset.get().governed().id(),
            holder.get(),
            grant.purpose(),
            grant.approvals(),
            grant.acceptedTerms()));
  }
}
