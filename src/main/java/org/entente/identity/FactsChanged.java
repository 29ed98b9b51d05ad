package org.entente.identity;

import java.util.Set;
import org.entente.kernel.RorId;

/**
 * Event: what is known of these actors, or of everybody of these organisations, may have changed.
 * Fired within the transaction that changes it; an observer that must not miss one writes it down
 * in that transaction.
 *
 * @param actors ids
 */
public record FactsChanged(Set<String> actors, Set<RorId> organisations) {
  public FactsChanged {
    actors = Set.copyOf(actors);
    organisations = Set.copyOf(organisations);
  }
}
