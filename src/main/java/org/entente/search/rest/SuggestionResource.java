package org.entente.search.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.identity.Actors;
import org.entente.search.Search;

/** Completions of what somebody is typing. */
@Path("/api/v1/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "datasets")
public class SuggestionResource {
  private static final int DEFAULT_LIMIT = 8;

  /** A listing. */
  public record Listing(List<String> items) {}

  private final Search search;
  private final Actors actors;

  @Inject
  SuggestionResource(Search search, Actors actors) {
    this.search = search;
    this.actors = actors;
  }

  @GET
  @Operation(summary = "Titles and keywords you may discover that continue what was typed")
  public Listing suggest(
      @QueryParam("q") @DefaultValue("") String typed, @QueryParam("limit") String limit) {
    return new Listing(
        search.suggest(actors.current(), typed, QueryParameters.limit(limit, DEFAULT_LIMIT)));
  }
}
