package org.entente.identity;

import java.util.Map;
import java.util.Optional;

/**
 * Access tokens of the identity provider; a port, so that its rules stand free of a JOSE library.
 */
public interface AccessTokens {
  /** What the claim {@code acr} says of a sign-in with a second factor (REFEDS MFA profile). */
  String SECOND_FACTOR = "https://refeds.org/profile/mfa";

  /** The claims of a token that the HTTP layer has verified already. */
  Map<String, Object> claimsOfVerified(String token);

  /**
   * The claims of a token that came in a request body.
   *
   * @return empty unless signature, issuer, expiry, type and audience are all right
   */
  Optional<Map<String, Object>> verify(String token);
}
