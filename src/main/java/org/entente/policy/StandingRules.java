package org.entente.policy;

import java.util.Optional;
import org.entente.policy.Decision.Rule;

/** The few rules that stand in code, as people read them. */
final class StandingRules {
  /** No permit of the bundle comes near the question. */
  static final Rule NOT_SHARED =
      rule("not-shared", "Not shared", "The owner shares this by no rule.", Optional.empty());

  /** All that is said of a dataset that is hidden from whom it is said to. */
  static final Rule NOT_AVAILABLE =
      rule(
          "not-available",
          "Not available",
          "This is not available to you, or not any more.",
          Optional.empty());

  static final Rule PERSONS_ONLY =
      rule(
          "persons-only",
          "For persons only",
          "Software that acts for a person cannot do this.",
          Optional.of("Sign in yourself."));

  static final Rule EVALUATION_FAILED =
      rule(
          "evaluation-failed",
          "Could not be decided",
          "A rule could not be evaluated, so nothing is given out.",
          Optional.of("Tell the operators of this broker; they have been alerted."));

  static final Rule UNCONFIRMED =
      rule(
          "unconfirmed",
          "Could not be confirmed",
          "The decision could not be confirmed by the second engine, so nothing is given out.",
          Optional.of("Try again in a minute; the operators of this broker have been alerted."));

  /** All that others than the person hear of rules that turn on sensitive facts and say no. */
  static final Rule PERSONAL_OBSTACLE =
      rule(
          "personal-obstacle",
          "Something that only the person may hear of",
          "Something that only the person may hear of stands against it.",
          Optional.of("The person is told what it is when they ask themselves."));

  /** The same of rules that let through, or wait for an approval. */
  static final Rule PERSONAL_CONDITION =
      rule(
          "personal-condition",
          "Something that only the person may hear of",
          "Something that only the person may hear of has a say in it.",
          Optional.empty());

  private StandingRules() {}

  private static Rule rule(String id, String title, String reason, Optional<String> remedy) {
    return new Rule("entente/" + id, title, reason, remedy, Optional.empty());
  }
}
