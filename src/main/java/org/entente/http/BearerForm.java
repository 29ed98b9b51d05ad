package org.entente.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/**
 * Turns away bearer tokens of the API that are no signed JWT in compact form (RFC 7515 section 7.1)
 * before anything reads them: the sign-in layer takes some of them apart carelessly ({@code ..} was
 * an internal error there), and nothing else is ever a token here.
 */
@ApplicationScoped
class BearerForm {
  /** Higher than the framework's authentication, which has 200. */
  private static final int BEFORE_AUTHENTICATION = 1_000;

  private static final int MOST_CHARACTERS = 16 * 1024;
  private static final String BEARER = "Bearer ";
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_AUTHENTICATION);
  }

  private void check(RoutingContext context) {
    String authorization = context.request().getHeader("Authorization");
    if (authorization == null
        || !isOfApi(context)
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        || isToken(authorization.substring(BEARER.length()).strip())) {
      context.next();
    } else {
      refuse(context, Failures.badToken());
    }
  }

  private static boolean isOfApi(RoutingContext context) {
    return context.normalizedPath().startsWith("/api/")
        || context.request().path().startsWith("/api/");
  }

  private static boolean isToken(String text) {
    return text.length() <= MOST_CHARACTERS && COMPACT.matcher(text).matches();
  }

  private static void refuse(RoutingContext context, Problem problem) {
    ProblemType type = problem.type();
    context.response().setStatusCode(type.status());
    Failures.headers(type).forEach(context.response()::putHeader);
    context
        .response()
        .putHeader("Content-Type", "application/problem+json")
        .end(
            new JsonObject()
                .put("type", type.type().toString())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", problem.getMessage())
                .put("instance", context.normalizedPath())
                .encode());
  }
}
