package org.entente.web.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequests;
import org.entente.web.review.DecisionScreen.Title;

/**
 * What the datasets of a request are called before one decider. A part may hold datasets of several
 * governance classes, and who decides about one need not know that the other exists.
 */
@ApplicationScoped
class DecidersTitles {
  private static final Title UNSEEN = new Title("A dataset you may not see", "", Optional.empty());
  private static final Title GONE =
      new Title("A dataset that is no longer there", "", Optional.empty());

  private final Catalog catalog;
  private final AccessRequests requests;

  DecidersTitles(Catalog catalog, AccessRequests requests) {
    this.catalog = catalog;
    this.requests = requests;
  }

  /** Of every dataset in the request, by id; the page behind one opens only for who may see it. */
  Map<DatasetId, Title> of(Actor decider, AccessRequest request) {
    return of(decider, List.of(request));
  }

  /** As {@link #of(Actor, AccessRequest)}, of several requests that this person decides about. */
  Map<DatasetId, Title> of(Actor decider, Collection<AccessRequest> requested) {
    Map<DatasetId, Title> titles = new HashMap<>();
    requested.forEach(
        request ->
            request.parts().forEach(part -> part.datasets().forEach(id -> titles.put(id, GONE))));
    List<Dataset> datasets = catalog.findAll(Set.copyOf(titles.keySet()));
    Set<DatasetId> seen = catalog.discoverable(decider, datasets);
    datasets.forEach(
        dataset ->
            titles.put(
                dataset.id(),
                seen.contains(dataset.id())
                    ? named(dataset, Optional.of("/datasets/" + dataset.id()))
                    : UNSEEN));
    for (AccessRequest request : requested) {
      Set<DatasetId> unseen = unseen(request, titles);
      if (!unseen.isEmpty()) {
        Set<DatasetId> signed = requests.signedFor(decider, request.id());
        datasets.stream()
            .filter(dataset -> unseen.contains(dataset.id()) && signed.contains(dataset.id()))
            .forEach(dataset -> titles.put(dataset.id(), named(dataset, Optional.empty())));
      }
    }
    return titles;
  }

  private static Set<DatasetId> unseen(AccessRequest request, Map<DatasetId, Title> titles) {
    Set<DatasetId> unseen = new HashSet<>();
    request.parts().forEach(part -> unseen.addAll(part.datasets()));
    unseen.removeIf(id -> !titles.get(id).equals(UNSEEN));
    return unseen;
  }

  private static Title named(Dataset dataset, Optional<String> href) {
    return new Title(dataset.metadata().title(), dataset.identifier(), href);
  }
}
