package org.entente.policy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.policy.rule.Entity;

/**
 * Decisions by one bundle, whether it is in force or not: a draft that is tried out, or one that
 * was in force once. Denies on any error, timeout or doubt, as {@link Decisions} does by the bundle
 * in force.
 */
public final class BundleDecisions {
  private final ActiveBundle bundle;

  BundleDecisions(ActiveBundle bundle) {
    this.bundle = bundle;
  }

  public static BundleDecisions of(PolicySource.Loaded.Valid loaded) {
    return new BundleDecisions(ActiveBundle.of(loaded));
  }

  public Bundle bundle() {
    return bundle.bundle();
  }

  /** What the bundle was built from; not every reader may see all of it. */
  public PolicyFiles files() {
    return bundle.files();
  }

  /** One decision by our evaluator, ladder included. */
  public Decision decide(
      Actor actor, Action action, GovernanceClass resource, Situation situation) {
    return new Decider(bundle).decide(actor, action, DatasetEntities.entity(resource), situation);
  }

  /** One decision that both our evaluator and cedar-java must reach; see {@link Decisions}. */
  public Decision confirm(
      Actor actor, Action action, GovernanceClass resource, Situation situation) {
    return new Decider(bundle).confirm(actor, action, DatasetEntities.entity(resource), situation);
  }

  /** What it takes for the use to be allowed. */
  public Need need(Actor actor, Action action, GovernanceClass resource, Situation.Use use) {
    return new Decider(bundle).need(actor, action, DatasetEntities.entity(resource), use);
  }

  /**
   * Which of these approvals the actor may give here; each by a decision on the action "approve".
   */
  public Set<Approval> mayGive(
      Actor approver,
      Set<Approval> wanted,
      GovernanceClass resource,
      Situation.Sign circumstances) {
    Decider decider = new Decider(bundle);
    Entity dataset = DatasetEntities.entity(resource);
    Set<Approval> given = EnumSet.noneOf(Approval.class);
    for (Approval approval : wanted) {
      Situation.Sign sign = circumstances.of(approval);
      if (decider.decide(approver, Action.APPROVE, dataset, sign).isAllowed()) {
        given.add(approval);
      }
    }
    return Set.copyOf(given);
  }

  /** Obligations and lifetimes of an allowed use. */
  public Duties duties(Actor actor, GovernanceClass resource, Situation.Use use) {
    return new DutyRoll(bundle).of(actor, resource, use);
  }

  /** "May I?" for every action, see {@link Decisions#preflight}. */
  public Preflight preflight(Actor actor, GovernanceClass resource, Purpose purpose, Instant now) {
    return new Preflights(bundle).of(actor, resource, purpose, now);
  }

  /** What the actor may discover at this moment; compiled anew, so keep it while it is used. */
  public AccessScope scope(Actor actor, Instant now, GovernanceClasses classes) {
    return new CompiledScope(bundle, actor, now, classes::subject);
  }
}
