package org.entente.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.http.Caller;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** The door to what is known of actors. */
@ApplicationScoped
public class Actors {
  private final Caller caller;
  private final AccessTokens tokens;
  private final Registry registry;
  private final Recollection recollection;

  Actors(Caller caller, AccessTokens tokens, Registry registry, Recollection recollection) {
    this.caller = caller;
    this.tokens = tokens;
    this.registry = registry;
    this.recollection = recollection;
  }

  /**
   * The caller of this request, from its bearer token or session; {@link Actor#ANONYMOUS} without
   * one. Call it on a request thread.
   */
  public Actor current() {
    return caller
        .accessToken()
        .flatMap(token -> registry.seen(tokens.claimsOfVerified(token)))
        .orElse(Actor.ANONYMOUS);
  }

  /**
   * The actor behind a Keycloak access token that was presented in a request body (RFC 8693 {@code
   * subject_token}). Verifies signature, issuer, expiry, type and that the audience contains {@code
   * entente}; empty if anything is amiss.
   *
   * @throws org.entente.kernel.Problem of type UNAVAILABLE if the provider's keys cannot be had
   */
  public Optional<Actor> fromAccessToken(String token) {
    return tokens.verify(token).flatMap(registry::seen);
  }

  /**
   * As {@link #fromAccessToken(String)}, for a token that must have been issued to this client
   * ({@code azp}).
   */
  public Optional<Actor> fromAccessToken(String token, String client) {
    return tokens
        .verify(token)
        .filter(claims -> client.equals(claims.get("azp")))
        .flatMap(registry::seen);
  }

  /** An actor seen before, with the facts that stand today; empty if never seen. */
  public Optional<Actor> find(String actorId) {
    return registry.find(actorId);
  }

  /** The id of the account that was seen last under this name, e.g. {@code scientist-riken}. */
  public Optional<String> idOf(String account) {
    return registry.idOf(account);
  }

  /**
   * An actor as known at an instant, with the facts that stood then. When what an identity provider
   * said runs out is known to the hour.
   */
  public Past asOf(String actorId, Instant instant) {
    return recollection.asOf(actorId, instant);
  }

  /**
   * Actors seen before whose name or account holds the text, by name.
   *
   * @param within of this organisation only; empty for everybody
   */
  public List<ActorRef> named(String text, Optional<RorId> within, int limit) {
    return recollection.named(text, within, limit);
  }

  /**
   * Actors of an organisation, those seen last, by the name they are shown by.
   *
   * @param most how many at most
   */
  public List<Actor> ofOrganisation(RorId organisation, int most) {
    return registry.ofOrganisation(organisation, most).stream()
        .sorted(Comparator.comparing(Actor::displayName).thenComparing(it -> it.ref().id()))
        .toList();
  }

  /**
   * Somebody of an organisation, of whom nothing is known but what all its people share: its
   * country and the agreements it is a party to.
   */
  public Actor anyoneOf(RorId organisation, String country) {
    return registry.anyoneOf(organisation, country);
  }

  /**
   * Whether the identity provider's word about an actor who is not here still counts. If not, or if
   * the actor was never seen, they may have left: nothing is to be sent to them.
   */
  public boolean isStanding(String actorId) {
    return registry.isStanding(actorId);
  }

  /** The address of an actor, if the identity provider has verified one. */
  public Optional<EmailAddress> mailbox(String actorId) {
    return registry.mailbox(actorId);
  }

  /** The name to show for an actor; the stored one where the id is not known. */
  public String displayName(ActorRef ref) {
    return registry.displayName(ref.id()).orElse(ref.name());
  }
}
