package org.entente.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A fact about an actor with its provenance (NIST SP 800-162 section 3.2: attributes carry source
 * and freshness).
 *
 * @param source who vouches for it, e.g. {@code keycloak}, {@code agreement register}
 * @param expiresAt from this instant on the fact counts as absent
 */
public record Fact(
    FactValue value, String source, Instant assertedAt, Optional<Instant> expiresAt) {
  public Fact {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(assertedAt, "assertedAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  public boolean isCurrentAt(Instant now) {
    return expiresAt.map(now::isBefore).orElse(true);
  }

  /** Its value stays out of what is printed: it may be sensitive. */
  @Override
  public String toString() {
    return "Fact[from " + source + "]";
  }
}
