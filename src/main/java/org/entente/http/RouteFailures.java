package org.entente.http;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;
import org.entente.kernel.Problem;

/**
 * Answers what fails before any resource is reached, such as a refused write or a sign-in service
 * that is gone, in the same shape as everything else.
 *
 * <p>What is not a fault but a step of signing in is left to the layer that takes it.
 */
@ApplicationScoped
class RouteFailures {
  private final ProblemPage page;

  RouteFailures(ProblemPage page) {
    this.page = page;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
  }

  private void answer(RoutingContext context) {
    if (context.response().ended() || !isOurs(context)) {
      context.next();
      return;
    }
    Problem problem = Failures.explain(context.failure(), context.statusCode());
    int status = problem.type().status();
    context.response().setStatusCode(status);
    Failures.headers(problem.type()).forEach(context.response()::putHeader);
    String path = context.normalizedPath();
    if (PageRoutes.isPage(path)
        && PageFailures.wantsHtml(
            context.request().getHeader("Accept"), context.request().getHeader("HX-Request"))) {
      context
          .response()
          .putHeader("Content-Type", PageFailures.HTML.toString())
          .end(page.html(status, problem.type().title(), problem.getMessage()));
    } else {
      context
          .response()
          .putHeader("Content-Type", "application/problem+json")
          .end(
              new JsonObject()
                  .put("type", problem.type().type().toString())
                  .put("title", problem.type().title())
                  .put("status", status)
                  .put("detail", problem.getMessage())
                  .put("instance", path)
                  .encode());
    }
  }

  private static boolean isOurs(RoutingContext context) {
    return context.failure() != null
        && Stream.iterate(context.failure(), each -> each != null, Throwable::getCause)
            .limit(20)
            .anyMatch(each -> each instanceof Problem || each instanceof OIDCException);
  }
}
