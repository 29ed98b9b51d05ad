package org.entente.identity;

import java.time.Instant;
import java.util.Optional;

/** Where actors are kept as they were last seen; a port to the database. */
public interface ActorStore {

  /** Keeps what was said last; an older snapshot never takes the place of a newer one. */
  void keep(Snapshot snapshot, Instant seenAt);

  Optional<Snapshot> snapshot(String actorId);

  /** The id of the account that was seen last under this name. */
  Optional<String> idOf(String name);

  /**
   * Notes that a session exists.
   *
   * @return whether it was not known before
   */
  boolean startSession(String sessionId, String actorId, Instant startedAt);
}
