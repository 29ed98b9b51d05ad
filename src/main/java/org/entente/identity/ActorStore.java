package org.entente.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** Where actors, their registered facts and the agreements are kept; a port to the database. */
public interface ActorStore {

  /** Keeps what was said last; an older snapshot never takes the place of a newer one. */
  void keep(Snapshot snapshot, Instant seenAt);

  Optional<Snapshot> snapshot(String actorId);

  /** What was last said of the actors of an organisation, those seen last first. */
  List<Snapshot> snapshotsOf(RorId organisation, int most);

  /**
   * Notes that a session exists.
   *
   * @return whether it was not known before
   */
  boolean startSession(String sessionId, String actorId, Instant startedAt);

  /** The newest registration of each attribute from each source. */
  List<RegisteredFact> facts(String actorId);

  void register(RegisteredFact fact, ActorRef by, Instant at);

  /** The newest version of each agreement, by id. */
  List<Agreement> agreements();

  /** The newest version of each agreement that names the organisation. */
  List<Agreement> agreementsOf(RorId party);

  void register(Agreement agreement, ActorRef by, Instant at);
}
