package org.entente.policy.rest;

import java.util.Map;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftOutcome;

/** What refusals of commands on drafts are over HTTP. */
final class DraftProblems {
  private DraftProblems() {}

  static Draft orThrow(DraftOutcome outcome) {
    return switch (outcome) {
      case DraftOutcome.Done done -> done.draft();
      case DraftOutcome.Unknown _ -> throw Problem.notFound();
      case DraftOutcome.NotAllowed no -> throw new Problem(ProblemType.FORBIDDEN, no.reason());
      case DraftOutcome.Changed changed ->
          throw new Problem(
              ProblemType.PRECONDITION_FAILED,
              "The draft has changed since you read it; read it again, then repeat your change.",
              Map.of("version", changed.version()));
      case DraftOutcome.Conflict no ->
          throw new Problem(ProblemType.CONFLICT, no.reason(), Map.of("files", no.files()));
      case DraftOutcome.Invalid no ->
          throw new Problem(ProblemType.INVALID, no.reason(), Map.of("flaws", no.flaws()));
    };
  }
}
