package org.entente.grant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;

/** Port: signed access tokens in the profile of RFC 9068, and the keys to check them with. */
public interface TokenSigner {
  /**
   * What a token says.
   *
   * @param actsFor for an agent, the person (RFC 8693 section 4.1, {@code act} says the agent)
   */
  record Statement(
      String jti,
      ActorRef holder,
      Optional<ActorRef> actsFor,
      String clientId,
      List<DatasetId> datasets,
      Instant issuedAt,
      Instant expiresAt) {}

  String sign(Statement statement);

  /**
   * The token's id, if signature, algorithm, type, issuer, audience and times are all as they must
   * be; empty otherwise. Says nothing about revocation.
   */
  Optional<String> verifiedId(String token);

  /**
   * The token's id, if it is one of ours as by {@link #verifiedId}, whether its time is up or not.
   */
  Optional<String> idOfOurs(String token);

  /** The public keys as a JWK set (RFC 7517), JSON. */
  String publicKeys();
}
