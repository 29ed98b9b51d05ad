package org.entente.policy.rest;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.entente.policy.Bundles;

/** Not ready while a bundle is in force that this node cannot build: it decides nothing then. */
@Readiness
@ApplicationScoped
class BundleReadiness implements HealthCheck {
  private final Bundles bundles;

  BundleReadiness(Bundles bundles) {
    this.bundles = bundles;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("policies").status(!bundles.isStranded()).build();
  }
}
