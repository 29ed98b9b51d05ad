package org.entente.search.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.search.Search;

/** Datasets found; the records themselves are the catalog's, under the same path. */
@Path("/api/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "datasets")
public class SearchResource {
  private static final int DEFAULT_SIMILAR = 5;

  private final Search search;
  private final Actors actors;

  @Inject
  SearchResource(Search search, Actors actors) {
    this.search = search;
    this.actors = actors;
  }

  @GET
  @Operation(
      summary = "Searches what you may discover, with exact totals and facet counts",
      description =
          "Words are ranked, most of them must be there; a text that is an identifier, a DOI or a"
              + " title comes first. A text may hold conditions: field:value for title, creator,"
              + " description, keyword, owner, challengeArea, instrument, technique, format, license,"
              + " access, year, issued, modified, taken, measured, bbox, doi and identifier. Ranges"
              + " are written 2019..2023, >=2020 or 4..300 K with a UCUM unit, boxes"
              + " west,south,east,north. What cannot be read so is searched as words, and"
              + " `reading.notes` says so. At most 2,000 characters, 200 words and 30 conditions of"
              + " 200 characters, `filter` and `facet` 200 times each, 50 values of 1,000 characters"
              + " per filtered field. A facet tells its 50 most frequent values, those of a filtered"
              + " field as if it were not filtered; of years up to 400 in ascending order; a value"
              + " `within` another directly behind it, as challenge areas in their fields of science"
              + " and ranges of a measured quantity that is filtered in a unit. A cursor is good for the same question of the"
              + " same person under the same policies.")
  public SearchAnswer search(@BeanParam QueryParameters parameters) {
    return SearchAnswer.of(search.search(actors.current(), parameters.query()));
  }

  @GET
  @Path("/{id}/similar")
  @Operation(
      summary = "Datasets you may discover whose records tell of the same things",
      description =
          "By the most telling words of that record as you may read it; who owns it is no reason."
              + " `limit` is 1 to 20; 5 if left out. 404 when it is not for you to discover.")
  public SimilarAnswer similar(@PathParam("id") String id, @QueryParam("limit") String limit) {
    int atMost = QueryParameters.limit(limit, DEFAULT_SIMILAR);
    Actor actor = actors.current();
    return DatasetId.parse(id)
        .flatMap(known -> search.similar(actor, known, atMost))
        .map(SimilarAnswer::of)
        .orElseThrow(Problem::notFound);
  }
}
