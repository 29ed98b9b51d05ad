package org.entente.grant;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RorId;

/** Port: which grants are to be looked at again, and why. Every call joins a transaction. */
public interface GrantReviewStore {
  /** What changed, and may concern grants. */
  record Causes(Set<String> actors, Set<RorId> organisations, Set<DatasetId> datasets) {
    public Causes {
      actors = Set.copyOf(actors);
      organisations = Set.copyOf(organisations);
      datasets = Set.copyOf(datasets);
    }

    public boolean isEmpty() {
      return actors.isEmpty() && organisations.isEmpty() && datasets.isEmpty();
    }
  }

  /**
   * What a review came to.
   *
   * @param dueAt when to look again though nothing else happens; empty if no date matters
   */
  record Reviewed(GrantId grant, Optional<Instant> dueAt) {}

  /** Writes causes down, in the transaction that brings them about. */
  void note(Causes causes);

  /** Takes causes away; none while another node does. */
  Causes take(int limit);

  /**
   * Makes the grants of these holders, and those on these datasets, due.
   *
   * @return which they are, those on one dataset together
   */
  List<GrantId> makeDue(Collection<String> holders, Collection<DatasetId> datasets, Instant at);

  /**
   * Grants that are due by the clock, or were last looked at by another bundle: those that are
   * active first, those on one dataset together. None of them is held.
   *
   * @param limit how many at most
   */
  List<GrantId> due(String bundle, Instant now, int limit);

  /**
   * Those of these grants that are still due, held until the transaction ends. Those another node
   * holds are passed over.
   */
  List<Grant> holdDue(Collection<GrantId> grants, String bundle, Instant now);

  /** Notes by which bundle the held grants were looked at, and until when that will do. */
  void settle(String bundle, Collection<Reviewed> reviewed);

  /** Looks at these grants no more, until something happens to them. */
  void dismiss(Collection<GrantId> grants);
}
