package org.entente.policy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.identity.Actor;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.rule.Entity;

/** Looks at one governance class through the eyes of one actor. */
final class ScopeCompiler {
  private final Decider decider;
  private final Actor actor;
  private final Consumer<Instant> limit;

  ScopeCompiler(ActiveBundle bundle, Actor actor, Instant now, Consumer<Instant> limit) {
    this.decider = new Decider(bundle);
    this.actor = actor;
    this.limit = limit;
  }

  Visibility visibility(GovernanceClass seen, Instant now) {
    Entity dataset = DatasetEntities.entity(seen);
    Situation.Look look = Situation.Look.at(now);
    if (!allowed(Action.DISCOVER, dataset, look)) {
      return Visibility.HIDDEN;
    }
    return allowed(Action.READ_METADATA, dataset, look) ? Visibility.FULL : Visibility.SUMMARY;
  }

  Access access(GovernanceClass seen, Instant now) {
    Entity dataset = DatasetEntities.entity(seen);
    Access best = Access.DENIED;
    for (Purpose purpose : Purpose.values()) {
      Situation.Use use = Preflights.today(actor, Action.RECEIVE, seen, purpose, now);
      if (allowed(Action.RECEIVE, dataset, use)) {
        return Access.OPEN;
      }
      Situation.Ask ask = new Situation.Ask(now, purpose, Optional.empty());
      Set<Approval> all = EnumSet.allOf(Approval.class);
      if (best == Access.DENIED
          && allowed(Action.REQUEST, dataset, ask)
          && allowed(Action.RECEIVE, dataset, use.withApprovals(all))) {
        best = Access.REQUESTABLE;
      }
    }
    return best;
  }

  private boolean allowed(Action action, Entity dataset, Situation situation) {
    return decider.holds(actor, action, dataset, situation, limit);
  }
}
