package org.entente.identity.rest;

import java.util.function.Supplier;
import org.entente.identity.RegisterOutcome;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/** What a register did not take, as RFC 9457 problems. None repeats a value. */
final class RegisterProblems {
  private RegisterProblems() {}

  /**
   * @return whether it said something new
   */
  static boolean orThrow(RegisterOutcome outcome) {
    return switch (outcome) {
      case RegisterOutcome.Recorded _ -> true;
      case RegisterOutcome.Unchanged _ -> false;
      case RegisterOutcome.Unknown _ -> throw Problem.notFound();
      case RegisterOutcome.NotAllowed(String reason) ->
          throw new Problem(ProblemType.FORBIDDEN, reason);
      case RegisterOutcome.Invalid(String reason) -> throw new Problem(ProblemType.INVALID, reason);
      case RegisterOutcome.Conflict(String reason) ->
          throw new Problem(ProblemType.CONFLICT, reason);
    };
  }

  /** The domain's types refuse what they cannot hold, in words meant for the sender. */
  static <T> T checked(Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException refused) {
      throw new Problem(ProblemType.INVALID, refused.getMessage());
    }
  }
}
