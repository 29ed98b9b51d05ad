package org.entente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.request.Stories.ORNL;
import static org.entente.request.Stories.after;
import static org.entente.request.Stories.clear;
import static org.entente.request.Stories.created;
import static org.entente.request.Stories.sought;
import static org.entente.request.Stories.submitted;
import static org.entente.request.Stories.wanting;

import java.util.List;
import java.util.Optional;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.request.Stories.Story;
import org.junit.jupiter.api.Test;

/** What the trail says that an event rests on. */
class GroundsTest {
  @Test
  void aSubmissionRestsOnTheRulesByWhichOneMayAsk() {
    Story story = after(created(ORNL)).asRequester(wanting(Approval.STEWARD));

    assertThat(grounds(story, new Command.Submit())).containsExactly(List.of(Stories.ASK));
  }

  @Test
  void whatThePoliciesApproveThemselvesRestsOnThoseOfTheUse() {
    Story story = after(created(ORNL)).asRequester(clear());

    assertThat(grounds(story, new Command.Submit()))
        .containsExactly(List.of(Stories.ASK), List.of(Stories.USE));
  }

  @Test
  void anApprovalRestsOnTheRightToGiveItAndTheLastOneOnTheUseToo() {
    RequestEvent sent = submitted(sought(ORNL, Approval.STEWARD));
    Command approve = new Command.Approve(Approval.STEWARD, Optional.empty(), "");

    assertThat(
            grounds(
                after(created(ORNL), sent)
                    .asDeciderOf(
                        ORNL, Stories.STEWARD, wanting(Approval.EXPORT_CONTROL), Approval.STEWARD),
                approve))
        .containsExactly(List.of(Stories.SIGN));
    assertThat(
            grounds(
                after(created(ORNL), sent)
                    .asDeciderOf(ORNL, Stories.STEWARD, clear(), Approval.STEWARD),
                approve))
        .containsExactly(List.of(Stories.SIGN, Stories.USE));
  }

  @Test
  void whereNoPolicyWasAskedNoneIsNamed() {
    Story story = after(created(ORNL)).asRequester();

    assertThat(grounds(story, new Command.Withdraw(""))).containsExactly(List.of());
  }

  private static List<List<Decision.Rule>> grounds(Story story, Command command) {
    Verdict.Accepted accepted = (Verdict.Accepted) story.does(command);
    return accepted.events().stream()
        .map(event -> Grounds.of(event, story.circumstances()))
        .toList();
  }
}
