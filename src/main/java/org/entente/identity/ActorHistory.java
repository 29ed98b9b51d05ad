package org.entente.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/**
 * What was known of actors, facts and agreements at an instant; a port to the database, where rows
 * are added and never changed.
 */
public interface ActorHistory {

  /** What an identity provider had last said of the actor by then. */
  Optional<Snapshot> snapshot(String actorId, Instant asOf);

  /** When something was first recorded of the actor; empty if nothing ever was. */
  Optional<Instant> since(String actorId);

  /** The newest registration by then of each attribute from each source. */
  List<RegisteredFact> facts(String actorId, Instant asOf);

  /** The newest version by then of each agreement that names the organisation. */
  List<Agreement> agreementsOf(RorId party, Instant asOf);

  /**
   * Actors whose name or account holds the text, by name.
   *
   * @param within of this organisation only; empty for everybody
   */
  List<ActorRef> named(String text, Optional<RorId> within, int limit);
}
