package org.entente.request.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.kernel.RorId;
import org.entente.policy.Decision;
import org.entente.request.AccessRequest;
import org.entente.request.Outcome;

/** The one place where what came of a command becomes an HTTP answer. */
final class RequestProblems {
  private RequestProblems() {}

  /** A rule as it is shown to the one it stopped. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record RuleRecord(
      String id, String title, String reason, Optional<String> remedy, Optional<RorId> owner) {}

  static AccessRequest orThrow(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.request();
      case Outcome.Unknown unknown -> throw Problem.notFound();
      case Outcome.NotAllowed no ->
          throw new Problem(ProblemType.FORBIDDEN, no.reason(), Map.of("rules", rules(no.rules())));
      case Outcome.WrongState no -> throw new Problem(ProblemType.CONFLICT, no.reason());
      case Outcome.Invalid no -> throw new Problem(ProblemType.INVALID, no.reason());
    };
  }

  private static List<RuleRecord> rules(List<Decision.Rule> rules) {
    return rules.stream()
        .map(
            rule ->
                new RuleRecord(rule.id(), rule.title(), rule.reason(), rule.remedy(), rule.owner()))
        .toList();
  }
}
