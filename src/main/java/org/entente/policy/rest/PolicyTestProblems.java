package org.entente.policy.rest;

import java.util.List;
import java.util.function.Function;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.story.PolicyTests;

/** What tests of policies come to over HTTP. */
final class PolicyTestProblems {
  private PolicyTestProblems() {}

  /**
   * @param flawed what flaws of these policies are to the caller
   */
  static PolicyTestReport orThrow(
      PolicyTests.Tested tested, Function<List<String>, Problem> flawed) {
    return switch (tested) {
      case PolicyTests.Tested.Done done -> PolicyTestReport.of(done.results());
      case PolicyTests.Tested.Flawed no -> throw flawed.apply(no.flaws());
      case PolicyTests.Tested.OutOfTime late ->
          throw new Problem(
              ProblemType.INVALID,
              "These stories take longer than %d seconds to decide. Test fewer of them, or simpler"
                      .formatted(late.allowed().toSeconds())
                  + " policies.");
      case PolicyTests.Tested.Busy _ ->
          throw new Problem(
              ProblemType.TOO_MANY_REQUESTS, "Another test is running. Try again in a moment.");
    };
  }
}
