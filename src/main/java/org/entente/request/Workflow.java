package org.entente.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.request.AccessRequest.State;
import org.entente.request.Circumstances.PartFacts;
import org.entente.request.Refusal.Invalid;
import org.entente.request.Refusal.NotAllowed;
import org.entente.request.Refusal.NotVisible;
import org.entente.request.Refusal.WrongState;
import org.entente.request.Verdict.Accepted;
import org.entente.request.Verdict.Refused;

/**
 * The rules of asking and deciding: state, command and circumstances in, events or a refusal out.
 *
 * <p>Pure: no I/O, no clock, no randomness. Each command is judged in the same order, so that no
 * answer tells more than the caller may know: is the request visible, is the command ever theirs,
 * does it say what it must, is it possible now, do the policies agree.
 */
final class Workflow {
  /** Bounds a request's history, which is read whole. */
  static final int MOST_EVENTS = 1_000;

  private Workflow() {}

  static Verdict decide(RequestState state, Command command, Circumstances circumstances) {
    Standing standing = circumstances.standing();
    if (standing == Standing.OTHER) {
      return new Refused(new NotVisible());
    }
    if (!Permissions.everPermitted(Verb.of(command), standing)) {
      return new Refused(notTheirs(standing, circumstances));
    }
    return switch (command) {
      case Command.Submit submit -> submit(state, submit, circumstances);
      case Command.Approve approve -> Approving.decide(state, approve, circumstances);
      case Command.Reject reject ->
          turnDown(state, reject, reject.owner(), reject.comment(), circumstances);
      case Command.Return giveBack ->
          turnDown(state, giveBack, giveBack.owner(), giveBack.comment(), circumstances);
      case Command.Withdraw withdraw -> withdraw(state, withdraw, circumstances);
      case Command.Comment comment -> comment(state, comment, circumstances);
    };
  }

  private static NotAllowed notTheirs(Standing standing, Circumstances circumstances) {
    List<Decision.Rule> rules =
        circumstances.parts().values().stream()
            .flatMap(facts -> facts.against().stream())
            .distinct()
            .toList();
    return standing == Standing.REQUESTER
        ? new NotAllowed("Nobody decides about what they asked for themselves.", rules)
        : new NotAllowed("Only the requester may do this.", rules);
  }

  private static Verdict submit(RequestState state, Command.Submit command, Circumstances facts) {
    List<RorId> owners = inState(state, Verb.SUBMIT, facts, owner -> true);
    if (owners.isEmpty()) {
      return wrongState(state, facts, "submitted");
    }
    Optional<Invalid> tooLong = Comments.check(command.comment());
    if (tooLong.isPresent()) {
      return new Refused(tooLong.get());
    }
    List<RequestEvent.Sought> sought = new ArrayList<>();
    List<RequestEvent> cleared = new ArrayList<>();
    for (RorId owner : owners) {
      PartFacts part = facts.parts().get(owner);
      switch (part.assessment().orElseThrow()) {
        case Assessment.Barred barred -> {
          return new Refused(new Refusal.Barred(Standing.REQUESTER, barred));
        }
        case Assessment.Wanting wanting ->
            sought.add(new RequestEvent.Sought(owner, wanting.outstanding(), part.classes()));
        case Assessment.Clear clear -> {
          sought.add(new RequestEvent.Sought(owner, Set.of(), part.classes()));
          cleared.add(
              new RequestEvent.Approved(
                  ActorRef.SYSTEM,
                  facts.now(),
                  owner,
                  Optional.empty(),
                  clear.until(),
                  clear.bundle(),
                  Optional.empty()));
        }
      }
    }
    List<RequestEvent> events = new ArrayList<>();
    events.add(
        new RequestEvent.Submitted(
            facts.by(), facts.now(), sought, Comments.given(command.comment())));
    events.addAll(cleared);
    return new Accepted(events);
  }

  private static Verdict turnDown(
      RequestState state,
      Command command,
      Optional<RorId> named,
      String comment,
      Circumstances facts) {
    List<RorId> theirs = decidedBy(facts, named);
    if (theirs.isEmpty()) {
      return new Refused(new Invalid(NO_SUCH_PART));
    }
    Optional<Invalid> missing = Comments.require(comment);
    if (missing.isPresent()) {
      return new Refused(missing.get());
    }
    Verb verb = Verb.of(command);
    List<RorId> owners = inState(state, verb, facts, theirs::contains);
    if (owners.isEmpty()) {
      return wrongState(state, facts, verb == Verb.REJECT ? "rejected" : "returned");
    }
    List<RequestEvent> events = new ArrayList<>();
    for (RorId owner : owners) {
      events.add(
          verb == Verb.REJECT
              ? new RequestEvent.Rejected(facts.by(), facts.now(), owner, comment.strip())
              : new RequestEvent.Returned(facts.by(), facts.now(), owner, comment.strip()));
    }
    return new Accepted(events);
  }

  static final String NO_SUCH_PART = "`owner` names no part of this request that you decide about.";

  private static Verdict withdraw(
      RequestState state, Command.Withdraw command, Circumstances facts) {
    if (inState(state, Verb.WITHDRAW, facts, owner -> true).isEmpty()) {
      return wrongState(state, facts, "withdrawn");
    }
    Optional<Invalid> tooLong = Comments.check(command.comment());
    return tooLong.isPresent()
        ? new Refused(tooLong.get())
        : new Accepted(
            List.of(
                new RequestEvent.Withdrawn(
                    facts.by(), facts.now(), Comments.given(command.comment()))));
  }

  private static Verdict comment(RequestState state, Command.Comment command, Circumstances facts) {
    Optional<Invalid> missing = Comments.require(command.text());
    if (missing.isPresent()) {
      return new Refused(missing.get());
    }
    if (!Permissions.permitted(state.state(), facts.standing()).contains(Verb.COMMENT)) {
      return wrongState(state, facts, "commented on");
    }
    if (state.version() >= MOST_EVENTS) {
      return new Refused(new WrongState("The request holds as many comments as it can."));
    }
    return new Accepted(
        List.of(
            new RequestEvent.Commented(
                facts.by(),
                facts.now(),
                command.text().strip(),
                facts.standing() == Standing.DECIDER
                    ? Optional.of(Set.copyOf(decidedBy(facts, Optional.empty())))
                    : Optional.empty())));
  }

  /** Owners of the parts in which the caller decides, or only the named one. */
  static List<RorId> decidedBy(Circumstances facts, Optional<RorId> named) {
    return facts.parts().entrySet().stream()
        .filter(part -> part.getValue().standing() == Standing.DECIDER)
        .map(Map.Entry::getKey)
        .filter(owner -> named.map(owner::equals).orElse(true))
        .sorted()
        .toList();
  }

  /** Owners of the parts whose state lets the caller do this, in a fixed order. */
  static List<RorId> inState(
      RequestState state, Verb verb, Circumstances facts, Predicate<RorId> among) {
    return state.parts().entrySet().stream()
        .filter(part -> among.test(part.getKey()))
        .filter(
            part -> Permissions.permitted(part.getValue().state(), facts.standing()).contains(verb))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** By the state of those parts that the caller may see. */
  static Refused wrongState(RequestState state, Circumstances facts, String done) {
    State seen = state.state(owner -> facts.parts().get(owner).standing() != Standing.OTHER);
    return new Refused(
        new WrongState("A request that is %s cannot be %s any more.".formatted(seen.word(), done)));
  }

  static String words(Collection<Approval> approvals) {
    return approvals.stream()
        .map(approval -> "`" + approval.word() + "`")
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
