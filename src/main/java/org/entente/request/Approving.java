package org.entente.request;

import java.util.List;
import java.util.Optional;
import org.entente.kernel.RorId;
import org.entente.policy.Decision;
import org.entente.request.Circumstances.PartFacts;
import org.entente.request.Refusal.Invalid;
import org.entente.request.Refusal.NotAllowed;
import org.entente.request.Refusal.WrongState;
import org.entente.request.Verdict.Accepted;
import org.entente.request.Verdict.Refused;

/** The part of {@link Workflow} that decides about one approval being given. */
final class Approving {
  private Approving() {}

  static Verdict decide(RequestState state, Command.Approve command, Circumstances facts) {
    List<RorId> theirs = Workflow.decidedBy(facts, command.owner());
    if (theirs.isEmpty()) {
      return new Refused(new Invalid(Workflow.NO_SUCH_PART));
    }
    List<RorId> signable =
        theirs.stream()
            .filter(owner -> facts.parts().get(owner).mayGive().contains(command.approval()))
            .toList();
    if (signable.isEmpty()) {
      return new Refused(mayNotGive(command, theirs, facts));
    }
    Optional<Invalid> tooLong = Comments.check(command.comment());
    if (tooLong.isPresent()) {
      return new Refused(tooLong.get());
    }
    List<RorId> waiting =
        Workflow.inState(state, Verb.APPROVE, facts, signable::contains).stream()
            .filter(owner -> wants(state.parts().get(owner), command))
            .toList();
    if (waiting.isEmpty()) {
      return nobodyWaits(state, command, signable, facts);
    }
    if (waiting.size() > 1) {
      return new Refused(
          new Invalid(
              "Several parts need the approval `%s`; name the `owner` of the one you mean."
                  .formatted(command.approval().word())));
    }
    return sign(waiting.getFirst(), command, facts);
  }

  static boolean wants(PartState part, Command.Approve command) {
    return part instanceof PartState.Submitted submitted
        && submitted.outstanding().contains(command.approval());
  }

  private static NotAllowed mayNotGive(
      Command.Approve command, List<RorId> theirs, Circumstances facts) {
    List<Decision.Rule> rules =
        theirs.stream()
            .flatMap(owner -> facts.parts().get(owner).against().stream())
            .distinct()
            .toList();
    return new NotAllowed(
        "You may not give the approval `%s` here.".formatted(command.approval().word()), rules);
  }

  /** A second click by the same person changes nothing and is no error. */
  private static Verdict nobodyWaits(
      RequestState state, Command.Approve command, List<RorId> signable, Circumstances facts) {
    List<AccessRequest.GivenApproval> before =
        signable.stream()
            .flatMap(owner -> state.parts().get(owner).approvals().stream())
            .filter(given -> given.approval() == command.approval())
            .toList();
    if (before.stream().anyMatch(given -> given.by().sameAs(facts.by()))) {
      return new Accepted(List.of());
    }
    if (!before.isEmpty()) {
      return new Refused(
          new WrongState(
              "The approval `%s` was already given by %s."
                  .formatted(command.approval().word(), before.getFirst().by().name())));
    }
    List<RorId> open = Workflow.inState(state, Verb.APPROVE, facts, signable::contains);
    return open.isEmpty()
        ? Workflow.wrongState(state, facts, "approved")
        : new Refused(
            new WrongState(
                "The approval `%s` is not needed here.".formatted(command.approval().word())));
  }

  private static Verdict sign(RorId owner, Command.Approve command, Circumstances facts) {
    PartFacts part = facts.parts().get(owner);
    return switch (part.assessment().orElseThrow()) {
      case Assessment.Barred barred -> new Refused(new Refusal.Barred(Standing.DECIDER, barred));
      case Assessment.Wanting wanting ->
          new Accepted(
              List.of(
                  new RequestEvent.ApprovalGiven(
                      facts.by(),
                      facts.now(),
                      owner,
                      command.approval(),
                      wanting.outstanding(),
                      Comments.given(command.comment()))));
      case Assessment.Clear clear ->
          new Accepted(
              List.of(
                  new RequestEvent.Approved(
                      facts.by(),
                      facts.now(),
                      owner,
                      Optional.of(command.approval()),
                      clear.until(),
                      clear.bundle(),
                      Comments.given(command.comment()))));
    };
  }
}
