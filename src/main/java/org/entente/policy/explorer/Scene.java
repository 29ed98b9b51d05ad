package org.entente.policy.explorer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.identity.Actor;
import org.entente.policy.Action;
import org.entente.policy.BundleDecisions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Inquiry;
import org.entente.policy.LadderStep;
import org.entente.policy.Purpose;
import org.entente.policy.Situation;

/**
 * What a question is decided by: the rules, the actor and the governance of one instant.
 *
 * @param since when these rules took effect, for a question about the past
 */
record Scene(
    BundleDecisions decisions,
    Optional<Instant> since,
    Actor actor,
    GovernanceClass dataset,
    Instant at,
    Inquiry inquiry) {
  /** The circumstances, as a preflight supposes them where the question does not say. */
  Situation situation() {
    return switch (inquiry.action()) {
      case DISCOVER, READ_METADATA, STEWARD, CURATE, AUDIT ->
          new Situation.Look(at, inquiry.enclave());
      case REQUEST -> asking();
      case RECEIVE, COMPUTE, TRAIN, RELEASE_MODEL -> use();
      case DUTY, APPROVE -> throw new IllegalStateException("an inquiry is not about this");
    };
  }

  Situation.Ask asking() {
    return new Situation.Ask(at, inquiry.purpose(), Optional.empty());
  }

  /** Training is for training, whatever the purpose of a request would be. */
  private Situation.Use use() {
    Purpose purpose = inquiry.action() == Action.TRAIN ? Purpose.AI_TRAINING : inquiry.purpose();
    Situation.Use today = decisions.today(actor, inquiry.action(), dataset, purpose, at);
    return new Situation.Use(
        today.now(),
        today.purpose(),
        today.project(),
        inquiry.approvals(),
        today.termsAccepted(),
        today.mfaAge(),
        today.destination(),
        today.tokenBound(),
        inquiry.enclave().or(today::enclave));
  }

  List<LadderStep> steps(Situation situation) {
    return decisions.steps(actor, inquiry.action(), dataset, situation);
  }

  /** Those of the question, and those of asking where somebody would have to be asked. */
  List<LadderStep> stepsWithAsking() {
    List<LadderStep> steps = new ArrayList<>(steps(situation()));
    decisions.steps(actor, Action.REQUEST, dataset, asking()).stream()
        .filter(step -> step.action() == Action.REQUEST)
        .forEach(steps::add);
    return List.copyOf(steps);
  }
}
