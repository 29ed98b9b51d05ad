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
import org.entente.grant.GrantReader;
import org.entente.grant.GrantReaders;
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

/** Pages through what an actor and their agents hold, newest first, and words it. */
@ApplicationScoped
class OwnGrants {
  private static final int PER_PAGE = 20;

  private final Grants grants;
  private final GrantReaders readers;
  private final Catalog catalog;
  private final Titles titles;
  private final Downloads downloads;
  private final SealedCursor cursors;

  OwnGrants(
      Grants grants,
      GrantReaders readers,
      Catalog catalog,
      Titles titles,
      Downloads downloads,
      SealedCursor cursors) {
    this.grants = grants;
    this.readers = readers;
    this.catalog = catalog;
    this.titles = titles;
    this.downloads = downloads;
    this.cursors = cursors;
  }

  record Page(List<GrantView> grants, Optional<String> cursor) {}

  /** One more than is shown is read: it tells that there is another page. */
  Page of(Actor person, Optional<String> cursor) {
    GrantReader reader = readers.of(person);
    String context = "grant pages of " + person.ref().id();
    List<Grant> found =
        grants.theirsAfter(reader, cursor.map(text -> open(text, context)), PER_PAGE + 1);
    if (found.size() <= PER_PAGE) {
      return new Page(views(reader, found), Optional.empty());
    }
    Grant last = found.get(PER_PAGE - 1);
    String position = ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt()) + " " + last.id();
    return new Page(
        views(reader, found.subList(0, PER_PAGE)), Optional.of(cursors.seal(position, context)));
  }

  private List<GrantView> views(GrantReader reader, List<Grant> found) {
    List<DatasetId> ids = found.stream().map(Grant::dataset).distinct().toList();
    Map<DatasetId, Titles.Title> names = titles.of(reader.actor(), ids);
    Map<DatasetId, Dataset> datasets =
        catalog.findAll(ids).stream().collect(Collectors.toMap(Dataset::id, Function.identity()));
    return found.stream()
        .map(
            grant ->
                view(
                    reader,
                    grant,
                    names.get(grant.dataset()),
                    Optional.ofNullable(datasets.get(grant.dataset()))))
        .toList();
  }

  /**
   * What one holds a grant for one may know of; but its name goes the way of every page. How to
   * download is of no use to a person whose agent holds it: their own tokens do not rest on it.
   */
  private GrantView view(
      GrantReader reader, Grant it, Titles.Title name, Optional<Dataset> dataset) {
    boolean usable = it.isActive() && name.href().isPresent() && !reader.isAgents(it);
    return new GrantView(
        it.id().toString(),
        name,
        titles.owner(it.owner()),
        Optional.of(it.holder().name()).filter(_ -> reader.isAgents(it)),
        States.of(it),
        Words.purpose(it.purpose()),
        it.createdAt(),
        it.expiresAt(),
        reader.reason(it),
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
