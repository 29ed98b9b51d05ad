package org.entente.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts the headers on every answer that keep a browser from being turned against its person.
 *
 * <p>Scripts and styles come from our own files only, none inline (CSP level 3). A form may lead to
 * the sign-in service as well, since browsers hold a form's redirects to {@code form-action} too.
 * What depends on who asks is never kept by a cache.
 */
@ApplicationScoped
class SecurityHeaders {
  /** Before everything else, so that refusals and failures carry them too. */
  private static final int FIRST = 1_000;

  private final Map<String, String> always;

  SecurityHeaders(@ConfigProperty(name = "entente.oidc.issuer") String issuer) {
    this.always =
        Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                + "font-src 'self'; connect-src 'self'; form-action 'self' "
                + PublicAddress.originOf(URI.create(issuer))
                + "; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=()");
  }

  void register(@Observes Filters filters) {
    filters.register(this::add, FIRST);
  }

  private void add(RoutingContext context) {
    context.addHeadersEndHandler(
        _ -> {
          MultiMap headers = context.response().headers();
          always.forEach(headers::set);
          boolean asset = PageRoutes.isAsset(context.normalizedPath());
          if (!asset && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
          }
        });
    context.next();
  }
}
