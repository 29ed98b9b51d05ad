package org.entente.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A fact about an actor as somebody vouched for it.
 *
 * @param source the register or office it comes from; a newer registration of the same attribute
 *     from the same source takes its place
 * @param assertedBy who vouches there
 * @param evidence a reference to the proof, e.g. a certificate number; never its content
 */
public record RegisteredFact(
    String actorId,
    Attribute attribute,
    FactValue value,
    String source,
    String assertedBy,
    Instant assertedAt,
    Optional<Instant> expiresAt,
    Optional<String> evidence) {
  public RegisteredFact {
    Objects.requireNonNull(actorId, "actorId");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(assertedBy, "assertedBy");
    Objects.requireNonNull(assertedAt, "assertedAt");
    attribute.check(value);
    if (expiresAt.filter(assertedAt::isAfter).isPresent()) {
      throw new IllegalArgumentException("a fact cannot expire before it was asserted");
    }
  }

  /** Says the same as another, whenever either was asserted. */
  boolean saysTheSameAs(RegisteredFact other) {
    return actorId.equals(other.actorId)
        && attribute == other.attribute
        && value.equals(other.value)
        && source.equals(other.source)
        && assertedBy.equals(other.assertedBy)
        && expiresAt.equals(other.expiresAt)
        && evidence.equals(other.evidence);
  }

  /** Its value stays out of what is printed: it may be sensitive. */
  @Override
  public String toString() {
    return "RegisteredFact[" + attribute.word() + " of " + actorId + " from " + source + "]";
  }
}
