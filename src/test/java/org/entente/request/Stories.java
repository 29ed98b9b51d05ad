package org.entente.request;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;
import org.entente.policy.Purpose;
import org.entente.request.Circumstances.PartFacts;

/** Words in which the workflow tests tell what happened before, who asks, and what holds. */
final class Stories {
  static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  static final RorId NIMS = new RorId("https://ror.org/026v1ze26");
  static final ActorRef SCIENTIST = new ActorRef("idp#2", "scientist-riken");
  static final ActorRef STEWARD = new ActorRef("idp#4", "steward-ornl");
  static final ActorRef OFFICER = new ActorRef("idp#6", "export-officer");
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  static final Instant UNTIL = Instant.parse("2026-12-23T09:00:00Z");
  static final String BUNDLE = "b".repeat(64);
  static final RequestId ID = new RequestId(new UUID(0, 1));
  static final Set<String> CLASSES = Set.of("c".repeat(64));
  static final Decision.Rule RULE =
      new Decision.Rule(
          "consortium/export-evidence",
          "Export evidence",
          "The regime demands evidence.",
          Optional.empty(),
          Optional.empty());
  static final Decision.Rule ASK = permit("consortium/members-ask");
  static final Decision.Rule SIGN = permit("consortium/stewards-sign");
  static final Decision.Rule USE = permit("consortium/members-receive");

  private Stories() {}

  private static Decision.Rule permit(String id) {
    return new Decision.Rule(id, "A rule", "It lets through.", Optional.empty(), Optional.empty());
  }

  static RequestEvent created(RorId... owners) {
    return new RequestEvent.Created(
        SCIENTIST,
        NOW,
        Optional.empty(),
        Purpose.RESEARCH,
        "To compare phases.",
        30,
        Set.of(),
        Arrays.stream(owners)
            .map(
                owner ->
                    new RequestEvent.Share(
                        owner, List.of(new DatasetId(new UUID(1, owner.hashCode())))))
            .toList());
  }

  static RequestEvent submitted(RequestEvent.Sought... parts) {
    return new RequestEvent.Submitted(SCIENTIST, NOW, List.of(parts), Optional.empty());
  }

  static RequestEvent.Sought sought(RorId owner, Approval... needed) {
    return new RequestEvent.Sought(owner, Set.of(needed), CLASSES);
  }

  static RequestEvent given(ActorRef by, RorId owner, Approval approval, Approval... outstanding) {
    return new RequestEvent.ApprovalGiven(
        by, NOW, owner, approval, Set.of(outstanding), Optional.empty());
  }

  static RequestEvent approved(ActorRef by, RorId owner, Approval last) {
    return new RequestEvent.Approved(
        by, NOW, owner, Optional.of(last), UNTIL, BUNDLE, Optional.empty());
  }

  static RequestEvent approvedByPolicy(RorId owner) {
    return new RequestEvent.Approved(
        ActorRef.SYSTEM, NOW, owner, Optional.empty(), UNTIL, BUNDLE, Optional.empty());
  }

  static RequestEvent rejected(RorId owner) {
    return new RequestEvent.Rejected(STEWARD, NOW, owner, "Out of scope.");
  }

  static RequestEvent returned(RorId owner) {
    return new RequestEvent.Returned(STEWARD, NOW, owner, "Say which phase.");
  }

  static RequestEvent withdrawn() {
    return new RequestEvent.Withdrawn(SCIENTIST, NOW, Optional.empty());
  }

  static Command.Approve approve(Approval approval) {
    return new Command.Approve(approval, Optional.empty(), "");
  }

  static Command.Approve approve(Approval approval, RorId owner) {
    return new Command.Approve(approval, Optional.of(owner), "");
  }

  static Assessment clear() {
    return new Assessment.Clear(UNTIL, BUNDLE, List.of(USE));
  }

  static Assessment wanting(Approval... outstanding) {
    return new Assessment.Wanting(Set.of(outstanding));
  }

  static Assessment.Barred barred() {
    return new Assessment.Barred(new Explanation(BUNDLE, List.of(RULE), List.of()));
  }

  /** The story so far, told to the one who now asks for something. */
  static Story after(RequestEvent... events) {
    return new Story(Fold.of(ID, List.of(events)), new HashMap<>(), Standing.OTHER, SCIENTIST);
  }

  /** A request in some state, and what holds for who acts next. */
  record Story(RequestState state, Map<RorId, PartFacts> facts, Standing standing, ActorRef actor) {

    Story asRequester(Assessment... assessments) {
      Map<RorId, PartFacts> all = new HashMap<>();
      int next = 0;
      for (RorId owner : state.parts().keySet()) {
        all.put(
            owner,
            new PartFacts(
                Standing.REQUESTER,
                Set.of(),
                List.of(ASK),
                List.of(RULE),
                CLASSES,
                next < assessments.length ? Optional.of(assessments[next++]) : Optional.empty()));
      }
      return new Story(state, all, Standing.REQUESTER, SCIENTIST);
    }

    /** Decides about this owner's part, and may give these approvals there. */
    Story asDeciderOf(RorId owner, ActorRef who, Assessment assessment, Approval... mayGive) {
      Map<RorId, PartFacts> all = new HashMap<>(facts);
      for (RorId other : state.parts().keySet()) {
        all.putIfAbsent(other, PartFacts.none());
      }
      all.put(
          owner,
          new PartFacts(
              Standing.DECIDER,
              Set.of(mayGive),
              mayGive.length == 0 ? List.of() : List.of(SIGN),
              mayGive.length == 0 ? List.of(RULE) : List.of(),
              CLASSES,
              Optional.of(assessment)));
      return new Story(state, all, Standing.DECIDER, who);
    }

    Story asSomebodyElse() {
      Map<RorId, PartFacts> all = new HashMap<>();
      state.parts().keySet().forEach(owner -> all.put(owner, PartFacts.none()));
      return new Story(state, all, Standing.OTHER, OFFICER);
    }

    Verdict does(Command command) {
      return Workflow.decide(state, command, circumstances());
    }

    Circumstances circumstances() {
      return new Circumstances(actor, NOW, standing, facts);
    }
  }
}
