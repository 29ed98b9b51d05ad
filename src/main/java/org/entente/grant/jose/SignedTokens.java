package org.entente.grant.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.grant.TokenSigner;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;

/**
 * Tokens in the profile of RFC 9068, signed with ES256 (RFC 7518 section 3.4). The datasets stand
 * in {@code authorization_details} (RFC 9396).
 *
 * <p>On the way in only ES256 with a key of ours counts: what a token's own header says of keys
 * ({@code jwk}, {@code jku}, {@code x5u}) is never followed.
 */
@ApplicationScoped
class SignedTokens implements TokenSigner {
  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
  private static final int MOST_CHARACTERS = 16 * 1024;

  /** Ten years: a signature of ours names the holder of a token long after it is of no use. */
  private static final int LONGEST_AGO_SECONDS = 10 * 366 * 24 * 60 * 60;

  private final SigningKeys keys;
  private final String issuer;
  private final String audience;
  private final DefaultJWTProcessor<SecurityContext> current;
  private final DefaultJWTProcessor<SecurityContext> atAnyTime;

  SignedTokens(
      @ConfigProperty(name = "entente.state-dir") String stateDir,
      @ConfigProperty(name = "entente.public-url") String publicUrl,
      SecureRandom random) {
    keys = SigningKeys.in(Path.of(stateDir, "keys"), random);
    issuer = publicUrl;
    audience = publicUrl + "/data";
    current = processor(0);
    atAnyTime = processor(LONGEST_AGO_SECONDS);
  }

  private DefaultJWTProcessor<SecurityContext> processor(int clockSkew) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(ACCESS_TOKEN));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys.published())));
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            Set.of(audience),
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of("sub", "exp", "iat", "nbf", "jti", "client_id"),
            Set.of());
    claims.setMaxClockSkew(clockSkew);
    processor.setJWTClaimsSetVerifier(claims);
    return processor;
  }

  @Override
  public String sign(Statement statement) {
    ECKey key = keys.signing();
    ActorRef subject = statement.actsFor().orElse(statement.holder());
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(audience)
            .subject(subject.id())
            .claim("client_id", statement.clientId())
            .jwtID(statement.jti())
            .issueTime(Date.from(statement.issuedAt()))
            .notBeforeTime(Date.from(statement.issuedAt()))
            .expirationTime(Date.from(statement.expiresAt()))
            .claim(
                "authorization_details",
                List.of(
                    Map.of(
                        "type", "entente_dataset",
                        "actions", List.of("receive"),
                        "datasets", statement.datasets().stream().map(DatasetId::toString).toList(),
                        "locations",
                            statement.datasets().stream()
                                .map(id -> audience + "/" + id)
                                .toList())));
    statement
        .actsFor()
        .ifPresent(person -> claims.claim("act", Map.of("sub", statement.holder().id())));
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(ACCESS_TOKEN)
                .keyID(key.getKeyID())
                .build(),
            claims.build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key cannot sign", e);
    }
    return token.serialize();
  }

  @Override
  public Optional<String> verifiedId(String token) {
    return id(token, current);
  }

  @Override
  public Optional<String> idOfOurs(String token) {
    return id(token, atAnyTime);
  }

  private static Optional<String> id(String token, DefaultJWTProcessor<SecurityContext> processor) {
    if (token == null || token.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(processor.process(SignedJWT.parse(token), null).getJWTID());
    } catch (ParseException | BadJOSEException | JOSEException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public String publicKeys() {
    return keys.published().toString(true);
  }
}
