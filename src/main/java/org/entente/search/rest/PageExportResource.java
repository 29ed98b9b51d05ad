package org.entente.search.rest;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entente.identity.Actors;

/** The same file from a link on a page, which comes with the session and never with a token. */
@Path("/export")
public class PageExportResource {
  private final Exported exported;
  private final Actors actors;

  PageExportResource(Exported exported, Actors actors) {
    this.exported = exported;
    this.actors = actors;
  }

  @GET
  @Blocking
  @Operation(hidden = true)
  public Response export(@BeanParam ExportParameters parameters, @Context RoutingContext request) {
    return exported.answer(actors.current(), parameters, request);
  }
}
