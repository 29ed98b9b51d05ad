package org.entente.web.savedsearch;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.entente.http.PublicAddress;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.savedsearch.SavedSearch;
import org.entente.savedsearch.SavedSearchId;
import org.entente.savedsearch.SavedSearchStore.Position;
import org.entente.savedsearch.SavedSearches;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;

/** The searches a person keeps: the listing, one of them, looking at what is new, deleting. */
@Path("/saved-searches")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SavedSearchPages {
  private static final int PER_PAGE = 20;

  private final SavedSearches searches;
  private final SavedViews views;
  private final SealedCursor cursors;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  SavedSearchPages(
      SavedSearches searches,
      SavedViews views,
      SealedCursor cursors,
      Frames frames,
      Visit visit,
      PublicAddress address) {
    this.searches = searches;
    this.views = views;
    this.cursors = cursors;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  /**
   * @param delivery why alerts come by no mail; empty if they do
   */
  @CheckedTemplate(basePath = "savedsearch")
  record Mine(
      Frame frame,
      List<SavedView> searches,
      Optional<String> next,
      Optional<String> first,
      Optional<String> delivery)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "savedsearch")
  record One(Frame frame, SavedView search, Optional<String> delivery)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "savedsearch")
  record Delete(Frame frame, SavedView search) implements TemplateInstance {}

  @GET
  public TemplateInstance mine(@QueryParam("cursor") String cursor) {
    Actor person = visit.person();
    String context = "pages of saved searches of " + person.ref().id();
    Optional<String> given = Optional.ofNullable(cursor).filter(it -> !it.isEmpty());
    List<SavedSearch> found =
        searches.list(
            person, given.map(it -> Position.parse(cursors.open(it, context))), PER_PAGE + 1);
    boolean more = found.size() > PER_PAGE;
    List<SavedSearch> shown = more ? found.subList(0, PER_PAGE) : found;
    return new Mine(
        frames.of(person, "Saved searches"),
        views.rows(shown),
        more
            ? Optional.of(
                "/saved-searches?cursor="
                    + cursors.seal(Position.of(shown.getLast()).text(), context))
            : Optional.empty(),
        given.map(_ -> "/saved-searches"),
        delivery(person));
  }

  @GET
  @Path("{id}")
  public TemplateInstance one(@PathParam("id") String id) {
    Actor person = visit.person();
    SavedView view = views.one(person, find(person, id));
    return new One(frames.of(person, "Saved search: " + view.name()), view, delivery(person));
  }

  /** What is new counts as seen from now on; on to the search itself. */
  @POST
  @Path("{id}/look")
  public Response look(@PathParam("id") String id) {
    Actor person = visit.person();
    SavedSearch search = find(person, id);
    searches.look(person, search.id());
    String parameters = search.question().parameters();
    return to(parameters.isEmpty() ? "/" : "/?" + parameters);
  }

  @GET
  @Path("{id}/delete")
  public TemplateInstance confirm(@PathParam("id") String id) {
    Actor person = visit.person();
    SavedView view = views.one(person, find(person, id));
    return new Delete(frames.of(person, "Delete " + view.name()), view);
  }

  @POST
  @Path("{id}/delete")
  public Response delete(@PathParam("id") String id) {
    Actor person = visit.person();
    if (!searches.delete(person, find(person, id).id())) {
      throw Problem.notFound();
    }
    return to("/saved-searches");
  }

  private SavedSearch find(Actor person, String id) {
    return SavedSearchId.parse(id)
        .flatMap(known -> searches.find(person, known))
        .orElseThrow(Problem::notFound);
  }

  private Optional<String> delivery(Actor person) {
    return switch (searches.delivery(person)) {
      case MAIL -> Optional.empty();
      case NOT_SET_UP -> Optional.of("E-mail is not set up here: alerts show on this page only.");
      case NO_ADDRESS ->
          Optional.of(
              "Your sign-in service has verified no e-mail address of yours: alerts show on this"
                  + " page only.");
    };
  }

  private Response to(String path) {
    return Response.seeOther(URI.create(address.url() + path)).build();
  }
}
