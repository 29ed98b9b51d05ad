package org.entente.policy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.FactValue;
import org.entente.policy.Preflight.Answer;
import org.entente.policy.Preflight.Verdict;
import org.entente.policy.rule.Entity;

/**
 * Answers "may I?" as if the actor asked today, with everything they can bring along themselves.
 */
final class Preflights {
  private static final List<Action> USES = List.of(Action.RECEIVE, Action.COMPUTE, Action.TRAIN);

  private final ActiveBundle bundle;
  private final Decider decider;

  Preflights(ActiveBundle bundle) {
    this.bundle = bundle;
    this.decider = new Decider(bundle);
  }

  /**
   * Asking is worth it if what a request can grant for the purpose is within reach: to receive, or
   * to train. Computing in an enclave cannot be asked for, so it does not count.
   */
  Preflight of(Actor actor, GovernanceClass resource, Purpose purpose, Instant now) {
    Entity dataset = DatasetEntities.entity(resource);
    Map<Action, Verdict> verdicts = new EnumMap<>(Action.class);
    for (Action action : List.of(Action.DISCOVER, Action.READ_METADATA)) {
      verdicts.put(
          action, plain(actor, decider.decide(actor, action, dataset, Situation.Look.at(now))));
    }
    Decision asking =
        decider.decide(
            actor, Action.REQUEST, dataset, new Situation.Ask(now, purpose, Optional.empty()));
    for (Action use : USES) {
      Situation.Use today = today(actor, use, resource, actual(use, purpose), now);
      verdicts.put(use, use(actor, use, dataset, today, asking));
    }
    Situation.Use outside = today(actor, Action.RECEIVE, resource, purpose, now);
    verdicts.put(
        Action.REQUEST,
        asking.isAllowed()
            ? use(actor, granted(purpose), dataset, outside, asking)
            : plain(actor, asking));
    return new Preflight(bundle.hash(), verdicts, resource.governance().terms());
  }

  /**
   * The same, with what would change each no and what is still to do for each yes. Of a dataset
   * that is hidden nothing is sought, since nothing may be said of it.
   */
  Preflight withWays(
      Actor actor, GovernanceClass resource, Purpose purpose, Instant now, Signposts signposts) {
    Preflight plain = of(actor, resource, purpose, now);
    if (plain.verdicts().get(Action.DISCOVER).answer() == Answer.DENY
        || !Ways.areSoughtFor(actor)) {
      return plain;
    }
    Entity dataset = DatasetEntities.entity(resource);
    Ways ways = new Ways(bundle, actor, dataset, now, signposts);
    Map<Action, Verdict> verdicts = new EnumMap<>(plain.verdicts());
    verdicts.replaceAll(
        (action, verdict) ->
            verdict.answer() == Answer.DENY
                ? verdict.withWays(ways.to(aim(actor, action, resource, dataset, purpose, now)))
                : verdict);
    Formalities formalities = new Formalities(decider, actor, dataset);
    for (Action use : USES) {
      Situation.Use today = today(actor, use, resource, actual(use, purpose), now);
      verdicts.computeIfPresent(
          use,
          (_, verdict) ->
              verdict.answer() == Answer.DENY
                  ? verdict
                  : verdict.withFormalities(
                      formalities.of(use, today.withApprovals(verdict.approvalsNeeded()))));
    }
    return new Preflight(plain.bundle(), verdicts, plain.terms());
  }

  Aim aim(
      Actor actor,
      Action action,
      GovernanceClass resource,
      Entity dataset,
      Purpose purpose,
      Instant now) {
    if (action == Action.READ_METADATA) {
      return new ReadAim(bundle, actor, dataset, now);
    }
    boolean toAsk = action == Action.REQUEST;
    Action use = toAsk ? granted(purpose) : action;
    return new UseAim(
        bundle,
        actor,
        use,
        toAsk ? UseAim.Asking.THE_AIM : UseAim.Asking.A_MEANS,
        dataset,
        purpose,
        other ->
            today(other, toAsk ? Action.RECEIVE : action, resource, actual(action, purpose), now),
        now);
  }

  /** Training is a purpose of its own, whatever else is asked about. */
  private static Purpose actual(Action use, Purpose purpose) {
    return use == Action.TRAIN ? Purpose.AI_TRAINING : purpose;
  }

  private static Action granted(Purpose purpose) {
    return purpose == Purpose.AI_TRAINING ? Action.TRAIN : Action.RECEIVE;
  }

  /** The circumstances the actor could bring about alone. */
  static Situation.Use today(
      Actor actor, Action use, GovernanceClass resource, Purpose purpose, Instant now) {
    Governance governance = resource.governance();
    return today(
        actor,
        purpose,
        now,
        governance.terms(),
        use == Action.RECEIVE ? Optional.empty() : governance.enclave());
  }

  /** Those in which the actor would receive the data of some dataset, its terms left open. */
  static Situation.Use today(Actor actor, Purpose purpose, Instant now) {
    return today(actor, purpose, now, Set.of(), Optional.empty());
  }

  private static Situation.Use today(
      Actor actor, Purpose purpose, Instant now, Set<String> terms, Optional<String> enclave) {
    Optional<String> country = actor.fact("orgCountry", now).flatMap(Preflights::text);
    return new Situation.Use(
        now,
        purpose,
        Optional.empty(),
        Set.of(),
        terms,
        Optional.of(0L),
        new Situation.Destination(actor.org(), country),
        true,
        enclave);
  }

  private static Optional<String> text(FactValue value) {
    return value instanceof FactValue.Text text ? Optional.of(text.value()) : Optional.empty();
  }

  private static Verdict plain(Actor actor, Decision decision) {
    return switch (decision) {
      case Decision.Allowed allowed ->
          new Verdict(Answer.ALLOW, Set.of(), Explanation.ofConditions(allowed, actor));
      case Decision.Denied denied ->
          new Verdict(Answer.DENY, Set.of(), Explanation.of(denied, actor));
    };
  }

  /** A use that somebody must decide about is out of reach for those who may not even ask. */
  private Verdict use(
      Actor actor, Action action, Entity dataset, Situation.Use today, Decision asking) {
    return switch (decider.need(actor, action, dataset, today)) {
      case Need.Nothing nothing -> plain(actor, nothing.decision());
      case Need.Impossible impossible -> plain(actor, impossible.decision());
      case Need.Approvals approvals when asking.isAllowed() ->
          new Verdict(
              Answer.ASK,
              approvals.approvals(),
              Explanation.ofConditions(decider.decide(actor, action, dataset, today), actor));
      case Need.Approvals _ -> plain(actor, asking);
    };
  }
}
