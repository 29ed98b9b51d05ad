package org.entente.identity;

import java.time.Instant;
import java.util.Optional;
import org.entente.kernel.RorId;

/**
 * One row of the register of facts: the statement, how it came in, and whether it was withdrawn.
 *
 * @param office the organisation for whose office it was registered; empty for a load by an
 *     administrator
 */
public record Registration(
    long id,
    RegisteredFact fact,
    String registeredBy,
    Optional<RorId> office,
    Instant registeredAt,
    Optional<Withdrawal> withdrawal) {

  /** The statement was taken back; it counts no more from that instant on. */
  public record Withdrawal(String reason, String by, Instant at) {
    public Withdrawal {
      if (reason.isBlank() || reason.length() > 500) {
        throw new IllegalArgumentException("a reason has 1 to 500 characters");
      }
    }

    /** The reason may tell what the value was. */
    @Override
    public String toString() {
      return "Withdrawal[at " + at + "]";
    }
  }

  /** When its source last said something by it. */
  Instant saidAt() {
    return withdrawal.map(Withdrawal::at).orElse(fact.assertedAt());
  }
}
