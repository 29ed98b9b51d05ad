package org.entente.search.rest;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.identity.Actor;
import org.entente.search.Search;
import org.entente.search.export.Export;
import org.jboss.logging.Logger;

/** The answer to an export, the same for programs and for pages. */
@ApplicationScoped
class Exported {
  private static final Logger LOG = Logger.getLogger(Exported.class);

  /** Says false where the list was cut. */
  private static final String COMPLETE = "Entente-Export-Complete";

  private final Search search;
  private final long longestMillis;

  /**
   * @param longest after which the connection is cut, whatever of the file is still to come
   */
  Exported(
      Search search,
      @ConfigProperty(name = "entente.search.longest-export", defaultValue = "PT10M")
          Duration longest) {
    this.search = search;
    this.longestMillis = longest.toMillis();
  }

  Response answer(Actor actor, ExportParameters parameters, RoutingContext request) {
    Export export = search.export(actor, parameters.query(), parameters.chosenFormat());
    // Also where the body is never asked for, or the reader goes away before its end.
    Vertx vertx = request.vertx();
    long cut = vertx.setTimer(longestMillis, late -> request.response().reset());
    request.addEndHandler(
        ended -> {
          vertx.cancelTimer(cut);
          close(export);
        });
    StreamingOutput body = export::writeTo;
    return Response.ok(body, export.format().mediaType())
        .header(COMPLETE, export.isComplete())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"entente-datasets." + export.format().extension() + "\"")
        .build();
  }

  private static void close(Export export) {
    try {
      export.close();
    } catch (IOException failed) {
      LOG.warn("the search index could not be released", failed);
    }
  }
}
