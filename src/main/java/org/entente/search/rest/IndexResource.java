package org.entente.search.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.search.index.ServingIndex;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The search index, for those who run the broker. */
@Path("/api/v1/search-index")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class IndexResource {
  private final ServingIndex index;

  @Inject
  IndexResource(ServingIndex index) {
    this.index = index;
  }

  /**
   * How the index stands.
   *
   * @param datasets in the index that serves, hidden ones too
   * @param rebuiltPercent only while one is being built
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Standing(boolean serving, int datasets, OptionalInt rebuiltPercent) {}

  @GET
  @Operation(summary = "Whether the index serves, how much it holds, and how far a rebuild is")
  public Standing standing() {
    return new Standing(index.isServing(), index.datasets(), index.rebuilt());
  }

  @POST
  @Path("/rebuild")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @ResponseStatus(202)
  @Operation(
      summary = "Builds the index anew beside the one that serves",
      description =
          "Search goes on and follows the catalog until the new index takes the old one's place.")
  public Standing rebuild() {
    index.rebuild();
    return standing();
  }
}
