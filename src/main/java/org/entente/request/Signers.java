package org.entente.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Situation;
import org.entente.request.AccessRequest.GivenApproval;

/** Who may sign for a part: every answer is a decision on {@code approve}. */
@ApplicationScoped
class Signers {
  private final Decisions decisions;
  private final Actors actors;

  Signers(Decisions decisions, Actors actors) {
    this.decisions = decisions;
    this.actors = actors;
  }

  /**
   * Whether the actor is one of the part's deciders: they may give an approval it needs or needed,
   * or sign as its steward, who may always turn it down. Whoever has signed stays one.
   */
  boolean decides(
      Actor actor, RequestState state, PartState part, Set<GovernanceClass> classes, Instant now) {
    Set<Approval> wanted = wanted(part);
    Situation.Sign circumstances = decider(state, Approval.STEWARD, wanted, now);
    return classes.stream()
        .anyMatch(each -> !decisions.mayGive(actor, wanted, each, circumstances).isEmpty());
  }

  /** The rules by which the actor is one of the part's deciders, see {@link #decides}. */
  List<Decision.Rule> deciding(
      Actor actor, RequestState state, PartState part, Set<GovernanceClass> classes, Instant now) {
    Set<Approval> wanted = wanted(part);
    return wanted.stream()
        .map(approval -> decider(state, approval, wanted, now))
        .flatMap(sign -> rules(actor, sign, classes, Decision::isAllowed))
        .distinct()
        .toList();
  }

  /** What the part needs or needed; none before it was submitted. */
  private static Set<Approval> wanted(PartState part) {
    if (!(part instanceof PartState.Seen seen)) {
      return Set.of();
    }
    Set<Approval> wanted = new HashSet<>(seen.required());
    part.approvals().forEach(given -> wanted.add(given.approval()));
    wanted.add(Approval.STEWARD);
    return wanted;
  }

  private Situation.Sign decider(
      RequestState state, Approval approval, Set<Approval> wanted, Instant now) {
    return new Situation.Sign(
            now, approval, state.requester(), team(state), Set.of(), Set.of(), Set.of())
        .ofRequesterAt(requesterOrg(state, wanted));
  }

  /**
   * Whether the actor may give one of these for somebody's request, not knowing whose: it may be
   * somebody of their own organisation.
   */
  boolean couldGive(Actor actor, Set<Approval> wanted, GovernanceClass each, Instant now) {
    Situation.Sign circumstances =
        new Situation.Sign(
                now, Approval.STEWARD, ActorRef.SYSTEM, Set.of(), Set.of(), Set.of(), Set.of())
            .ofRequesterAt(actor.org());
    return !decisions.mayGive(actor, wanted, each, circumstances).isEmpty();
  }

  /** Whether the actor may give the approval for every one of these classes. */
  boolean may(Actor actor, Signature sought, Set<GovernanceClass> classes) {
    return allow(actor, sought.approval(), classes, by(actor, sought));
  }

  /**
   * Whether the approval is one the actor may give for every one of these classes, whatever else of
   * the part they have signed: what decides which datasets they know of, not whether they may sign.
   */
  boolean signsFor(Actor actor, Signature sought, Set<GovernanceClass> classes) {
    return allow(actor, sought.approval(), classes, byWhoHasSignedNothing(sought));
  }

  private boolean allow(
      Actor actor, Approval approval, Set<GovernanceClass> classes, Situation.Sign circumstances) {
    return !classes.isEmpty()
        && classes.stream()
            .allMatch(
                each ->
                    decisions
                        .mayGive(actor, Set.of(approval), each, circumstances)
                        .contains(approval));
  }

  /** The rules that stop the actor from giving the approval. */
  List<Decision.Rule> against(Actor actor, Signature sought, Set<GovernanceClass> classes) {
    return rules(actor, by(actor, sought), classes, decision -> !decision.isAllowed())
        .distinct()
        .toList();
  }

  /** The rules by which the actor may give the approval. */
  List<Decision.Rule> allowing(Actor actor, Signature sought, Set<GovernanceClass> classes) {
    return rules(actor, by(actor, sought), classes, Decision::isAllowed).distinct().toList();
  }

  private Stream<Decision.Rule> rules(
      Actor actor,
      Situation.Sign circumstances,
      Set<GovernanceClass> classes,
      Predicate<Decision> which) {
    return classes.stream()
        .map(each -> decisions.decide(actor, Action.APPROVE, each, circumstances))
        .filter(which)
        .flatMap(decision -> decision.rules().stream());
  }

  private Situation.Sign by(Actor actor, Signature sought) {
    Set<Approval> own =
        sought
            .others()
            .filter(given -> given.by().sameAs(actor.ref()))
            .map(GivenApproval::approval)
            .collect(Collectors.toSet());
    return byWhoHasSignedNothing(sought).after(actor.ref(), own);
  }

  private Situation.Sign byWhoHasSignedNothing(Signature sought) {
    RequestState state = sought.state();
    return new Situation.Sign(
            sought.now(),
            sought.approval(),
            state.requester(),
            team(state),
            Set.of(),
            sought.others().map(GivenApproval::approval).collect(Collectors.toSet()),
            sought.others().map(GivenApproval::by).collect(Collectors.toSet()))
        .ofRequesterAt(requesterOrg(state, Set.of(sought.approval())));
  }

  /** Looked up only where it matters: the institution that signs is the requester's own. */
  private Optional<RorId> requesterOrg(RequestState state, Set<Approval> wanted) {
    return wanted.contains(Approval.INSTITUTION)
        ? actors.find(state.requester().id()).flatMap(Actor::org)
        : Optional.empty();
  }

  private static Set<ActorRef> team(RequestState state) {
    return state.onBehalfOf().map(Set::of).orElse(Set.of());
  }
}
