package org.entente.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Starts every sign-in at the public address: the sign-in service is told to lead back to the host
 * the browser named, which has to be ours.
 */
@ApplicationScoped
class CanonicalHost {
  private static final int BEFORE_AUTHENTICATION = 800;

  private final PublicAddress address;

  CanonicalHost(PublicAddress address) {
    this.address = address;
  }

  void register(@Observes Filters filters) {
    filters.register(this::redirect, BEFORE_AUTHENTICATION);
  }

  private void redirect(RoutingContext context) {
    boolean signIn =
        context.request().method() == HttpMethod.GET && context.normalizedPath().equals("/sign-in");
    if (signIn && !address.authority().equals(context.request().getHeader("Host"))) {
      String query = context.request().query();
      context
          .response()
          .setStatusCode(302)
          .putHeader("Location", address.url() + "/sign-in" + (query == null ? "" : "?" + query))
          .end();
    } else {
      context.next();
    }
  }
}
