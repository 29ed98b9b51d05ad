package org.entente.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fact about an actor as somebody vouched for it.
 *
 * @param source the register or office it comes from; a newer registration of the same attribute
 *     from the same source takes its place; shown where the value is not
 * @param assertedBy who vouches there; shown where the value is not
 * @param evidence a reference to the proof, e.g. a certificate number; never its content, and shown
 *     where the value is shown
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
    // Not finer than the register keeps it, so that a statement read back is the one made.
    assertedAt = assertedAt.truncatedTo(ChronoUnit.MICROS);
    expiresAt = expiresAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
    attribute.check(value);
    if (expiresAt.filter(assertedAt::isAfter).isPresent()) {
      throw new IllegalArgumentException("a fact cannot expire before it was asserted");
    }
  }

  /** Counts from the instant it is asserted at up to, and without, the one it expires at. */
  public boolean standsAt(Instant now) {
    return !now.isBefore(assertedAt) && expiresAt.map(now::isBefore).orElse(true);
  }

  /** Whether there is an instant at which both count. */
  boolean overlaps(RegisteredFact other) {
    Instant from = assertedAt.isAfter(other.assertedAt) ? assertedAt : other.assertedAt;
    return Stream.of(expiresAt, other.expiresAt).flatMap(Optional::stream).allMatch(from::isBefore);
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
