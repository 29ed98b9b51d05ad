package org.entente.policy;

import java.util.Optional;
import org.entente.identity.Actor;
import org.entente.policy.counterfactual.Changes;
import org.entente.policy.counterfactual.Search;

/** What is to become possible for an actor. */
sealed interface Aim extends Search.Goal permits ReadAim, UseAim {
  Actor actor();

  /** What these changes lead to; empty: still no. */
  Optional<Preflight.Answer> reaches(Changes changes);

  @Override
  default boolean isReachedBy(Changes changes) {
    return reaches(changes).isPresent();
  }
}
