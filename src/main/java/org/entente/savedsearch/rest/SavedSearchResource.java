package org.entente.savedsearch.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.savedsearch.Alerts;
import org.entente.savedsearch.Draft;
import org.entente.savedsearch.Question;
import org.entente.savedsearch.SaveOutcome;
import org.entente.savedsearch.SavedSearch;
import org.entente.savedsearch.SavedSearchId;
import org.entente.savedsearch.SavedSearchStore.Position;
import org.entente.savedsearch.SavedSearches;

/** The searches the caller keeps. */
@Path("/api/v1/saved-searches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "saved searches")
public class SavedSearchResource {
  private static final int MOST_PER_PAGE = 100;
  private static final int MOST_BYTES = 512 * 1024;

  private final SavedSearches searches;
  private final Actors actors;
  private final SealedCursor cursors;
  private final ObjectMapper json;

  @Inject
  SavedSearchResource(
      SavedSearches searches, Actors actors, SealedCursor cursors, ObjectMapper json) {
    this.searches = searches;
    this.actors = actors;
    this.cursors = cursors;
    this.json = json;
  }

  /** What is to be kept. */
  record Body(String name, String text, List<String> filters, String sort, String alerts) {
    Draft draft() {
      return new Draft(
          name, Question.of(text, filters == null ? List.of() : filters, sort), wanted());
    }

    private Alerts wanted() {
      return Alerts.parse(alerts == null ? Alerts.NEVER.word() : alerts)
          .orElseThrow(
              () ->
                  new Problem(
                      ProblemType.INVALID,
                      "`alerts` is one of %s."
                          .formatted(
                              String.join(
                                  ", ", Arrays.stream(Alerts.values()).map(Alerts::word).toList())),
                      Map.of("field", "alerts")));
    }
  }

  @GET
  @Operation(summary = "The searches you keep, newest first")
  public SavedSearchRecord.Page list(
      @QueryParam("limit") @DefaultValue("100") String limit, @QueryParam("cursor") String cursor) {
    Actor person = signedIn();
    int most = limit(limit);
    String context = "saved searches of " + person.ref().id();
    Optional<Position> after =
        Optional.ofNullable(cursor)
            .filter(given -> !given.isBlank())
            .map(given -> Position.parse(cursors.open(given, context)));
    List<SavedSearch> found = searches.list(person, after, most + 1);
    List<SavedSearch> shown = found.size() > most ? found.subList(0, most) : found;
    return new SavedSearchRecord.Page(
        shown.stream().map(SavedSearchRecord::of).toList(),
        found.size() > most
            ? Optional.of(cursors.seal(Position.of(shown.getLast()).text(), context))
            : Optional.empty());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Keeps a search",
      description =
          "`alerts` is never, as-it-happens, daily or weekly. What it finds now counts as told; an"
              + " alert is about what you may discover at that moment and were not told of. A person"
              + " keeps at most 100.")
  public Response save(InputStream body) throws IOException {
    Actor person = signedIn();
    SavedSearchRecord saved = answer(searches.save(person, read(body).draft()));
    return Response.created(URI.create("/api/v1/saved-searches/" + saved.id()))
        .entity(saved)
        .build();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One of the searches you keep")
  public SavedSearchRecord read(@PathParam("id") String id) {
    Actor person = signedIn();
    return SavedSearchRecord.of(searches.find(person, known(id)).orElseThrow(Problem::notFound));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Replaces all of it; what another question finds counts as told")
  public SavedSearchRecord change(@PathParam("id") String id, InputStream body) throws IOException {
    Actor person = signedIn();
    SavedSearchId known = known(id);
    if (searches.find(person, known).isEmpty()) {
      throw Problem.notFound();
    }
    return answer(searches.change(person, known, read(body).draft()));
  }

  @POST
  @Path("/{id}/seen")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Notes that you have seen what is new")
  public SavedSearchRecord seen(@PathParam("id") String id) {
    Actor person = signedIn();
    if (!searches.look(person, known(id))) {
      throw Problem.notFound();
    }
    return read(id);
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Forgets it, with its alerts")
  public Response delete(@PathParam("id") String id) {
    Actor person = signedIn();
    if (!searches.delete(person, known(id))) {
      throw Problem.notFound();
    }
    return Response.noContent().build();
  }

  private static SavedSearchRecord answer(SaveOutcome outcome) {
    return switch (outcome) {
      case SaveOutcome.Done done -> SavedSearchRecord.of(done.search());
      case SaveOutcome.Unknown _ -> throw Problem.notFound();
      case SaveOutcome.NotAPerson _ ->
          throw new Problem(ProblemType.FORBIDDEN, "Searches are kept for people.");
      case SaveOutcome.TooMany(int most) ->
          throw new Problem(
              ProblemType.CONFLICT,
              "You keep %d searches, as many as one may; delete one first.".formatted(most));
      case SaveOutcome.Invalid(String field, String reason) ->
          throw new Problem(ProblemType.INVALID, reason, Map.of("field", field));
    };
  }

  private Body read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Problem(
          ProblemType.TOO_LARGE, "A saved search has at most " + MOST_BYTES + " bytes.");
    }
    Body read = json.readValue(bytes.length == 0 ? new byte[] {'{', '}'} : bytes, Body.class);
    if (read == null) {
      throw new Problem(ProblemType.MALFORMED, "Send a JSON object.");
    }
    return read;
  }

  private Actor signedIn() {
    Actor actor = actors.current();
    if (actor.isAnonymous()) {
      throw new Problem(ProblemType.UNAUTHENTICATED, "Sign in to keep searches.");
    }
    return actor;
  }

  private static SavedSearchId known(String id) {
    return SavedSearchId.parse(id).orElseThrow(Problem::notFound);
  }

  private static int limit(String text) {
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST_PER_PAGE) {
      throw new Problem(
          ProblemType.INVALID,
          "`limit` is a whole number from 1 to " + MOST_PER_PAGE + ".",
          Map.of("field", "limit"));
    }
    return Integer.parseInt(text);
  }
}
