package org.entente.search.index;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as soon as an index has caught up with the catalog and serves. It says how far a rebuild
 * is, and no counts: it is public.
 */
@Readiness
@ApplicationScoped
class IndexReadiness implements HealthCheck {
  private final ServingIndex serving;

  IndexReadiness(ServingIndex serving) {
    this.serving = serving;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("search index").status(serving.isServing());
    serving.rebuilt().ifPresent(percent -> answer.withData("rebuiltPercent", percent));
    return answer.build();
  }
}
