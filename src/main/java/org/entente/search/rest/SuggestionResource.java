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
import org.entente.search.Suggestion;

/** Completions of what somebody is typing. */
@Path("/api/v1/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "datasets")
public class SuggestionResource {
  private static final int DEFAULT_LIMIT = 8;

  /**
   * The same twice.
   *
   * @param items the texts alone, none twice
   * @param suggestions with what each is and how to search for it
   */
  public record Listing(List<String> items, List<Item> suggestions) {
    static Listing of(List<Suggestion> found) {
      return new Listing(
          found.stream().map(Suggestion::text).distinct().toList(),
          found.stream().map(Item::of).toList());
    }
  }

  /** One suggestion. */
  public record Item(String text, String kind, String query) {
    static Item of(Suggestion suggestion) {
      return new Item(suggestion.text(), suggestion.kind().word(), suggestion.query());
    }
  }

  private final Search search;
  private final Actors actors;

  @Inject
  SuggestionResource(Search search, Actors actors) {
    this.search = search;
    this.actors = actors;
  }

  @GET
  @Operation(
      summary = "What you may discover that continues what was typed",
      description =
          "Keywords, owners, instruments, techniques and challenge areas from two characters on,"
              + " titles from three; an ideograph or a syllable counts as two. Those that most"
              + " datasets have come first. `items` holds the texts; `suggestions` says of each its"
              + " `kind` (title, keyword, owner, instrument, technique or challengeArea) and the"
              + " `query` that finds it as `q`. `limit` is 1 to 20; 8 if left out.")
  public Listing suggest(
      @QueryParam("q") @DefaultValue("") String typed, @QueryParam("limit") String limit) {
    return Listing.of(
        search.suggest(actors.current(), typed, QueryParameters.limit(limit, DEFAULT_LIMIT)));
  }
}
