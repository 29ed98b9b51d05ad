package org.entente.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.identity.Actor;

/**
 * The decision point. Denies on any error, timeout or doubt.
 *
 * <p>For a delegated actor every answer is the AND over the agent and its person; needs unite and
 * lifetimes take the minimum.
 */
@ApplicationScoped
public class Decisions {
  private final Bundles bundles;
  private final Scopes scopes;

  @Inject
  public Decisions(Bundles bundles, Scopes scopes) {
    this.bundles = bundles;
    this.scopes = scopes;
  }

  /** One decision by our evaluator, ladder included. */
  public Decision decide(
      Actor actor, Action action, GovernanceClass resource, Situation situation) {
    return inForce().decide(actor, action, resource, situation);
  }

  /**
   * One decision that both our evaluator and cedar-java must reach; disagreement denies and raises
   * an alarm. For approval, token issue and download.
   */
  public Decision confirm(
      Actor actor, Action action, GovernanceClass resource, Situation situation) {
    return inForce().confirm(actor, action, resource, situation);
  }

  /** What it takes for the use to be allowed. */
  public Need need(Actor actor, Action action, GovernanceClass resource, Situation.Use use) {
    return inForce().need(actor, action, resource, use);
  }

  /**
   * Which of these approvals the actor may give here; each by a decision on the action "approve".
   */
  public Set<Approval> mayGive(
      Actor approver,
      Set<Approval> wanted,
      GovernanceClass resource,
      Situation.Sign circumstances) {
    return inForce().mayGive(approver, wanted, resource, circumstances);
  }

  /** Obligations and lifetimes of an allowed use. */
  public Duties duties(Actor actor, GovernanceClass resource, Situation.Use use) {
    return inForce().duties(actor, resource, use);
  }

  /**
   * "May I?" for every action. Terms count as accepted (and are listed), the sign-in as fresh, the
   * destination as the actor's own organisation; approvals count as not given.
   */
  public Preflight preflight(Actor actor, GovernanceClass resource, Purpose purpose, Instant now) {
    return inForce().preflight(actor, resource, purpose, now);
  }

  /**
   * As {@link #preflight}, with the smallest changes that would turn each no into ask or yes, and
   * with what each yes takes for done that is still to do ({@link Formality}). Some milliseconds:
   * for the one dataset that somebody looks at.
   *
   * @param knownAgreements whether the actor may know of the agreement with this id, so that advice
   *     may link to its page
   */
  public Preflight preflightWithWays(
      Actor actor,
      GovernanceClass resource,
      Purpose purpose,
      Instant now,
      Predicate<String> knownAgreements) {
    return inForce().preflightWithWays(actor, resource, purpose, now, knownAgreements);
  }

  /** What the actor may discover at this moment. Cached; cheap to call. */
  public AccessScope scope(Actor actor, Instant now) {
    return scopes.of(bundles.active(), actor, now);
  }

  /** What the active schema knows of a dataset, see {@link AccessScope#datasetForm}. */
  public String datasetForm() {
    return bundles.active().datasetForm();
  }

  /** The active bundle. */
  public Bundle bundle() {
    return bundles.active().bundle();
  }

  /**
   * Whether this is the bundle that any node activated last. Until all have followed, what outlasts
   * a request is to be left to those that have, or two nodes would undo each other's work.
   *
   * @param bundle its hash
   */
  public boolean isNewest(String bundle) {
    return bundles.isNewest(bundle);
  }

  /**
   * Decisions by the bundle in force now, all by the same one however long they take. Not to be
   * kept: what is in force later may be another.
   */
  public BundleDecisions inForce() {
    return new BundleDecisions(bundles.active());
  }
}
