package org.entente.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;

/** Where actors are kept, and what is known of them is read; a port to the database. */
public interface ActorStore {

  /** Keeps what was said last; an older snapshot never takes the place of a newer one. */
  void keep(Snapshot snapshot, Instant seenAt);

  Optional<Snapshot> snapshot(String actorId);

  /** Those of the actors that were seen, by id. */
  Map<String, Snapshot> snapshots(Collection<String> actorIds);

  /** The ids of the agents that act for any of these actors. */
  Set<String> agentsOf(Collection<String> actorIds);

  /** The ids of the actors that belong to any of these organisations. */
  Set<String> membersOf(Collection<RorId> organisations);

  /** The id of the account that was seen last under this name. */
  Optional<String> idOf(String name);

  /** What was last said of the actors of an organisation, those seen last first. */
  List<Snapshot> snapshotsOf(RorId organisation, int most);

  /**
   * Notes that a session exists.
   *
   * @return whether it was not known before
   */
  boolean startSession(String sessionId, String actorId, Instant startedAt);

  /** The newest statement of each source about each attribute, but for those withdrawn. */
  List<RegisteredFact> facts(String actorId);

  /** As {@link #facts}, of many, by actor; those without any are left out. */
  Map<String, List<RegisteredFact>> factsOfAll(Collection<String> actorIds);

  /** The versions of every agreement, each for the time in which it counts. */
  List<Agreement> agreements();

  /** As {@link #agreements}, those versions that name the organisation. */
  List<Agreement> agreementsOf(RorId party);
}
