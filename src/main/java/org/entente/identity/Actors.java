package org.entente.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.entente.kernel.ActorRef;

/** The door to what is known of actors. */
@ApplicationScoped
public class Actors {

  /**
   * The caller of this request, from its bearer token or session; {@link Actor#ANONYMOUS} without
   * one. Call it on a request thread.
   */
  public Actor current() {
    throw new UnsupportedOperationException();
  }

  /**
   * The actor behind a Keycloak access token that was presented in a request body (RFC 8693 {@code
   * subject_token}). Verifies signature, issuer, expiry, type and that the audience contains {@code
   * entente}; empty if anything is amiss.
   */
  public Optional<Actor> fromAccessToken(String token) {
    throw new UnsupportedOperationException();
  }

  /** An actor seen before, with the facts that stand today; empty if never seen. */
  public Optional<Actor> find(String actorId) {
    throw new UnsupportedOperationException();
  }

  /** The name to show for an actor; the stored one where the id is not known. */
  public String displayName(ActorRef ref) {
    throw new UnsupportedOperationException();
  }
}
