package org.entente.web.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.grant.Grant;
import org.entente.grant.GrantStore.Position;
import org.entente.grant.Grants;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.Problem;
import org.entente.web.Downloads;
import org.entente.web.States;
import org.entente.web.Titles;
import org.entente.web.Words;

/** Pages through an actor's own grants, newest first, and words them. */
@ApplicationScoped
class OwnGrants {
  private static final int PER_PAGE = 20;

  private final Grants grants;
  private final Catalog catalog;
  private final Titles titles;
  private final Downloads downloads;
  private final SealedCursor cursors;

  OwnGrants(
      Grants grants, Catalog catalog, Titles titles, Downloads downloads, SealedCursor cursors) {
    this.grants = grants;
    this.catalog = catalog;
    this.titles = titles;
    this.downloads = downloads;
    this.cursors = cursors;
  }

  record Page(List<GrantView> grants, Optional<String> cursor) {}

  /** One more than is shown is read: it tells that there is another page. */
  Page of(Actor holder, Optional<String> cursor) {
    String context = "grant pages of " + holder.ref().id();
    List<Grant> found =
        grants.heldAfter(holder, cursor.map(text -> open(text, context)), PER_PAGE + 1);
    if (found.size() <= PER_PAGE) {
      return new Page(views(holder, found), Optional.empty());
    }
    Grant last = found.get(PER_PAGE - 1);
    String position = ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt()) + " " + last.id();
    return new Page(
        views(holder, found.subList(0, PER_PAGE)), Optional.of(cursors.seal(position, context)));
  }

  private List<GrantView> views(Actor holder, List<Grant> found) {
    List<DatasetId> ids = found.stream().map(Grant::dataset).distinct().toList();
    Map<DatasetId, Titles.Title> names = titles.of(holder, ids);
    Map<DatasetId, Dataset> datasets =
        catalog.findAll(ids).stream().collect(Collectors.toMap(Dataset::id, Function.identity()));
    return found.stream()
        .map(
            grant ->
                view(
                    holder,
                    grant,
                    names.get(grant.dataset()),
                    Optional.ofNullable(datasets.get(grant.dataset()))))
        .toList();
  }

  /** What one holds a grant for one may know of; but its name goes the way of every page. */
  private GrantView view(Actor holder, Grant it, Titles.Title name, Optional<Dataset> dataset) {
    boolean usable = it.isActive() && name.href().isPresent();
    return new GrantView(
        it.id().toString(),
        name,
        titles.owner(it.owner()),
        States.of(it),
        Words.purpose(it.purpose()),
        it.createdAt(),
        it.expiresAt(),
        it.reasonFor(holder),
        it.isSuspendedBy(Grant.Suspender.POLICY),
        it.request().map(request -> "/requests/" + request),
        usable ? dataset.flatMap(downloads::of) : Optional.empty(),
        it.isActive(),
        it.isActive() || it.state() == Grant.State.SUSPENDED);
  }

  private Position open(String text, String context) {
    String[] position = cursors.open(text, context).split(" ", 2);
    return new Position(
        Instant.EPOCH.plus(Long.parseLong(position[0]), ChronoUnit.MICROS),
        GrantId.parse(position[1]).orElseThrow(Problem::notFound));
  }
}
