package org.entente.policy.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.BundleDecisions;
import org.entente.policy.PolicySource;
import org.entente.policy.ShippedBundle;
import org.entente.policy.Situation;
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
  private static final PolicySource.Loaded.Valid SHIPPED = ShippedBundle.LOADED;
  private static final List<Story> STORIES = stories();
  private static final BundleDecisions DECISIONS = BundleDecisions.of(SHIPPED);

  /** Every case with the rules that determined it. */
  private static final Map<StoryCase, Set<String>> CASES = new IdentityHashMap<>();

  static {
    STORIES.stream()
        .flatMap(story -> story.cases().stream())
        .forEach(
            told ->
                CASES.put(told, told.by(DECISIONS, new HashMap<>()).because().orElse(Set.of())));
  }

  private static List<Story> stories() {
    return switch (Stories.of(SHIPPED.files())) {
      case Stories.Read.Readable readable -> readable.stories().all();
      case Stories.Read.Unreadable unreadable ->
          throw new AssertionError(String.join("\n", unreadable.flaws()));
    };
  }

  @TestFactory
  Stream<DynamicContainer> theStoriesComeTrue() {
    return STORIES.stream()
        .map(
            story ->
                dynamicContainer(
                    story.file() + ": " + story.title(),
                    story.cases().stream()
                        .map(told -> dynamicTest(told.name(), () -> comesTrue(story, told)))));
  }

  private static void comesTrue(Story story, StoryCase told) {
    Outcome ours = told.by(DECISIONS, new HashMap<>());
    assertThat(told.expected().differences(ours))
        .as("%s:%d told %s%nis %s", story.file(), told.line(), told.expected(), ours)
        .isEmpty();
    switch (ours.decision()) {
      case "ask" -> {
        Set<Approval> needed =
            ours.approvals().orElseThrow().stream()
                .map(word -> Approval.parse(word).orElseThrow())
                .collect(Collectors.toSet());
        assertThat(isConfirmedWith(told, needed)).isTrue();
        for (Approval approval : needed) {
          Set<Approval> others = new HashSet<>(needed);
          others.remove(approval);
          assertThat(isConfirmedWith(told, others)).as("without " + approval).isFalse();
        }
      }
      default -> {
        if (told.action() != Action.DUTY) {
          assertThat(
                  StoryCase.of(
                      DECISIONS.confirm(
                          told.actor(), told.action(), told.dataset(), told.situation()),
                      new HashMap<>()))
              .isEqualTo(ours);
        }
      }
    }
  }

  /** Whether real Cedar allows it once these approvals are given as well. */
  private static boolean isConfirmedWith(StoryCase told, Set<Approval> more) {
    Situation.Use use = (Situation.Use) told.situation();
    Set<Approval> given = new HashSet<>(use.approvals());
    given.addAll(more);
    return DECISIONS
        .confirm(told.actor(), told.action(), told.dataset(), use.withApprovals(given))
        .isAllowed();
  }

  /** A no that names no rule would be told as well by a rule that has nothing to do with it. */
  @Test
  void everyNoNamesItsRulesAndEveryAskItsApprovals() {
    List<String> silent = new ArrayList<>();
    for (Story story : STORIES) {
      for (StoryCase told : story.cases()) {
        Outcome expected = told.expected();
        boolean tells =
            switch (expected.decision()) {
              case "deny" -> expected.because().isPresent();
              case "ask" -> expected.approvals().isPresent();
              default -> true;
            };
        if (!tells) {
          silent.add(
              "%s:%d %s: %s"
                  .formatted(
                      story.file(), told.line(), told.name(), told.by(DECISIONS, new HashMap<>())));
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  /** A policy that can go unnoticed is one that nobody has tested. */
  @Test
  void theLossOfAnyPolicyIsNoticed() {
    List<String> unnoticed = new ArrayList<>();
    for (Policy policy : SHIPPED.rules().policies()) {
      List<Policy> rest = new ArrayList<>(SHIPPED.rules().policies());
      rest.remove(policy);
      if (allComeTrueUnder(rest, policy)) {
        unnoticed.add(policy.id());
      }
    }
    assertThat(unnoticed).as("policies that no story tests").isEmpty();
  }

  /** Nor can a policy be turned into its opposite. */
  @Test
  void theNegationOfAnyPolicyIsNoticed() {
    List<String> unnoticed = new ArrayList<>();
    for (Policy policy : SHIPPED.rules().policies()) {
      if (allComeTrueUnder(with(policy, Mutants.negated(policy)), policy)) {
        unnoticed.add(policy.id());
      }
    }
    assertThat(unnoticed).as("policies whose negation no story tells from them").isEmpty();
  }

  /** Nor may a part of a condition, or a word of a list, go unnoticed. */
  @Test
  void theLossOfAnyPartOfAConditionIsNoticed() {
    List<String> unnoticed = new ArrayList<>();
    int mutants = 0;
    for (Policy policy : SHIPPED.rules().policies()) {
      for (Policy mutant : Mutants.of(policy)) {
        mutants++;
        if (allComeTrueUnder(with(policy, mutant), policy)) {
          unnoticed.add(policy.id() + ": " + Notation.of(mutant.condition()));
        }
      }
    }
    assertThat(unnoticed).as("of " + mutants + " mutants, those that no story tests").isEmpty();
  }

  private static List<Policy> with(Policy policy, Policy mutant) {
    List<Policy> all = new ArrayList<>(SHIPPED.rules().policies());
    all.set(all.indexOf(policy), mutant);
    return all;
  }

  /** Asks first the cases in which the policy had a say: mostly one of them notices. */
  private static boolean allComeTrueUnder(List<Policy> policies, Policy changed) {
    BundleDecisions mutant =
        BundleDecisions.of(
            new PolicySource.Loaded.Valid(
                SHIPPED.files(),
                SHIPPED.bundle(),
                new RuleBook(policies),
                SHIPPED.vocabulary(),
                SHIPPED.oracle(),
                SHIPPED.schema(),
                SHIPPED.policies()));
    Map<String, String> titles = new HashMap<>();
    return Stream.of(true, false)
        .flatMap(
            having ->
                CASES.entrySet().stream()
                    .filter(each -> each.getValue().contains(changed.id()) == having)
                    .map(Map.Entry::getKey))
        .allMatch(told -> told.expected().differences(told.by(mutant, titles)).isEmpty());
  }
}
