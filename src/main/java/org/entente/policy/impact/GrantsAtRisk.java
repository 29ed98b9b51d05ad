package org.entente.policy.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.GrantId;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Subject;

/** Goes through the active grants, page by page, and keeps what the reader may hear of. */
final class GrantsAtRisk {
  private static final int PAGE = 500;
  private static final int MOST_LISTED = 200;

  private final StandingGrants grants;
  private final Entitlement entitlement;
  private final Map<String, Subject> classes;

  /**
   * @param classes by id, all that a dataset is in
   */
  GrantsAtRisk(StandingGrants grants, Entitlement entitlement, Map<String, Subject> classes) {
    this.grants = grants;
    this.entitlement = entitlement;
    this.classes = classes;
  }

  Impact.Grants under(ImpactOf impact, Set<String> open) {
    Tally tally = new Tally();
    Optional<GrantId> last = Optional.empty();
    do {
      StandingGrants.Page page = grants.after(last, PAGE);
      page.grants().forEach(grant -> look(grant, impact, open, tally));
      last = page.last();
    } while (last.isPresent());
    return new Impact.Grants(tally.lookedAt, tally.stopping, tally.perhaps, tally.listed);
  }

  private void look(StandingGrants.Standing grant, ImpactOf impact, Set<String> open, Tally tally) {
    Subject dataset = classes.get(grant.classId());
    if (dataset == null || !entitlement.countsGrants(dataset.governed())) {
      return;
    }
    tally.lookedAt++;
    impact.onGrant(grant, dataset, open).ifPresent(loss -> tally.add(grant, loss, dataset));
  }

  private final class Tally {
    private long lookedAt;
    private long stopping;
    private long perhaps;
    private final List<Impact.Ending> listed = new ArrayList<>();

    void add(StandingGrants.Standing grant, ImpactOf.Loss loss, Subject dataset) {
      if (loss.certain()) {
        stopping++;
      } else {
        perhaps++;
      }
      GovernanceClass governed = dataset.governed();
      if (listed.size() < MOST_LISTED && entitlement.namesGrants(governed)) {
        listed.add(
            new Impact.Ending(
                grant.id(),
                grant.dataset(),
                grant.holder().ref(),
                grant.purpose(),
                loss.certain(),
                List.copyOf(loss.causes())));
      }
    }
  }
}
