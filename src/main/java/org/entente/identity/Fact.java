package org.entente.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A fact about an actor with its provenance (NIST SP 800-162 section 3.2: attributes carry source
 * and freshness).
 *
 * @param source who vouches for it, e.g. {@code keycloak}, {@code agreement register}
 * @param expiresAt from this instant on the fact counts as absent
 * @param lapsed names that the fact had and has no longer, with when each ran out: for telling the
 *     actor, never for deciding
 */
public record Fact(
    FactValue value,
    String source,
    Instant assertedAt,
    Optional<Instant> expiresAt,
    Map<String, Instant> lapsed) {
  /** A fact of which nothing has run out. */
  public Fact(FactValue value, String source, Instant assertedAt, Optional<Instant> expiresAt) {
    this(value, source, assertedAt, expiresAt, Map.of());
  }

  public Fact {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(assertedAt, "assertedAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
    lapsed = Map.copyOf(lapsed);
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
