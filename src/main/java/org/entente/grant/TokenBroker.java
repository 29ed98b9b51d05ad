package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;

/** Issues, checks and withdraws access tokens (RFC 8693, 7662, 7009). */
@ApplicationScoped
public class TokenBroker {
  /** What came of asking for a token. */
  public sealed interface Issue {
    /**
     * @param token a signed JWT (RFC 9068 profile)
     */
    record Issued(String token, Instant expiresAt, List<GrantId> grants) implements Issue {}

    /** Unknown dataset or hidden from the actor: OAuth {@code invalid_target}. */
    record UnknownTarget() implements Issue {}

    /** OAuth {@code access_denied}; the description says what is missing. */
    record Denied(String description) implements Issue {}
  }

  /**
   * A token that passed signature, issuer, audience, type, expiry and revocation.
   *
   * @param holder actor id
   */
  public record LiveToken(
      String jti, String holder, Set<DatasetId> datasets, List<GrantId> grants, Instant expiresAt) {
    public LiveToken {
      datasets = Set.copyOf(datasets);
      grants = List.copyOf(grants);
    }
  }

  /** Evaluates policies now, writes the audit entry, then signs. */
  public Issue issue(
      Actor actor, Set<DatasetId> datasets, Optional<Duration> requestedLifetime, String clientId) {
    throw new UnsupportedOperationException();
  }

  /** Empty for a token that is dead, unknown, forged or issued elsewhere. */
  public Optional<LiveToken> verify(String token) {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether the holder may receive this dataset right now under the token: the grant is still
   * active, and both engines allow the use afresh.
   */
  public boolean mayReceive(LiveToken token, DatasetId dataset) {
    throw new UnsupportedOperationException();
  }
}
