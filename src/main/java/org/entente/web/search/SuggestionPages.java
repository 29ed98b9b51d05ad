package org.entente.web.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.entente.search.Search;
import org.entente.web.Visit;

/** What a text that is being typed may become, as the options of the list below the search box. */
@Path("/suggestions")
public class SuggestionPages {
  /** More are not read while one types. */
  private static final int MOST = 8;

  private static final int LONGEST = 200;

  private final Search search;
  private final Visit visit;

  SuggestionPages(Search search, Visit visit) {
    this.search = search;
    this.visit = visit;
  }

  @CheckedTemplate(basePath = "search")
  record Suggestions(List<SuggestionView> options) implements TemplateInstance {}

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public TemplateInstance suggestions(@QueryParam("q") @DefaultValue("") String typed) {
    String text = typed.strip();
    return new Suggestions(
        text.length() > LONGEST
            ? List.of()
            : SuggestionView.of(search.suggest(visit.reader(), text, MOST), text));
  }
}
