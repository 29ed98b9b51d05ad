package org.entente.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.identity.Actor;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.Ruling;
import org.entente.policy.rule.Trace;

/**
 * Collects what comes with a use. Every permit on {@code duty} that matches counts, for everyone in
 * the chain: obligations unite, the shortest lifetime wins.
 *
 * <p>Duties are rules of their own because a forbid never determines an allow: a guardrail could
 * otherwise impose neither lifetime nor obligation.
 */
final class DutyRoll {
  /** No rule can make an access token live longer. */
  private static final Duration LONGEST_TOKEN = Duration.ofHours(1);

  private final ActiveBundle bundle;
  private final Map<String, Decision.Rule> rules = new TreeMap<>();
  private final Set<String> obligations = new TreeSet<>();
  private Optional<Duration> maxGrant = Optional.empty();
  private Duration maxToken = LONGEST_TOKEN;

  DutyRoll(ActiveBundle bundle) {
    this.bundle = bundle;
  }

  /** If a rule cannot be evaluated the lifetimes are zero: nothing is issued under it. */
  Duties of(Actor actor, GovernanceClass resource, Situation.Use use) {
    Entity dataset = DatasetEntities.entity(resource);
    obligations.addAll(resource.governance().obligations());
    for (Actor each : PrincipalEntities.chain(actor)) {
      Question question =
          new Question(
              bundle.principals().entity(each, use.now()),
              Action.DUTY.word(),
              dataset,
              Circumstances.context(use));
      Ruling ruling = bundle.rules().ask(question, new Trace(use.now()));
      if (!ruling.erring().isEmpty()) {
        Alarms.evaluationFailed(ruling.erring().stream().map(Policy::id).toList(), bundle.hash());
        return new Duties(
            obligations,
            Optional.of(Duration.ZERO),
            Duration.ZERO,
            List.of(StandingRules.EVALUATION_FAILED));
      }
      ruling.determining().forEach(this::add);
    }
    return new Duties(obligations, maxGrant, maxToken, List.copyOf(rules.values()));
  }

  private void add(Policy policy) {
    Policy.Duty duty = policy.duty().orElseThrow();
    rules.put(policy.id(), bundle.personal().told(policy));
    obligations.addAll(duty.obligations());
    maxGrant =
        duty.maxGrant()
            .map(it -> maxGrant.map(old -> shorter(old, it)).orElse(it))
            .or(() -> maxGrant);
    maxToken = duty.maxToken().map(it -> shorter(maxToken, it)).orElse(maxToken);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
