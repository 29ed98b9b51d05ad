package org.entente.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/**
 * Refuses what another site's page tries to change with the visitor's session.
 *
 * <p>Browsers say where a request comes from and pages cannot forge it: {@code Sec-Fetch-Site}
 * (Fetch Metadata, section 2.2), else {@code Origin} (RFC 6454 section 7). A request with neither
 * comes from no current browser. Programs bring a token of their own, which no browser attaches
 * unasked, so their routes need no such check.
 */
@ApplicationScoped
class CrossSiteCheck {
  /** After the headers, before anyone is authenticated. */
  private static final int EARLY = 900;

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private final PublicAddress address;

  CrossSiteCheck(PublicAddress address) {
    this.address = address;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, EARLY);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (SAFE.contains(request.method())
        || !PageRoutes.isPage(context.normalizedPath())
        || isOwn(request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), address)) {
      context.next();
    } else {
      context.fail(403, refusal());
    }
  }

  private static Problem refusal() {
    return new Problem(
        ProblemType.FORBIDDEN,
        "This came from a page of another site. Open the page here and send it from there.");
  }

  /** A sibling host ({@code same-site}) is not us; {@code none} is the person's own doing. */
  static boolean isOwn(String fetchSite, String origin, PublicAddress address) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin") || fetchSite.equals("none");
    }
    return origin == null || origin.equals(address.origin());
  }
}
