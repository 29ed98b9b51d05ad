package org.entente.identity.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every claim that makes a token good, taken away one by one, and a provider that goes away. */
class KeycloakTokensTest {
  private static final RSAKey KEY = key("current");
  private static final RSAKey OTHER = key("unknown");

  private HttpServer provider;
  private String issuer;
  private KeycloakTokens tokens;

  @BeforeEach
  void publishTheKey() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://localhost:" + provider.getAddress().getPort() + "/realms/r";
    byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(UTF_8);
    provider.createContext(
        "/realms/r/protocol/openid-connect/certs",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    provider.start();
    tokens = new KeycloakTokens(issuer, "entente");
  }

  @AfterEach
  void stop() {
    provider.stop(0);
  }

  @Test
  void aGoodTokenGivesItsClaims() {
    assertThat(tokens.verify(token(KEY, claims -> claims)))
        .get()
        .extracting(claims -> claims.get("sub"))
        .isEqualTo("somebody");
  }

  @Test
  void aTokenThatLacksOneThingIsNoToken() {
    Instant now = Instant.now();
    Map<String, UnaryOperator<JWTClaimsSet.Builder>> faults =
        Map.of(
            "just expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(2))),
            "without expiry", claims -> claims.expirationTime(null),
            "not valid yet", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(600))),
            "another audience", claims -> claims.audience("account"),
            "no audience", claims -> claims.audience((String) null),
            "another issuer", claims -> claims.issuer(issuer + "2"),
            "an ID token", claims -> claims.claim("typ", "ID"),
            "a refresh token", claims -> claims.claim("typ", "Refresh"),
            "no type", claims -> claims.claim("typ", null),
            "nobody", claims -> claims.subject(null));

    faults.forEach(
        (name, fault) -> assertThat(tokens.verify(token(KEY, fault))).as(name).isEmpty());
  }

  @Test
  void anAudienceAmongOthersCounts() {
    assertThat(tokens.verify(token(KEY, claims -> claims.audience(List.of("account", "entente")))))
        .isPresent();
  }

  @Test
  void madeUpKeysAreRefusedHoweverOftenTheyAreTried() {
    for (int i = 0; i < 5; i++) {
      assertThat(tokens.verify(token(OTHER, claims -> claims))).isEmpty();
    }
    assertThat(tokens.verify(token(KEY, claims -> claims))).isPresent();
  }

  @Test
  void keysOnceFetchedOutliveAnOutageOfTheProvider() {
    assertThat(tokens.verify(token(KEY, claims -> claims))).isPresent();
    provider.stop(0);

    assertThat(tokens.verify(token(KEY, claims -> claims))).isPresent();
  }

  @Test
  void withoutKeysTheAnswerIsAnOutageAndNotARefusal() {
    provider.stop(0);

    assertThatThrownBy(() -> tokens.verify(token(KEY, claims -> claims)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
  }

  @Test
  void whatIsNoTokenIsRefusedUnread() {
    assertThat(tokens.verify(null)).isEmpty();
    assertThat(tokens.verify("")).isEmpty();
    assertThat(tokens.verify("a".repeat(1_000_000))).isEmpty();
  }

  private String token(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject("somebody")
            .audience("entente")
            .claim("typ", "Bearer")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(600)));
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            change.apply(claims).build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return token.serialize();
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
