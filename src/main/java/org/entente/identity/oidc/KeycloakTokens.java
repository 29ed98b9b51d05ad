package org.entente.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.identity.AccessTokens;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/** Access tokens as Keycloak issues them. */
@ApplicationScoped
class KeycloakTokens implements AccessTokens {
  /** Signatures with the provider's public keys only: neither {@code none} nor a shared secret. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512,
          JWSAlgorithm.EdDSA);

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAX_KEYS_BYTES = 256 * 1024;
  private static final int MAX_TOKEN_CHARACTERS = 16 * 1024;

  private final DefaultJWTProcessor<SecurityContext> processor;

  KeycloakTokens(
      @ConfigProperty(name = "entente.oidc.issuer") String issuer,
      @ConfigProperty(name = "entente.oidc.audience") String audience)
      throws MalformedURLException {
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.create(
                URI.create(issuer + "/protocol/openid-connect/certs").toURL(),
                new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEYS_BYTES))
            .retrying(true)
            .outageTolerant(60L * 60 * 1000)
            .build();
    processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    // Keycloak says what a token is for in the claim `typ`: an ID token says `ID` (its guide,
    // "Token types"). An audience alone does not tell the two apart.
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            audience,
            new JWTClaimsSet.Builder().issuer(issuer).claim("typ", "Bearer").build(),
            Set.of("sub", "exp", "iat"));
    // The library's minute of grace would let a token live on after the session that ended it; the
    // bearer tokens of the API have none either.
    claims.setMaxClockSkew(0);
    processor.setJWTClaimsSetVerifier(claims);
  }

  @Override
  public Map<String, Object> claimsOfVerified(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().getClaims();
    } catch (ParseException e) {
      throw new IllegalStateException("a verified access token is not a signed JWT", e);
    }
  }

  @Override
  public Optional<Map<String, Object>> verify(String token) {
    if (token == null || token.length() > MAX_TOKEN_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(processor.process(token, null).getClaims());
    } catch (RateLimitReachedException unknownKey) {
      // The provider's keys were fetched moments ago and this token's key is not among them:
      // whoever
      // makes up key ids must not make us ask again and again, nor take the refusal for an outage.
      return Optional.empty();
    } catch (KeySourceException providerGone) {
      throw new Problem(
          ProblemType.UNAVAILABLE,
          "The sign-in service cannot be reached; try again in a few seconds.");
    } catch (ParseException | BadJOSEException | JOSEException notGood) {
      return Optional.empty();
    }
  }
}
