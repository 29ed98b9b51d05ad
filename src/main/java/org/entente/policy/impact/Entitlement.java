package org.entente.policy.impact;

import java.time.Instant;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Role;
import org.entente.policy.AccessScope;
import org.entente.policy.Action;
import org.entente.policy.BundleDecisions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceClasses;
import org.entente.policy.Situation;

/**
 * What the reader of a preview may hear of: always by the bundle in force. By the draft, whoever
 * writes one could let themselves see everything.
 */
final class Entitlement {
  private final BundleDecisions inForce;
  private final AccessScope scope;
  private final Actor reader;
  private final Instant now;

  Entitlement(BundleDecisions inForce, GovernanceClasses classes, Actor reader, Instant now) {
    this.inForce = inForce;
    this.scope = inForce.scope(reader, now, classes);
    this.reader = reader;
    this.now = now;
  }

  /** Whether previews are for them at all. */
  static boolean admits(Actor actor) {
    return actor.kind() != ActorKind.AI_AGENT
        && (actor.has(Role.ADMIN) || actor.has(Role.PROGRAMME_OFFICER) || actor.has(Role.STEWARD));
  }

  /** Whether numbers cover the whole catalog. */
  boolean countsEverything() {
    return reader.has(Role.ADMIN);
  }

  /** Whether datasets of the class are counted for them. */
  boolean counts(GovernanceClass dataset) {
    return countsEverything() || names(dataset);
  }

  /** Whether datasets of the class are named to them. */
  boolean names(GovernanceClass dataset) {
    return scope.visibility(dataset.id()) != AccessScope.Visibility.HIDDEN || stewards(dataset);
  }

  /**
   * Whether grants on datasets of the class are counted for them: those who write rules for all are
   * to know how many these stop.
   */
  boolean countsGrants(GovernanceClass dataset) {
    return reader.has(Role.PROGRAMME_OFFICER) || looksAfterGrants(dataset);
  }

  /** Whether grants on datasets of the class are named to them, with their holders. */
  boolean namesGrants(GovernanceClass dataset) {
    return names(dataset) && looksAfterGrants(dataset);
  }

  private boolean looksAfterGrants(GovernanceClass dataset) {
    return countsEverything() || stewards(dataset);
  }

  private boolean stewards(GovernanceClass dataset) {
    return inForce.decide(reader, Action.STEWARD, dataset, Situation.Look.at(now)).isAllowed();
  }
}
