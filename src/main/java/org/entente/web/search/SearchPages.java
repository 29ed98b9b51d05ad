package org.entente.web.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.entente.identity.Actor;
import org.entente.search.SearchQuery.Sort;
import org.entente.web.Choices;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.jboss.resteasy.reactive.RestResponse;

/** The home page. */
@Path("/")
public class SearchPages {
  private final Finder finder;
  private final Frames frames;
  private final Visit visit;

  SearchPages(Finder finder, Frames frames, Visit visit) {
    this.finder = finder;
    this.frames = frames;
    this.visit = visit;
  }

  @CheckedTemplate(basePath = "search")
  record Home(Frame frame, String text, List<Choices.Option> orders, Findings findings)
      implements TemplateInstance {}

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public RestResponse<TemplateInstance> home(
      @QueryParam("q") String text,
      @QueryParam("filter") List<String> filters,
      @QueryParam("sort") String sort,
      @QueryParam("cursor") String cursor) {
    Actor reader = visit.reader();
    SearchState state = SearchState.of(text, filters, sort, cursor);
    Findings findings = finder.find(reader, state);
    String title = state.text().isEmpty() ? "Datasets" : "Search: " + state.text();
    // htmx shows the address that says only what need be said.
    return RestResponse.ResponseBuilder.<TemplateInstance>ok(
            new Home(frames.of(reader, title), state.text(), orders(state), findings))
        .header("HX-Push-Url", state.href())
        .build();
  }

  private static List<Choices.Option> orders(SearchState state) {
    boolean everything = state.text().isEmpty();
    Choices choices =
        Choices.of(
                state.sort().map(Sort::word).filter(word -> !word.equals("relevance")).orElse(""))
            .option("", everything ? "Newest first" : "Best match first");
    return (everything ? choices : choices.option("newest", "Newest first"))
        .option("title", "By title")
        .list();
  }
}
