package org.entente.http;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.entente.kernel.ActorRef;

/** Who the HTTP layer has authenticated: from the bearer token, or from the session of a page. */
@ApplicationScoped
public class Caller {
  private final CurrentIdentityAssociation association;

  Caller(CurrentIdentityAssociation association) {
    this.association = association;
  }

  /** The verified access token, as presented or as kept in the session; empty for nobody. */
  public Optional<String> accessToken() {
    return identity()
        .map(identity -> identity.getCredential(AccessTokenCredential.class))
        .map(AccessTokenCredential::getToken);
  }

  /** The caller as the trail names them; {@link ActorRef#ANONYMOUS} for nobody. */
  public ActorRef ref() {
    return ref(identity());
  }

  /** As {@link #ref}, by what is known already: never waits, so that an event loop may ask. */
  public static ActorRef known(RoutingContext context) {
    return ref(
        Optional.ofNullable(context.user())
            .filter(QuarkusHttpUser.class::isInstance)
            .map(user -> ((QuarkusHttpUser) user).getSecurityIdentity())
            .filter(identity -> !identity.isAnonymous()));
  }

  private static ActorRef ref(Optional<SecurityIdentity> identity) {
    return identity
        .map(SecurityIdentity::getPrincipal)
        .filter(JsonWebToken.class::isInstance)
        .map(JsonWebToken.class::cast)
        .map(token -> ActorRef.of(token.getIssuer(), token.getSubject(), name(token)))
        .orElse(ActorRef.ANONYMOUS);
  }

  private static String name(JsonWebToken token) {
    String name = token.getClaim("preferred_username");
    return name == null || name.isBlank() ? token.getSubject() : name;
  }

  private Optional<SecurityIdentity> identity() {
    return Optional.ofNullable(association.getIdentity())
        .filter(identity -> !identity.isAnonymous());
  }
}
