package org.entente.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.request.Circumstances.PartFacts;

/**
 * Random commands by random people under random policies: what the workflow makes of them is a
 * history that could have happened.
 */
final class RandomHistories {
  private static final List<RorId> OWNERS =
      List.of(Stories.ORNL, Stories.NIMS, new RorId("https://ror.org/01sjwvz98"));
  private static final List<ActorRef> DECIDERS =
      List.of(Stories.STEWARD, Stories.OFFICER, new ActorRef("idp#5", "steward-nims"));
  private static final List<Approval> APPROVALS =
      List.of(Approval.STEWARD, Approval.EXPORT_CONTROL, Approval.AI_TRAINING);

  private final Random random;

  RandomHistories(Random random) {
    this.random = random;
  }

  RequestEvent opening() {
    return Stories.created(OWNERS.subList(0, 1 + random.nextInt(3)).toArray(RorId[]::new));
  }

  /** One command under circumstances that fit the state. */
  Verdict next(RequestState state) {
    Command command = command();
    return Workflow.decide(state, command, circumstances(state, command));
  }

  private Command command() {
    Optional<RorId> owner = random.nextInt(3) == 0 ? Optional.of(one(OWNERS)) : Optional.empty();
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new Command.Submit(random.nextBoolean() ? "" : "again");
      case 3, 4, 5, 6 -> new Command.Approve(one(APPROVALS), owner, "");
      case 7 -> new Command.Reject(owner, random.nextBoolean() ? "no" : " ");
      case 8 -> new Command.Return(owner, "say more");
      default ->
          random.nextInt(3) == 0 ? new Command.Withdraw("") : new Command.Comment("a remark");
    };
  }

  private Circumstances circumstances(RequestState state, Command command) {
    boolean requester = random.nextInt(3) == 0 || state.submittedAt().isEmpty();
    Map<RorId, PartFacts> facts = new HashMap<>();
    boolean decides = false;
    for (RorId owner : state.parts().keySet()) {
      boolean decider = !requester && random.nextInt(4) > 0;
      decides |= decider;
      facts.put(
          owner,
          new PartFacts(
              requester ? Standing.REQUESTER : decider ? Standing.DECIDER : Standing.OTHER,
              decider && command instanceof Command.Approve approve && random.nextInt(5) > 0
                  ? Set.of(approve.approval())
                  : Set.of(),
              List.of(),
              List.of(),
              Stories.CLASSES,
              Optional.of(assessment(state.parts().get(owner), command))));
    }
    return requester
        ? new Circumstances(Stories.SCIENTIST, Stories.NOW, Standing.REQUESTER, facts)
        : new Circumstances(
            one(DECIDERS), Stories.NOW, decides ? Standing.DECIDER : Standing.OTHER, facts);
  }

  private Assessment assessment(PartState part, Command command) {
    if (random.nextInt(8) == 0) {
      return Stories.barred();
    }
    Set<Approval> outstanding =
        new HashSet<>(
            part instanceof PartState.Submitted open
                ? open.outstanding()
                : random.nextInt(3) == 0 ? Set.of() : some());
    if (command instanceof Command.Approve approve) {
      outstanding.remove(approve.approval());
    }
    return outstanding.isEmpty() ? Stories.clear() : new Assessment.Wanting(outstanding);
  }

  private Set<Approval> some() {
    List<Approval> some = new ArrayList<>(APPROVALS);
    some.removeIf(approval -> random.nextBoolean());
    return new HashSet<>(some.isEmpty() ? Arrays.asList(Approval.STEWARD) : some);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
