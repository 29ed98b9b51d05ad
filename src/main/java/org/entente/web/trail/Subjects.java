package org.entente.web.trail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.grant.Grants;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RequestId;
import org.entente.policy.AccessScope;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.Decisions;
import org.entente.request.AccessRequests;

/**
 * What entries are about, where the reader may see it by their own right: to read the trail is not
 * to read the datasets.
 */
@ApplicationScoped
class Subjects {
  private final Catalog catalog;
  private final Decisions decisions;
  private final AccessRequests requests;
  private final Grants grants;
  private final Clock clock;

  Subjects(
      Catalog catalog, Decisions decisions, AccessRequests requests, Grants grants, Clock clock) {
    this.catalog = catalog;
    this.decisions = decisions;
    this.requests = requests;
    this.grants = grants;
    this.clock = clock;
  }

  /** A subject in words, and its page. */
  record Known(String label, Optional<String> page) {}

  Map<String, Known> known(Actor reader, Collection<String> subjects) {
    Map<String, Known> known = new HashMap<>(datasets(reader, subjects));
    for (String subject : subjects) {
      id(subject, "request:")
          .flatMap(RequestId::parse)
          .filter(id -> requests.find(reader, id).isPresent())
          .ifPresent(id -> known.put(subject, new Known("request", page("/requests/" + id))));
      id(subject, "grant:")
          .flatMap(GrantId::parse)
          .filter(id -> grants.find(reader, id).isPresent())
          .ifPresent(id -> known.put(subject, new Known("grant", page("/grants/" + id))));
    }
    return known;
  }

  /** Many at once: a page of the trail speaks mostly of datasets. */
  private Map<String, Known> datasets(Actor reader, Collection<String> subjects) {
    List<DatasetId> ids =
        subjects.stream()
            .flatMap(subject -> id(subject, "dataset:").stream())
            .flatMap(id -> DatasetId.parse(id).stream())
            .toList();
    AccessScope scope = decisions.scope(reader, clock.instant());
    Map<String, Known> known = new HashMap<>();
    for (Dataset dataset : catalog.findAll(ids)) {
      if (scope.visibility(dataset.governed().id()) != Visibility.HIDDEN) {
        known.put(
            "dataset:" + dataset.id(),
            new Known(dataset.metadata().title(), page("/datasets/" + dataset.id())));
      }
    }
    return known;
  }

  private static Optional<String> id(String subject, String kind) {
    return subject.startsWith(kind)
        ? Optional.of(subject.substring(kind.length()))
        : Optional.empty();
  }

  private static Optional<String> page(String path) {
    return Optional.of(path);
  }
}
