package org.entente.identity;

/** What came of writing to a register. */
public sealed interface RegisterOutcome {
  /**
   * It says something new.
   *
   * @param id of the registration; 0 for an agreement or an acceptance
   */
  record Recorded(long id) implements RegisterOutcome {}

  /** It was on record already; nothing changed. */
  record Unchanged() implements RegisterOutcome {}

  /** There is no such thing that this actor may know of. */
  record Unknown() implements RegisterOutcome {}

  record NotAllowed(String reason) implements RegisterOutcome {}

  record Invalid(String reason) implements RegisterOutcome {}

  /** The register says something else by now. */
  record Conflict(String reason) implements RegisterOutcome {}
}
