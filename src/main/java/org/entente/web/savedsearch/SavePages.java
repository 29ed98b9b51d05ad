package org.entente.web.savedsearch;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
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
import java.util.function.Function;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.savedsearch.Alerts;
import org.entente.savedsearch.Draft;
import org.entente.savedsearch.Question;
import org.entente.savedsearch.SaveOutcome;
import org.entente.savedsearch.SavedSearch;
import org.entente.savedsearch.SavedSearchId;
import org.entente.savedsearch.SavedSearches;
import org.entente.web.Choices;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;

/** Saving a search, from the address of a search page, and changing it later. */
@Path("/saved-searches")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SavePages {
  private static final String NEW = "Save this search";

  private final SavedSearches searches;
  private final SavedViews views;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  SavePages(
      SavedSearches searches, SavedViews views, Frames frames, Visit visit, PublicAddress address) {
    this.searches = searches;
    this.views = views;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  /**
   * @param action where it is sent
   * @param back where one goes who changes nothing
   * @param trouble why it was not saved
   */
  @CheckedTemplate(basePath = "savedsearch")
  record Form(
      Frame frame,
      String title,
      String action,
      String back,
      String name,
      String text,
      List<SavedViews.Kept> filters,
      List<Choices.Option> orders,
      List<Choices.Option> rhythms,
      Optional<String> trouble)
      implements TemplateInstance {}

  /** What was typed. */
  public static class Typed {
    @FormParam("name")
    String name;

    @FormParam("q")
    String text;

    @FormParam("filter")
    List<String> filters;

    @FormParam("sort")
    String sort;

    @FormParam("alerts")
    String alerts;

    Draft draft() {
      return new Draft(
          name,
          Question.of(text, filters, sort),
          Alerts.parse(alerts)
              .orElseThrow(
                  () ->
                      new Problem(
                          ProblemType.INVALID, "Choose how often you want to hear of it.")));
    }
  }

  @GET
  @Path("new")
  public TemplateInstance fresh(
      @QueryParam("q") String text,
      @QueryParam("filter") List<String> filters,
      @QueryParam("sort") String sort) {
    Actor person = visit.person();
    Question question = Question.of(text, filters, sort);
    return form(
        person,
        NEW,
        "/saved-searches",
        home(question),
        new Draft(views.suggestedName(question), question, Alerts.DAILY),
        Optional.empty());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response save(@BeanParam Typed typed) {
    Actor person = visit.person();
    return kept(person, NEW, "/saved-searches", typed, "/", draft -> searches.save(person, draft));
  }

  @GET
  @Path("{id}/edit")
  public TemplateInstance edit(@PathParam("id") String id) {
    Actor person = visit.person();
    SavedSearch search = find(person, id);
    return form(
        person,
        "Change " + search.name(),
        "/saved-searches/" + search.id() + "/edit",
        "/saved-searches/" + search.id(),
        new Draft(search.name(), search.question(), search.alerts()),
        Optional.empty());
  }

  @POST
  @Path("{id}/edit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") String id, @BeanParam Typed typed) {
    Actor person = visit.person();
    SavedSearch search = find(person, id);
    return kept(
        person,
        "Change " + search.name(),
        "/saved-searches/" + search.id() + "/edit",
        typed,
        "/saved-searches/" + search.id(),
        draft -> searches.change(person, search.id(), draft));
  }

  private Response kept(
      Actor person,
      String title,
      String action,
      Typed typed,
      String back,
      Function<Draft, SaveOutcome> keeping) {
    // A question that cannot even be read comes from no form of ours.
    Draft draft = typed.draft();
    SaveOutcome outcome;
    try {
      outcome = keeping.apply(draft);
    } catch (Problem refused) {
      if (refused.type() != ProblemType.INVALID) {
        throw refused;
      }
      return again(person, title, action, back, draft, 400, refused.getMessage());
    }
    return switch (outcome) {
      case SaveOutcome.Done done ->
          Response.seeOther(URI.create(address.url() + "/saved-searches/" + done.search().id()))
              .build();
      case SaveOutcome.Unknown _ -> throw Problem.notFound();
      case SaveOutcome.NotAPerson _ ->
          again(person, title, action, back, draft, 403, "Searches are kept for people.");
      case SaveOutcome.TooMany(int most) ->
          again(
              person,
              title,
              action,
              back,
              draft,
              409,
              "You keep %d searches, as many as one may. Delete one first.".formatted(most));
      case SaveOutcome.Invalid(String _, String reason) ->
          again(person, title, action, back, draft, 400, reason);
    };
  }

  private Response again(
      Actor person,
      String title,
      String action,
      String back,
      Draft draft,
      int status,
      String trouble) {
    return Response.status(status)
        .entity(form(person, title, action, back, draft, Optional.of(trouble.replace("`", ""))))
        .build();
  }

  private TemplateInstance form(
      Actor person,
      String title,
      String action,
      String back,
      Draft draft,
      Optional<String> trouble) {
    return new Form(
        frames.of(person, title),
        title,
        action,
        back,
        draft.name(),
        draft.question().text(),
        views.filters(draft.question()),
        SavedViews.orders(draft.question().sort()),
        SavedViews.rhythms(draft.alerts()),
        trouble);
  }

  private SavedSearch find(Actor person, String id) {
    return SavedSearchId.parse(id)
        .flatMap(known -> searches.find(person, known))
        .orElseThrow(Problem::notFound);
  }

  private static String home(Question question) {
    return question.parameters().isEmpty() ? "/" : "/?" + question.parameters();
  }
}
