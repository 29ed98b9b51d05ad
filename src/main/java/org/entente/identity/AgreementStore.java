package org.entente.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** Where agreements and their acceptances are kept; a port to the database. Rows are only added. */
public interface AgreementStore {

  /** Every agreement by id. */
  List<AgreementHistory> all();

  /** Those of which some version names the organisation. */
  List<AgreementHistory> naming(RorId party);

  Optional<AgreementHistory> find(String id);

  void register(Agreement agreement, ActorRef by, Instant at);

  /** Of all versions, the oldest first. */
  List<Acceptance> acceptances(String id);

  /**
   * @return false if the same actor accepted the same version for the same organisation before
   */
  boolean accept(Acceptance acceptance);
}
