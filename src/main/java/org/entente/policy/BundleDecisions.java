package org.entente.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Question;

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

  /**
   * Whether what was allowed once still is, see {@link Standing}. Only for taking away and giving
   * back: nothing is received on the strength of it.
   */
  public Standing standing(
      Actor actor, Action action, GovernanceClass resource, Situation situation) {
    return reexamination().of(actor, action, resource, situation);
  }

  /** For finding the standing of many things at one instant. */
  public Reexamination reexamination() {
    return new Reexamination(bundle);
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

  /** As {@link #preflight}, with what would change each no, see {@link Decisions}. */
  public Preflight preflightWithWays(
      Actor actor,
      GovernanceClass resource,
      Purpose purpose,
      Instant now,
      Predicate<String> knownAgreements) {
    return new Preflights(bundle)
        .withWays(actor, resource, purpose, now, new Signposts(knownAgreements));
  }

  /** What the actor may discover at this moment; compiled anew, so keep it while it is used. */
  public AccessScope scope(Actor actor, Instant now, GovernanceClasses classes) {
    return new CompiledScope(bundle, actor, now, classes::subject);
  }

  /**
   * The questions that a decision comes down to, for whoever tells it part by part. None for an
   * action that software never does on somebody's behalf.
   */
  public List<LadderStep> steps(
      Actor actor, Action action, GovernanceClass resource, Situation situation) {
    if (Ladder.isForUsersOnly(action) && actor.kind() == ActorKind.AI_AGENT) {
      return List.of();
    }
    Entity dataset = DatasetEntities.entity(resource);
    List<LadderStep> steps = new ArrayList<>();
    for (Actor each : PrincipalEntities.chain(actor)) {
      Entity principal = bundle.principals().entity(each, situation.now());
      List<List<Action>> rungs = Ladder.rungs(action, situation);
      for (int rung = 0; rung < rungs.size(); rung++) {
        for (Action one : rungs.get(rung)) {
          boolean looks = one == Action.DISCOVER || one == Action.READ_METADATA;
          Question question =
              new Question(
                  principal,
                  one.word(),
                  dataset,
                  Circumstances.context(looks ? Circumstances.look(situation) : situation));
          steps.add(new LadderStep(each, rung, one, question, bundle.rules().on(one.word())));
        }
      }
    }
    return List.copyOf(steps);
  }

  /** The circumstances that the actor could bring about alone, as a preflight takes them. */
  public Situation.Use today(
      Actor actor, Action use, GovernanceClass resource, Purpose purpose, Instant now) {
    return Preflights.today(actor, use, resource, purpose, now);
  }

  /**
   * What the actor's access hangs on, rule by rule.
   *
   * @param open names of facts that are not to be read
   */
  public Prospect prospect(Actor actor, Instant now, Set<String> open) {
    return new Prospect(bundle, actor, now, open);
  }

  /** Names of the attributes that the schema declares of persons and agents. */
  public Set<String> declaredFacts() {
    return bundle.principals().names(attribute -> true);
  }

  /** Of these, those whose values are never shown. */
  public Set<String> sensitiveFacts() {
    return bundle.personal().sensitive();
  }
}
