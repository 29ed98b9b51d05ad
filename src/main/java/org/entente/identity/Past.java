package org.entente.identity;

import java.time.Instant;
import java.util.Optional;

/** An actor at an instant, as far as that is on record. */
public sealed interface Past {
  /** What was known of the actor then, with the person they acted for as that person was then. */
  record Known(Actor actor) implements Past {}

  /**
   * Nothing was recorded of the actor by then.
   *
   * @param since when something first was; empty if nothing ever was
   */
  record Unrecorded(Optional<Instant> since) implements Past {}
}
