package org.entente.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Joins what the identity provider says of an actor with what is registered of them. */
@ApplicationScoped
class Registry {
  private final Duration validity;

  Registry(
      @ConfigProperty(name = "entente.identity.claims-valid-for", defaultValue = "P30D")
          Duration validity) {
    this.validity = validity;
  }

  Optional<Actor> seen(Map<String, Object> claims) {
    return new Claims(claims, validity)
        .read()
        .map(
            snapshot ->
                new Actor(
                    snapshot.ref(),
                    snapshot.kind(),
                    snapshot.displayName(),
                    snapshot.org(),
                    snapshot.roles(),
                    snapshot.facts(),
                    Optional.empty(),
                    snapshot.authenticatedAt()));
  }

  Optional<Actor> find(String actorId) {
    return Optional.empty();
  }
}
