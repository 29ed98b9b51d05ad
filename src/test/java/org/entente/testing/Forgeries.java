package org.entente.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens that look like a good one and are not: the attacks of RFC 8725 section 2 and of
 * CVE-2022-21449, each under a name for the test that fails.
 */
public final class Forgeries {
  private final SignedJWT good;
  private final Map<String, String> forged = new LinkedHashMap<>();

  private Forgeries(SignedJWT good) {
    this.good = good;
  }

  /** Forgeries of a token that is signed with a key anybody can look up. */
  public static Map<String, String> of(String token) throws JOSEException, ParseException {
    Forgeries all = new Forgeries(SignedJWT.parse(token));
    all.unsigned();
    all.tampered();
    all.signedWithOtherKeys();
    all.headersThatNameKeys();
    return all.forged;
  }

  private void unsigned() {
    String payload = good.getParsedParts()[1].toString();
    for (String none : new String[] {"none", "None", "NONE"}) {
      String header = base64("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}");
      forged.put("alg " + none, header + "." + payload + ".");
    }
    forged.put("no signature", good.getParsedParts()[0] + "." + payload + ".");
    forged.put("two parts", good.getParsedParts()[0] + "." + payload);
    forged.put("nonsense", "nonsense");
    forged.put("dots", "..");
  }

  private void tampered() throws ParseException {
    String[] parts = {
      good.getParsedParts()[0].toString(),
      good.getParsedParts()[1].toString(),
      good.getParsedParts()[2].toString()
    };
    String other =
        base64(
            good.getPayload()
                .toString()
                .replace(good.getJWTClaimsSet().getSubject(), "somebody-else"));
    forged.put("altered payload", parts[0] + "." + other + "." + parts[2]);
    byte[] signature = good.getSignature().decode();
    forged.put(
        "zero signature",
        parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[signature.length]));
    signature[signature.length / 2] ^= 1;
    forged.put("flipped bit", parts[0] + "." + parts[1] + "." + Base64URL.encode(signature));
    forged.put(
        "critical extension",
        base64(good.getHeader().toString().replaceFirst("\\{", "{\"crit\":[\"exp\"],\"exp\":1,"))
            + "."
            + parts[1]
            + "."
            + parts[2]);
  }

  private void signedWithOtherKeys() throws JOSEException, ParseException {
    RSAKey rsa = new RSAKeyGenerator(2048).keyID(good.getHeader().getKeyID()).generate();
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID(good.getHeader().getKeyID()).generate();
    JWTClaimsSet claims = good.getJWTClaimsSet();
    sign("another RSA key", header(JWSAlgorithm.RS256).build(), claims, new RSASSASigner(rsa));
    sign("another EC key", header(JWSAlgorithm.ES256).build(), claims, new ECDSASigner(ec));
    sign(
        "public key as shared secret",
        header(JWSAlgorithm.HS256).build(),
        claims,
        new MACSigner(publicKeyBytes()));
    sign(
        "public key as shared secret, as PEM",
        header(JWSAlgorithm.HS256).build(),
        claims,
        new MACSigner(
            "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(java.util.Base64.getMimeEncoder().encodeToString(publicKeyBytes()))
                .getBytes(UTF_8)));
    JWTClaimsSet eternal =
        new JWTClaimsSet.Builder(claims)
            .expirationTime(Date.from(Instant.now().plusSeconds(1_000_000)))
            .build();
    sign("longer life", header(JWSAlgorithm.ES256).build(), eternal, new ECDSASigner(ec));
  }

  private void headersThatNameKeys() throws JOSEException, ParseException {
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
    JWTClaimsSet claims = good.getJWTClaimsSet();
    sign(
        "embedded jwk",
        header(JWSAlgorithm.ES256).keyID("mine").jwk(ec.toPublicJWK()).build(),
        claims,
        new ECDSASigner(ec));
    sign(
        "jku elsewhere",
        header(JWSAlgorithm.ES256)
            .keyID("mine")
            .jwkURL(URI.create("http://localhost:1/keys"))
            .build(),
        claims,
        new ECDSASigner(ec));
    for (String kid : new String[] {"../../../../dev/null", "' OR '1'='1", "\u0000"}) {
      sign(
          "kid " + kid, header(JWSAlgorithm.ES256).keyID(kid).build(), claims, new ECDSASigner(ec));
    }
  }

  private JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm)
        .type(good.getHeader().getType())
        .keyID(good.getHeader().getKeyID());
  }

  private byte[] publicKeyBytes() throws JOSEException, ParseException {
    JWKSet keys =
        JWKSet.parse(
            io.restassured.RestAssured.get(
                    good.getJWTClaimsSet().getIssuer().equals(Servers.issuer())
                        ? Servers.issuer() + "/protocol/openid-connect/certs"
                        : Servers.publicUrl() + "/oauth2/jwks")
                .asString());
    return keys.getKeyByKeyId(good.getHeader().getKeyID()) instanceof RSAKey rsa
        ? rsa.toPublicKey().getEncoded()
        : keys.getKeyByKeyId(good.getHeader().getKeyID()).toECKey().toPublicKey().getEncoded();
  }

  private void sign(
      String name, JWSHeader header, JWTClaimsSet claims, com.nimbusds.jose.JWSSigner signer)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    forged.put(name, token.serialize());
  }

  private static String base64(String text) {
    return Base64URL.encode(text).toString();
  }
}
