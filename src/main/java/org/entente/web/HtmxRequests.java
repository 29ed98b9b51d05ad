package org.entente.web;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells the sign-in layer which requests are htmx's: one whose session is over gets 499 rather than
 * a redirect to another site, which a script could not follow.
 */
@ApplicationScoped
class HtmxRequests implements JavaScriptRequestChecker {
  @Override
  public boolean isJavaScriptRequest(RoutingContext context) {
    return context.request().getHeader("HX-Request") != null;
  }
}
