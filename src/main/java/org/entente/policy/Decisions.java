package org.entente.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.entente.identity.Actor;

/**
 * The decision point. Denies on any error, timeout or doubt.
 *
 * <p>For a delegated actor every answer is the AND over the agent and its person; needs unite and
 * lifetimes take the minimum.
 */
@ApplicationScoped
public class Decisions {
  /** One decision by our evaluator, ladder included. */
  public Decision decide(
      Actor actor, Action action, GovernanceClass resource, Situation situation) {
    throw new UnsupportedOperationException();
  }

  /**
   * One decision that both our evaluator and cedar-java must reach; disagreement denies and raises
   * an alarm. For approval, token issue and download.
   */
  public Decision confirm(
      Actor actor, Action action, GovernanceClass resource, Situation situation) {
    throw new UnsupportedOperationException();
  }

  /** What it takes for the use to be allowed. */
  public Need need(Actor actor, Action action, GovernanceClass resource, Situation.Use use) {
    throw new UnsupportedOperationException();
  }

  /** Which of these approvals the actor may give here; each by a decision on {@code approve}. */
  public Set<Approval> mayGive(
      Actor approver,
      Set<Approval> wanted,
      GovernanceClass resource,
      Situation.Sign circumstances) {
    throw new UnsupportedOperationException();
  }

  /** Obligations and lifetimes of an allowed use. */
  public Duties duties(Actor actor, GovernanceClass resource, Situation.Use use) {
    throw new UnsupportedOperationException();
  }

  /** "May I?" for every action. Terms count as not accepted, approvals as not given. */
  public Preflight preflight(Actor actor, GovernanceClass resource, Purpose purpose, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** What the actor may discover at this moment. Cached; cheap to call. */
  public AccessScope scope(Actor actor, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** The active bundle. */
  public Bundle bundle() {
    throw new UnsupportedOperationException();
  }
}
