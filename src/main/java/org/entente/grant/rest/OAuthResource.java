package org.entente.grant.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.grant.Grant;
import org.entente.grant.Grants;
import org.entente.grant.TokenBroker;
import org.entente.grant.TokenBroker.LiveToken;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Actors;
import org.entente.identity.Role;

/**
 * The OAuth endpoints. Clients are public (RFC 6749 section 2.1): what counts is the subject token,
 * which must have been issued to the client that presents it, so that a token of ours never names
 * another client than the one that was there.
 */
@Path("/")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tokens")
public class OAuthResource {
  private static final String BEARER = "Bearer ";

  private final TokenBroker broker;
  private final Grants grants;
  private final Actors actors;
  private final Set<String> clients;
  private final String publicUrl;

  OAuthResource(
      TokenBroker broker,
      Grants grants,
      Actors actors,
      @ConfigProperty(name = "entente.oauth.clients") Set<String> clients,
      @ConfigProperty(name = "entente.public-url") String publicUrl) {
    this.broker = broker;
    this.grants = grants;
    this.actors = actors;
    this.clients = Set.copyOf(clients);
    this.publicUrl = publicUrl;
  }

  @POST
  @Path("oauth2/token")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "Exchanges a sign-in token for an access token to datasets (RFC 8693)")
  public Response token(MultivaluedMap<String, String> form) {
    ExchangeForm exchange = ExchangeForm.read(form, publicUrl + "/data");
    if (!clients.contains(exchange.clientId())) {
      refused(exchange, "invalid_client");
      throw OAuthError.invalidClient();
    }
    Actor actor =
        actors
            .fromAccessToken(exchange.subjectToken(), exchange.clientId())
            .orElseThrow(
                () -> {
                  refused(exchange, "invalid_grant");
                  return OAuthError.invalidGrant(
                      "subject_token is not a current access token of the sign-in service for the"
                          + " audience entente, issued to client_id; sign in again.");
                });
    return switch (broker.issue(
        actor,
        exchange.datasets().orElseThrow(OAuthError::invalidTarget),
        exchange.requestedLifetime(),
        exchange.clientId())) {
      case TokenBroker.Issue.UnknownTarget unknown -> throw OAuthError.invalidTarget();
      case TokenBroker.Issue.Denied denied -> throw OAuthError.accessDenied(denied);
      case TokenBroker.Issue.Issued issued ->
          noStore(
              Map.of(
                  "access_token",
                  issued.token(),
                  "issued_token_type",
                  ExchangeForm.ACCESS_TOKEN,
                  "token_type",
                  "Bearer",
                  "expires_in",
                  issued.lifetime().toSeconds()));
    };
  }

  /** On record by name where the subject token is somebody's, if not for this client. */
  private void refused(ExchangeForm exchange, String error) {
    broker.notExchanged(actors.fromAccessToken(exchange.subjectToken()).map(Actor::ref), error);
  }

  @POST
  @Path("oauth2/introspect")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "What a token is good for (RFC 7662); for staff and for its own holder")
  public Response introspect(
      @HeaderParam("Authorization") String authorization, MultivaluedMap<String, String> form) {
    String token = ExchangeForm.single(form, "token");
    Actor caller =
        bearer(authorization)
            .flatMap(actors::fromAccessToken)
            .orElseThrow(OAuthError::invalidToken);
    return noStore(
        broker
            .verify(token)
            .map(live -> description(live, shown(caller, live)))
            .orElse(Map.of("active", false)));
  }

  @POST
  @Path("oauth2/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "Ends a token (RFC 7009)")
  public Response revoke(MultivaluedMap<String, String> form) {
    broker.revoke(ExchangeForm.single(form, "token"));
    return Response.ok().header("Cache-Control", "no-store").build();
  }

  /** RFC 6749 section 3.2: parameters come as a form; anything else is an OAuth error too. */
  @POST
  @Path("oauth2/token")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response tokenWithoutForm() {
    throw notAForm();
  }

  /** As {@link #tokenWithoutForm}. */
  @POST
  @Path("oauth2/introspect")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response introspectWithoutForm() {
    throw notAForm();
  }

  /** As {@link #tokenWithoutForm}. */
  @POST
  @Path("oauth2/revoke")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response revokeWithoutForm() {
    throw notAForm();
  }

  private static OAuthError notAForm() {
    return OAuthError.invalidRequest("Send the parameters as application/x-www-form-urlencoded.");
  }

  @GET
  @Path("oauth2/jwks")
  @Operation(summary = "The public keys of our access tokens (RFC 7517)")
  public Response keys() {
    return Response.ok(broker.publicKeys()).header("Cache-Control", "public, max-age=300").build();
  }

  @GET
  @Path(".well-known/oauth-authorization-server")
  @Operation(summary = "Where the OAuth endpoints are and what they understand (RFC 8414)")
  public Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("issuer", publicUrl);
    metadata.put("token_endpoint", publicUrl + "/oauth2/token");
    metadata.put("introspection_endpoint", publicUrl + "/oauth2/introspect");
    metadata.put("revocation_endpoint", publicUrl + "/oauth2/revoke");
    metadata.put("jwks_uri", publicUrl + "/oauth2/jwks");
    metadata.put("response_types_supported", List.of());
    metadata.put("grant_types_supported", List.of(ExchangeForm.TOKEN_EXCHANGE));
    metadata.put("token_endpoint_auth_methods_supported", List.of("none"));
    metadata.put("authorization_details_types_supported", List.of("entente_dataset"));
    return metadata;
  }

  /**
   * Of what a token is for, what the caller may know: holders, auditors and administrators all,
   * stewards what they look after. For software that acts for a person there is its own only.
   */
  private List<Grant> shown(Actor caller, LiveToken token) {
    if (caller.ref().sameAs(token.holder())) {
      return token.grants();
    }
    if (caller.kind() == ActorKind.AI_AGENT) {
      return List.of();
    }
    return caller.has(Role.AUDITOR) || caller.has(Role.ADMIN)
        ? token.grants()
        : token.grants().stream().filter(grant -> grants.stewards(caller, grant)).toList();
  }

  private Map<String, Object> description(LiveToken token, List<Grant> shown) {
    if (shown.isEmpty()) {
      return Map.of("active", false);
    }
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("active", true);
    description.put("iss", publicUrl);
    description.put("aud", publicUrl + "/data");
    description.put("sub", token.holder().id());
    description.put("username", token.holder().name());
    description.put("jti", token.jti());
    description.put("token_type", "Bearer");
    description.put("exp", token.expiresAt().getEpochSecond());
    description.put(
        "authorization_details",
        List.of(
            Map.of(
                "type", "entente_dataset",
                "actions", List.of("receive"),
                "datasets",
                    shown.stream().map(one -> one.dataset().toString()).sorted().toList())));
    return description;
  }

  static Optional<String> bearer(String authorization) {
    return Optional.ofNullable(authorization)
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip())
        .filter(token -> !token.isEmpty());
  }

  private static Response noStore(Map<String, Object> body) {
    return Response.ok(body)
        .header("Cache-Control", "no-store")
        .header("Pragma", "no-cache")
        .build();
  }
}
