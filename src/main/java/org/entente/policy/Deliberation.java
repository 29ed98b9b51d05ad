package org.entente.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Fact;
import org.entente.policy.Decision.Missing;
import org.entente.policy.Decision.Rule;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.Ruling;
import org.entente.policy.rule.Trace;
import org.entente.policy.rule.Value;

/**
 * One decision: the questions of the ladder, for everyone in the chain, put to a judge.
 *
 * <p>All blockers are collected, so that a person hears of them at once; but nothing above {@code
 * discover} is asked of someone who may not know that the dataset exists.
 */
final class Deliberation {
  private final ActiveBundle bundle;
  private final Judge judge;
  private final Action action;
  private final Situation situation;
  private final Entity resource;
  private final Map<String, Rule> allowing = new TreeMap<>();
  private final Map<String, Rule> blocking = new TreeMap<>();
  private final Map<String, Missing> missing = new TreeMap<>();
  private Optional<Instant> validUntil = Optional.empty();
  private boolean explaining = true;
  private Decision.Visibility visibility = Decision.Visibility.KNOWN;
  private BooleanSupplier readsRecord = () -> false;

  Deliberation(
      ActiveBundle bundle, Judge judge, Action action, Entity resource, Situation situation) {
    this.bundle = bundle;
    this.judge = judge;
    this.action = action;
    this.resource = resource;
    this.situation = situation;
  }

  Decision decide(Actor actor) {
    if (Ladder.isForUsersOnly(action) && actor.kind() == ActorKind.AI_AGENT) {
      return new Decision.Denied(bundle.hash(), List.of(StandingRules.PERSONS_ONLY), List.of());
    }
    boolean allowed = true;
    readsRecord = () -> readsRecord(actor);
    for (Actor each : PrincipalEntities.chain(actor)) {
      allowed &= climb(each);
    }
    return allowed
        ? new Decision.Allowed(bundle.hash(), allowing(), validUntil)
        : new Decision.Denied(
            bundle.hash(),
            List.copyOf(blocking.values()),
            List.copyOf(missing.values()),
            visibility);
  }

  /** The bare answer, for a scope that asks thousands of times. */
  boolean isAllowed(Actor actor) {
    explaining = false;
    return !(Ladder.isForUsersOnly(action) && actor.kind() == ActorKind.AI_AGENT)
        && PrincipalEntities.chain(actor).stream().allMatch(this::climb);
  }

  /** The rules that allow what was allowed so far, in the order of their ids. */
  List<Rule> allowing() {
    return List.copyOf(allowing.values());
  }

  /** The next date or expiry that may change the answer. */
  Optional<Instant> validUntil() {
    return validUntil;
  }

  private boolean climb(Actor actor) {
    Entity principal = bundle.principals().entity(actor, situation.now());
    boolean allowed = true;
    for (List<Action> rung : Ladder.rungs(action, situation)) {
      boolean held = stand(actor, principal, rung);
      allowed &= held;
      if (!held && rung.contains(Action.DISCOVER)) {
        visibility = Decision.Visibility.HIDDEN;
        break;
      }
    }
    return allowed;
  }

  /** Whether one of the alternatives is allowed; if none is, the first one explains. */
  private boolean stand(Actor actor, Entity principal, List<Action> alternatives) {
    List<Runnable> refusals = new ArrayList<>();
    for (Action alternative : alternatives) {
      Question question =
          new Question(principal, alternative.word(), resource, context(alternative));
      Trace trace = new Trace(situation.now());
      Ruling ruling = judge.judge(question, trace);
      note(actor, trace);
      if (ruling.isCleanAllow()) {
        ruling
            .determining()
            .forEach(policy -> allowing.put(policy.id(), bundle.personal().told(policy)));
        return true;
      }
      refusals.add(() -> refuse(actor, question, ruling));
    }
    if (explaining) {
      refusals.getFirst().run();
    }
    return false;
  }

  private Map<String, Value> context(Action elementary) {
    boolean looks = elementary == Action.DISCOVER || elementary == Action.READ_METADATA;
    return Circumstances.context(looks ? Circumstances.look(situation) : situation);
  }

  private void refuse(Actor actor, Question question, Ruling ruling) {
    if (!ruling.erring().isEmpty()) {
      blocking.put(StandingRules.EVALUATION_FAILED.id(), StandingRules.EVALUATION_FAILED);
      Alarms.evaluationFailed(ruling.erring().stream().map(Policy::id).toList(), bundle.hash());
    }
    Lapses lapses = new Lapses(actor, resource, situation.now(), readsRecord);
    Explainer.Finding finding = bundle.explainer().explain(question, ruling, lapses);
    finding.rules().forEach(rule -> blocking.put(rule.id(), rule));
    finding.missing().forEach(fact -> missing.merge(fact.attribute(), fact, Lapses::fuller));
  }

  /** From outside any enclave: that is where reasons are told, wherever the use would be. */
  private boolean readsRecord(Actor actor) {
    Situation.Look look = Situation.Look.at(situation.now());
    return new Deliberation(bundle, bundle.ourEvaluator(), Action.READ_METADATA, resource, look)
        .isAllowed(actor);
  }

  private void note(Actor actor, Trace trace) {
    Set<Optional<Instant>> ends = new HashSet<>();
    ends.add(trace.nextDate());
    for (String name : trace.factsRead()) {
      Fact fact = actor.facts().get(name);
      if (fact != null && fact.isCurrentAt(situation.now())) {
        ends.add(fact.expiresAt());
      }
    }
    ends.add(validUntil);
    validUntil = ends.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
  }
}
