package org.entente.identity;

import java.time.Instant;
import java.util.Optional;
import org.entente.kernel.RorId;

/**
 * A row of the register of facts as one reader may see it.
 *
 * @param person empty where the actor has never signed in here
 * @param value empty where it is on record and not shown: a sensitive one, to anybody but the
 *     office that asserted it
 * @param evidence of the proof only where the value is shown: the number of a residence card names
 *     a country
 * @param withdrawalReason likewise, since it may tell what the value was
 * @param changeable whether this reader may withdraw it or put another statement in its place
 */
public record RegisterEntry(
    long id,
    String actorId,
    Optional<Person> person,
    Attribute attribute,
    Optional<FactValue> value,
    String source,
    String assertedBy,
    Instant assertedAt,
    Optional<Instant> expiresAt,
    Optional<String> evidence,
    String registeredBy,
    Instant registeredAt,
    Optional<Instant> withdrawnAt,
    Optional<String> withdrawnBy,
    Optional<String> withdrawalReason,
    Standing standing,
    boolean changeable) {

  /** Who it is said of, as last seen. */
  public record Person(String name, Optional<RorId> organisation) {}

  /** Whether a statement counts, and if not, why. */
  public enum Standing {
    COUNTS,
    /** Another source said something else for some part of the same time. */
    CONTRADICTED,
    EXPIRED,
    WITHDRAWN,
    /** Its source has said something newer. */
    REPLACED
  }

  static RegisterEntry of(
      Registration row,
      Optional<Snapshot> about,
      Standing standing,
      boolean valueShown,
      boolean changeable) {
    RegisteredFact fact = row.fact();
    return new RegisterEntry(
        row.id(),
        fact.actorId(),
        about.map(each -> new Person(each.displayName(), each.org())),
        fact.attribute(),
        valueShown ? Optional.of(fact.value()) : Optional.empty(),
        fact.source(),
        fact.assertedBy(),
        fact.assertedAt(),
        fact.expiresAt(),
        valueShown ? fact.evidence() : Optional.empty(),
        row.registeredBy(),
        row.registeredAt(),
        row.withdrawal().map(Registration.Withdrawal::at),
        row.withdrawal().map(Registration.Withdrawal::by),
        valueShown ? row.withdrawal().map(Registration.Withdrawal::reason) : Optional.empty(),
        standing,
        changeable);
  }

  /** Neither its value nor what may tell it. */
  @Override
  public String toString() {
    return "RegisterEntry[" + id + "]";
  }
}
