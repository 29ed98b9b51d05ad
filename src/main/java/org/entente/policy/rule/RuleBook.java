package org.entente.policy.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The policies of a bundle, by action, and how they are evaluated together. */
public final class RuleBook {
  private final List<Policy> policies;
  private final Map<String, List<Policy>> byAction = new HashMap<>();
  private final Map<String, List<Rule>> rules = new HashMap<>();

  /** A policy and its condition as it is evaluated. */
  private record Rule(Policy policy, Expression condition) {}

  public RuleBook(List<Policy> policies) {
    this.policies = policies.stream().sorted(Comparator.comparing(Policy::id)).toList();
    for (Policy policy : this.policies) {
      Rule rule = new Rule(policy, Constants.folded(policy.condition()));
      for (String action : policy.actions()) {
        byAction.computeIfAbsent(action, _ -> new ArrayList<>()).add(policy);
        rules.computeIfAbsent(action, _ -> new ArrayList<>()).add(rule);
      }
    }
  }

  /** In the order of their ids. */
  public List<Policy> policies() {
    return policies;
  }

  /** Those that speak of the action, in the order of their ids. */
  public List<Policy> on(String action) {
    return byAction.getOrDefault(action, List.of());
  }

  /** Forbid overrides permit; nothing permitted is denied; an erring policy takes no part. */
  public Ruling ask(Question question, Trace trace) {
    Evaluator evaluator = new Evaluator(question, trace);
    List<Policy> permits = new ArrayList<>();
    List<Policy> forbids = new ArrayList<>();
    List<Policy> erring = new ArrayList<>();
    for (Rule rule : rules.getOrDefault(question.action(), List.of())) {
      Policy policy = rule.policy();
      switch (evaluator.truth(rule.condition())) {
        case HOLDS -> (policy.effect() == Policy.Effect.PERMIT ? permits : forbids).add(policy);
        case ERRS -> erring.add(policy);
        case FAILS -> {}
      }
    }
    boolean allowed = forbids.isEmpty() && !permits.isEmpty();
    return new Ruling(allowed, allowed ? permits : forbids, erring);
  }

  /**
   * As {@link Ruling#isCleanAllow} of {@link #ask} for these policies alone, all of them on the
   * action, and no further than that takes: the first forbid that holds, or the first error,
   * settles it.
   */
  public static boolean isCleanlyAllowed(List<Policy> policies, Question question, Trace trace) {
    Evaluator evaluator = new Evaluator(question, trace);
    boolean permitted = false;
    for (Policy policy : policies) {
      Truth truth = evaluator.truth(policy.condition());
      if (truth == Truth.ERRS
          || (truth == Truth.HOLDS && policy.effect() == Policy.Effect.FORBID)) {
        return false;
      }
      permitted |= truth == Truth.HOLDS;
    }
    return permitted;
  }
}
