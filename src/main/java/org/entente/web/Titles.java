package org.entente.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.AccessScope;
import org.entente.policy.Decisions;

/**
 * Datasets and owners by name, on pages that speak of them. A dataset the reader may not know of
 * any more keeps its place without its name.
 */
@ApplicationScoped
public class Titles {
  private final Catalog catalog;
  private final Decisions decisions;
  private final Clock clock;

  Titles(Catalog catalog, Decisions decisions, Clock clock) {
    this.catalog = catalog;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * A dataset by name.
   *
   * @param href its page; empty where the reader may not open it
   */
  public record Title(String text, Optional<String> href) {
    private static final Title GONE =
        new Title("A dataset you may not see at present", Optional.empty());
  }

  /** The names of all of these, as the reader may know them now. */
  public Map<DatasetId, Title> of(Actor reader, Collection<DatasetId> ids) {
    Instant now = clock.instant();
    AccessScope scope = decisions.scope(reader, now);
    Map<DatasetId, Title> known =
        catalog.findAll(ids.stream().distinct().toList()).stream()
            .collect(Collectors.toMap(Dataset::id, dataset -> title(scope, dataset)));
    return ids.stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), id -> known.getOrDefault(id, Title.GONE)));
  }

  private static Title title(AccessScope scope, Dataset dataset) {
    return scope.visibility(dataset.governed().id()) == AccessScope.Visibility.HIDDEN
        ? Title.GONE
        : new Title(dataset.metadata().title(), Optional.of("/datasets/" + dataset.id()));
  }

  /** The organisation's whole name; its id where the programme does not know it. */
  public String owner(RorId id) {
    return catalog.organisation(id).map(Organisation::name).orElse(id.value());
  }
}
