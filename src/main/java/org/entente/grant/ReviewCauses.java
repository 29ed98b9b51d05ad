package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.entente.catalog.GovernanceChanged;
import org.entente.grant.GrantReviewStore.Causes;
import org.entente.identity.FactsChanged;

/**
 * Writes down what may concern grants, within the transaction that brings it about: the two are
 * there together or not at all, whichever node dies when.
 */
@ApplicationScoped
class ReviewCauses {
  private final GrantReviewStore store;

  ReviewCauses(GrantReviewStore store) {
    this.store = store;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void factsChanged(@Observes FactsChanged change) {
    store.note(new Causes(change.actors(), change.organisations(), Set.of()));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void governanceChanged(@Observes GovernanceChanged change) {
    store.note(new Causes(Set.of(), Set.of(), change.datasets()));
  }
}
