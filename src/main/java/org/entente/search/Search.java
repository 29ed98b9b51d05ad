package org.entente.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.audit.AuditTrail;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.AccessScope;
import org.entente.policy.Decisions;
import org.entente.search.SearchResult.Hit;
import org.entente.search.export.Export;
import org.entente.search.export.ExportFormat;
import org.entente.search.export.ExportPlaces;
import org.entente.search.index.ServingIndex;
import org.entente.search.query.Engine;
import org.entente.search.query.Listing;
import org.entente.search.query.Similar;
import org.entente.search.query.Suggestions;
import org.entente.search.scope.ScopedIndex;
import org.entente.search.scope.UnreadableIndex;
import org.jboss.logging.Logger;

/** The door to the index; every answer is that of an index holding only the actor's scope. */
@ApplicationScoped
public class Search {
  private static final Logger LOG = Logger.getLogger(Search.class);

  private final ServingIndex index;
  private final Decisions decisions;
  private final Granted granted;
  private final SealedCursor cursors;
  private final SearchTrail trail;
  private final Clock clock;
  private final ExportPlaces exports;
  private final Engine engine = new Engine();

  @Inject
  Search(
      ServingIndex index,
      Decisions decisions,
      Granted granted,
      SealedCursor cursors,
      AuditTrail trail,
      Clock clock,
      @ConfigProperty(name = "entente.search.most-exports", defaultValue = "4") int mostExports) {
    this.index = index;
    this.decisions = decisions;
    this.granted = granted;
    this.cursors = cursors;
    this.trail = new SearchTrail(trail::appendAlone, clock);
    this.clock = clock;
    this.exports = new ExportPlaces(mostExports);
  }

  /**
   * A page of what the actor may see and asks for.
   *
   * @throws org.entente.kernel.Problem for a query out of bounds, a foreign cursor, or (503) while
   *     no index can be served
   */
  public SearchResult search(Actor actor, SearchQuery query) {
    QueryBounds.check(query);
    AccessScope scope = decisions.scope(actor, clock.instant());
    String context = CursorContext.of(scope, query);
    Optional<String> after = query.cursor().map(cursor -> cursors.open(cursor, context));
    Set<DatasetId> grants = granted.activeFor(actor.ref());
    Engine.Page page = over(scope, opened -> engine.search(opened, grants, query, after));
    if (!actor.isAnonymous() && query.cursor().isEmpty()) {
      trail.searched(actor.ref(), scope.bundle(), query, page.total());
    }
    return new SearchResult(
        page.total(),
        page.hits(),
        page.facets(),
        page.next().map(place -> cursors.seal(place, context)),
        page.reading());
  }

  /**
   * How many a query would find, to tell beside an answer that is on record already: this leaves no
   * trace of its own.
   */
  public long count(Actor actor, SearchQuery query) {
    QueryBounds.check(query);
    AccessScope scope = decisions.scope(actor, clock.instant());
    Set<DatasetId> grants = granted.activeFor(actor.ref());
    return over(scope, opened -> Engine.ids(opened, grants, query)).total();
  }

  /** The most that one survey tells of. */
  public static final int MOST_SURVEYED = 10_000;

  /**
   * Everything a question finds, newest first: for telling a subscriber what is new to them.
   *
   * @param ids the newest, at most {@link #MOST_SURVEYED}
   * @param bundle which decided what the actor may discover
   */
  public record Survey(long total, List<DatasetId> ids, String bundle) {
    public Survey {
      ids = List.copyOf(ids);
    }
  }

  /**
   * All of what the actor may see and asks for, from one state of the index. Leaves no entry in the
   * trail: whoever shows any of it records that.
   *
   * @throws org.entente.kernel.Problem as {@link #search}
   */
  public Survey survey(Actor actor, String text, Map<SearchQuery.Field, Set<String>> filters) {
    QueryBounds.check(surveying(text, filters, 1));
    AccessScope scope = decisions.scope(actor, clock.instant());
    Set<DatasetId> grants = granted.activeFor(actor.ref());
    SearchQuery query = surveying(text, filters, MOST_SURVEYED);
    Engine.Ids found = over(scope, opened -> Engine.ids(opened, grants, query));
    return new Survey(found.total(), found.ids(), scope.bundle());
  }

  private static SearchQuery surveying(
      String text, Map<SearchQuery.Field, Set<String>> filters, int limit) {
    return new SearchQuery(
        text, filters, List.of(), SearchQuery.Sort.NEWEST, limit, Optional.empty());
  }

  /**
   * Titles, keywords, owners and other values in scope that continue what was typed, most frequent
   * first.
   *
   * @param typed two characters or more, else nothing is suggested; titles from three on
   * @param limit 1 to 20
   */
  public List<Suggestion> suggest(Actor actor, String typed, int limit) {
    QueryBounds.checkText(typed);
    QueryBounds.checkSuggestions(limit);
    AccessScope scope = decisions.scope(actor, clock.instant());
    return over(scope, opened -> Suggestions.complete(opened, typed, limit));
  }

  /**
   * Datasets whose records tell of the same things, the most similar first.
   *
   * @param limit 1 to 20
   * @return empty where the actor may not know of the dataset
   */
  public Optional<List<Hit>> similar(Actor actor, DatasetId id, int limit) {
    QueryBounds.checkSuggestions(limit);
    AccessScope scope = decisions.scope(actor, clock.instant());
    Set<DatasetId> grants = granted.activeFor(actor.ref());
    return over(scope, opened -> Similar.to(opened, grants, id, limit));
  }

  /**
   * The first 10,000 of all that the actor may see and asks for, as of now. What a signed-in actor
   * exports is on record before it can be written. Whoever takes it closes it.
   *
   * @param query its facets, limit and cursor are not looked at
   * @throws org.entente.kernel.Problem as {@link #search}, and (503) while there are as many
   *     exports as there may be at once
   */
  public Export export(Actor actor, SearchQuery query, ExportFormat format) {
    QueryBounds.check(query);
    AccessScope scope = decisions.scope(actor, clock.instant());
    ExportPlaces.Place place = exports.take();
    try {
      return export(index.open(scope), actor, query, format, place);
    } catch (IOException | UnreadableIndex damaged) {
      place.close();
      throw unavailable(damaged);
    } catch (RuntimeException failed) {
      place.close();
      throw failed;
    }
  }

  private Export export(
      ScopedIndex opened,
      Actor actor,
      SearchQuery query,
      ExportFormat format,
      ExportPlaces.Place place)
      throws IOException {
    try {
      Set<DatasetId> grants = granted.activeFor(actor.ref());
      Listing listing = Listing.of(opened, grants, query, Export.MOST_ROWS);
      if (!actor.isAnonymous()) {
        trail.exported(actor.ref(), opened.scope().bundle(), query, format, listing);
      }
      return new Export(listing, format, this::suspect, place);
    } catch (IOException | RuntimeException failed) {
      opened.close();
      throw failed;
    }
  }

  private interface Question<T> {
    T ask(ScopedIndex opened) throws IOException;
  }

  /** Damage is never answered around: the index is closed and checked, and the caller told. */
  private <T> T over(AccessScope scope, Question<T> question) {
    try (ScopedIndex opened = index.open(scope)) {
      return question.ask(opened);
    } catch (IOException | UnreadableIndex damaged) {
      throw unavailable(damaged);
    }
  }

  private Problem unavailable(Exception damage) {
    suspect(damage);
    return new Problem(
        ProblemType.UNAVAILABLE, "The search index is being checked; try again shortly.");
  }

  private void suspect(Exception damage) {
    LOG.error("the search index cannot be read", damage);
    index.suspect();
  }
}
