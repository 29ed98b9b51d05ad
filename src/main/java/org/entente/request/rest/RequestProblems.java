package org.entente.request.rest;

import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.request.AccessRequest;
import org.entente.request.Outcome;

/** The one place where what came of a command becomes an HTTP answer. */
final class RequestProblems {
  private RequestProblems() {}

  static AccessRequest orThrow(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.request();
      case Outcome.Unknown unknown -> throw Problem.notFound();
      case Outcome.NotAllowed no ->
          throw new Problem(ProblemType.FORBIDDEN, no.reason(), no.because().members());
      case Outcome.WrongState no -> throw new Problem(ProblemType.CONFLICT, no.reason());
      case Outcome.Invalid no -> throw new Problem(ProblemType.INVALID, no.reason());
    };
  }
}
