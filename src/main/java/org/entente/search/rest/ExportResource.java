package org.entente.search.rest;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.identity.Actors;

/** A list of results as a file, for programs. */
@Path("/api/v1/datasets/export")
@Tag(name = "datasets")
public class ExportResource {
  private final Exported exported;
  private final Actors actors;

  ExportResource(Exported exported, Actors actors) {
    this.exported = exported;
    this.actors = actors;
  }

  @GET
  @Blocking
  @Operation(
      summary = "All datasets that a search finds, as CSV, JSON or BibTeX",
      description =
          "The first 10,000 in the order of the search, as they are at one moment, with what you may"
              + " read of each. Where there are more, the header Entente-Export-Complete is false"
              + " and the file says so: CSV in a last line, JSON as `complete`, BibTeX in its first"
              + " line. A cell that a spreadsheet would run starts with an apostrophe.")
  public Response export(@BeanParam ExportParameters parameters, @Context RoutingContext request) {
    return exported.answer(actors.current(), parameters, request);
  }
}
