package org.entente.policy.bundle;

import java.util.Optional;
import java.util.stream.Stream;
import org.entente.policy.SensitiveFacts;
import org.entente.policy.cedar.CedarPolicy;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Notation;

/**
 * Refuses rules whose outcome others are shown and which turn on a sensitive fact, so that what is
 * shown would tell of the person.
 *
 * <p>INVARIANT (discretion): what comes with data (obligations, lifetimes) turns on no sensitive
 * fact, whoever writes the rule; and in a partner's rule neither does which approvals or accepted
 * terms a person needs. Whoever decides about a request sees all of these.
 */
final class Discretion {
  private final SensitiveFacts sensitive;

  Discretion(SensitiveFacts sensitive) {
    this.sensitive = sensitive;
  }

  /**
   * @param partners whether a partner wrote it
   * @throws Flaw naming the expression
   */
  void check(CedarPolicy policy, boolean partners) {
    Optional<Expression> mention = sensitive.mentionedIn(policy.condition());
    if (mention.isEmpty()) {
      return;
    }
    if (policy.actions().contains("duty")) {
      throw refuse(
          mention.get(),
          "this fact is sensitive, and a `duty` may not turn on it: obligations and lifetimes are"
              + " shown to others, whom they would tell of the person");
    }
    if (partners && all(policy.condition()).anyMatch(Admission::isGiven)) {
      throw refuse(
          mention.get(),
          "this fact is sensitive, and a partner's policy may not ask for it together with"
              + " approvals or accepted terms: which of them a person needs is shown to others,"
              + " whom it would tell of the person");
    }
  }

  private static Stream<Expression> all(Expression expression) {
    return Stream.concat(Stream.of(expression), expression.parts().flatMap(Discretion::all));
  }

  private static Flaw refuse(Expression expression, String why) {
    return new Flaw("`" + Notation.of(expression) + "`: " + why);
  }
}
