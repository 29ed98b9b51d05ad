package org.entente.policy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.identity.Actor;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;

/** Looks at one governance class after another through the eyes of one actor. */
final class ScopeCompiler {
  private final ActiveBundle bundle;
  private final Actor actor;
  private final Instant compiledAt;
  private final Consumer<Instant> limit;
  private final Standpoint discover;
  private final Standpoint read;
  private final Map<Purpose, Reach> reaches = new EnumMap<>(Purpose.class);

  /** What it takes to have the data for one purpose. */
  private record Reach(Standpoint receive, Standpoint request, Standpoint receiveWithAll) {}

  ScopeCompiler(ActiveBundle bundle, Actor actor, Instant now, Consumer<Instant> limit) {
    this.bundle = bundle;
    this.actor = actor;
    this.compiledAt = now;
    this.limit = limit;
    Situation.Look look = Situation.Look.at(now);
    this.discover = standpoint(Action.DISCOVER, look);
    this.read = Standpoint.above(bundle, actor, Action.READ_METADATA, look, limit);
  }

  Visibility visibility(Subject seen, Instant now) {
    if (!discover.holds(seen, now, limit)) {
      return Visibility.HIDDEN;
    }
    return read.holds(seen, now, limit) ? Visibility.FULL : Visibility.SUMMARY;
  }

  Access access(Subject seen, Instant now) {
    Access best = Access.DENIED;
    for (Purpose purpose : Purpose.values()) {
      Reach reach = reach(purpose);
      if (reach.receive().holds(seen, now, limit)) {
        return Access.OPEN;
      }
      if (best == Access.DENIED
          && reach.request().holds(seen, now, limit)
          && reach.receiveWithAll().holds(seen, now, limit)) {
        best = Access.REQUESTABLE;
      }
    }
    return best;
  }

  private synchronized Reach reach(Purpose purpose) {
    return reaches.computeIfAbsent(purpose, this::worked);
  }

  private Reach worked(Purpose purpose) {
    Situation.Use use = Preflights.today(actor, purpose, compiledAt);
    Set<Approval> all = EnumSet.allOf(Approval.class);
    return new Reach(
        standpoint(Action.RECEIVE, use),
        standpoint(Action.REQUEST, new Situation.Ask(compiledAt, purpose, Optional.empty())),
        standpoint(Action.RECEIVE, use.withApprovals(all)));
  }

  private Standpoint standpoint(Action action, Situation situation) {
    return new Standpoint(bundle, actor, action, situation, limit);
  }
}
