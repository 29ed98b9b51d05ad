package org.entente.grant;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;

/** Port: grants and the tokens issued under them, kept durably. Every call joins a transaction. */
public interface GrantStore {
  /** Where a page ended: newest first, ties by id. */
  record Position(Instant createdAt, GrantId id) {
    public static Position of(Grant last) {
      return new Position(last.createdAt(), last.id());
    }
  }

  /** A token as it was registered. */
  record Registered(String jti, ActorRef holder, Set<GrantId> grants, Instant expiresAt) {}

  /** What a grant becomes, and the event's type that made it so. */
  record Step(Grant next, String event) {}

  void add(Grant grant, ActorRef by);

  Optional<Grant> find(GrantId id, Instant now);

  List<Grant> findAll(Collection<GrantId> ids, Instant now);

  /** What any of these holds, newest first. */
  List<Grant> heldBy(
      Set<String> holderIds, Optional<Position> after, int skip, int limit, Instant now);

  /** Newest first. */
  List<Grant> ownedBy(RorId owner, Optional<Position> after, int skip, int limit, Instant now);

  /** Those that may be used now, whoever holds them, in the order of their ids. */
  List<Grant> activeAfter(Optional<GrantId> after, int limit, Instant now);

  List<Grant> ofRequest(RequestId request, Instant now);

  /** Waits until no other transaction holds the lock on the holder's grants on the dataset. */
  void lock(ActorRef holder, DatasetId dataset);

  /** Every grant of the holder on the dataset, newest first. */
  List<Grant> of(ActorRef holder, DatasetId dataset, Instant now);

  /** What happened to each of the grants, oldest first. */
  Map<GrantId, List<GrantChange>> histories(Collection<GrantId> ids);

  /**
   * Replaces the grant and adds the event, if it still has the version before.
   *
   * @return false if someone else was first
   */
  boolean replace(Grant next, String event, ActorRef by, Instant at);

  /**
   * Replaces many at once as {@link #replace} does one, but leaves their reviews as they are, which
   * the caller holds.
   *
   * @return those replaced; of the others someone else was first
   */
  Set<GrantId> replaceReviewed(Collection<Step> steps, ActorRef by, Instant at);

  void register(Registered token, String clientId, Instant at);

  /** The token, dead or alive. */
  Optional<Registered> registered(String jti);

  /** The token, unless it is unknown or was revoked. */
  Optional<Registered> live(String jti);

  /** Adds the revocation; false if it was there or the token is unknown. */
  boolean revoke(String jti, Instant at);
}
