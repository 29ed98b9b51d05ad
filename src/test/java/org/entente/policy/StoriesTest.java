package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.policy.rule.Mutants;
import org.entente.policy.rule.Notation;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.RuleBook;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The shipped policies decide as {@code policies/tests} tells, by our evaluator and by real Cedar;
 * and the stories are enough to notice the loss of any policy.
 */
class StoriesTest {
  private static final List<Story> STORIES = Story.all();

  /** Its condition says again what the guardrail `agent-owners` demands: no decision differs. */
  private static final Set<String> SAID_TWICE = Set.of("consortium/agent-follows-person");

  @TestFactory
  Stream<DynamicContainer> theStoriesComeTrue() {
    return STORIES.stream()
        .map(
            story ->
                dynamicContainer(
                    story.story(),
                    story.cases().stream()
                        .map(told -> dynamicTest(told.name(), () -> comesTrue(story, told)))));
  }

  private static void comesTrue(Story story, Story.Case told) {
    StoryRun run = new StoryRun(story, told);
    StoryRun.Result ours = run.by(ShippedBundle.ACTIVE);
    assertThat(run.isTold(ours)).as("told %s%nis %s", told, ours).isTrue();
    switch (ours.decision()) {
      case "ask" -> {
        Set<Approval> needed = StoryRun.approvals(ours.approvals());
        assertThat(run.isConfirmedWith(ShippedBundle.ACTIVE, with(told, needed))).isTrue();
        for (Approval approval : needed) {
          Set<Approval> others = new HashSet<>(needed);
          others.remove(approval);
          assertThat(run.isConfirmedWith(ShippedBundle.ACTIVE, with(told, others)))
              .as("without " + approval)
              .isFalse();
        }
      }
      default -> {
        if (!told.does().equals("duty")) {
          assertThat(run.confirmed(ShippedBundle.ACTIVE)).isEqualTo(ours);
        }
      }
    }
  }

  private static Set<Approval> with(Story.Case told, Set<Approval> more) {
    Set<Approval> all = new HashSet<>(StoryRun.approvals(told.given()));
    all.addAll(more);
    return all;
  }

  /** A policy that can go unnoticed is one that nobody has tested. */
  @Test
  void theLossOfAnyPolicyIsNoticed() {
    assertThat(allComeTrueUnder(ShippedBundle.LOADED.rules().policies())).isTrue();
    List<String> unnoticed = new ArrayList<>();
    for (Policy policy : ShippedBundle.LOADED.rules().policies()) {
      List<Policy> rest = new ArrayList<>(ShippedBundle.LOADED.rules().policies());
      rest.remove(policy);
      if (allComeTrueUnder(rest)) {
        unnoticed.add(policy.id());
      }
    }
    assertThat(unnoticed).as("policies that no story tests").isEmpty();
  }

  /** Nor may a part of a condition, or a word of a list, go unnoticed. */
  @Test
  void theLossOfAnyPartOfAConditionIsNoticed() {
    List<String> unnoticed = new ArrayList<>();
    int mutants = 0;
    for (Policy policy : ShippedBundle.LOADED.rules().policies()) {
      for (Policy mutant : Mutants.of(policy)) {
        List<Policy> all = new ArrayList<>(ShippedBundle.LOADED.rules().policies());
        all.set(all.indexOf(policy), mutant);
        mutants++;
        if (!SAID_TWICE.contains(policy.id()) && allComeTrueUnder(all)) {
          unnoticed.add(policy.id() + ": " + Notation.of(mutant.condition()));
        }
      }
    }
    assertThat(unnoticed).as("of " + mutants + " mutants, those that no story tests").isEmpty();
  }

  private static boolean allComeTrueUnder(List<Policy> policies) {
    PolicySource.Loaded.Valid shipped = ShippedBundle.LOADED;
    ActiveBundle mutant =
        ActiveBundle.of(
            new PolicySource.Loaded.Valid(
                shipped.files(),
                shipped.bundle(),
                new RuleBook(policies),
                shipped.vocabulary(),
                shipped.oracle(),
                shipped.schema(),
                shipped.policies()));
    return STORIES.stream()
        .allMatch(
            story ->
                story.cases().stream()
                    .map(told -> new StoryRun(story, told))
                    .allMatch(run -> run.isTold(run.by(mutant))));
  }
}
