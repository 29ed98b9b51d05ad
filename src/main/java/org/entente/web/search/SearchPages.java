package org.entente.web.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
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

  /**
   * The page; htmx takes from it what changed, and shows the address that says only what need be
   * said.
   *
   * @param typing set while somebody is still typing: then the address takes the place of the one
   *     before, so that the way back leads past the half-typed words
   */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public RestResponse<TemplateInstance> home(
      @Context UriInfo address,
      @HeaderParam("Entente-Typing") String typing,
      @HeaderParam("HX-Current-URL") String shown) {
    Actor reader = visit.reader();
    SearchState state = SearchState.of(address.getQueryParameters());
    Findings findings = finder.find(reader, state);
    String title = state.text().isEmpty() ? "Datasets" : "Search: " + state.text();
    boolean same = typing != null || (shown != null && shown.endsWith(state.href()));
    return RestResponse.ResponseBuilder.<TemplateInstance>ok(
            new Home(frames.of(reader, title), state.text(), orders(state), findings))
        .header(same ? "HX-Replace-Url" : "HX-Push-Url", state.href())
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
