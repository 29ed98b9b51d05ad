package org.entente.policy.explorer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Exploration.Answer;
import org.entente.policy.Need;
import org.entente.policy.Situation;
import org.entente.policy.explorer.Climb.Conclusion;

/**
 * The answer in one word, and what it rests on.
 *
 * @param asked whether it took a look at whether one may ask
 */
record Verdict(
    Answer answer,
    Set<Approval> needed,
    List<Decision.Rule> rules,
    List<Decision.Missing> missing,
    boolean asked) {

  /** By the decision itself, as a preflight of that instant would put it. */
  static Verdict of(Scene scene) {
    return switch (scene.situation()) {
      case Situation.Use use -> of(scene, use);
      case Situation.Look _, Situation.Ask _, Situation.Sign _ ->
          plain(decision(scene, scene.situation()), false);
    };
  }

  private static Verdict of(Scene scene, Situation.Use use) {
    return switch (scene
        .decisions()
        .need(scene.actor(), scene.inquiry().action(), scene.dataset(), use)) {
      case Need.Nothing nothing -> plain(nothing.decision(), false);
      case Need.Impossible impossible -> plain(impossible.decision(), false);
      case Need.Approvals approvals -> {
        Decision asking =
            scene
                .decisions()
                .decide(scene.actor(), Action.REQUEST, scene.dataset(), scene.asking());
        yield asking.isAllowed()
            ? new Verdict(
                Answer.ASK, approvals.approvals(), decision(scene, use).rules(), List.of(), true)
            : plain(asking, true);
      }
    };
  }

  private static Decision decision(Scene scene, Situation situation) {
    return scene
        .decisions()
        .decide(scene.actor(), scene.inquiry().action(), scene.dataset(), situation);
  }

  private static Verdict plain(Decision decision, boolean asked) {
    return switch (decision) {
      case Decision.Allowed allowed ->
          new Verdict(Answer.ALLOW, Set.of(), allowed.rules(), List.of(), asked);
      case Decision.Denied denied ->
          new Verdict(Answer.DENY, Set.of(), denied.rules(), denied.missing(), asked);
    };
  }

  /** By what is the same whatever the concealed facts are; the rules are told by the climb. */
  static Verdict indifferent(Scene scene, Set<String> concealed) {
    return switch (scene.situation()) {
      case Situation.Use use -> indifferent(scene, use, concealed);
      case Situation.Look _, Situation.Ask _, Situation.Sign _ ->
          bare(conclusion(scene, scene.situation(), concealed), false);
    };
  }

  private static Verdict indifferent(Scene scene, Situation.Use use, Set<String> concealed) {
    Conclusion withAll =
        conclusion(scene, use.withApprovals(EnumSet.allOf(Approval.class)), concealed);
    Conclusion asIs = conclusion(scene, use, concealed);
    if (withAll != Conclusion.ALLOWED || asIs != Conclusion.DENIED) {
      return bare(withAll == Conclusion.DENIED ? withAll : asIs(withAll, asIs), false);
    }
    Conclusion asking =
        Climb.of(
                scene
                    .decisions()
                    .steps(scene.actor(), Action.REQUEST, scene.dataset(), scene.asking()),
                concealed)
            .conclusion();
    if (asking != Conclusion.ALLOWED) {
      return bare(asking, true);
    }
    Set<Approval> needed = EnumSet.noneOf(Approval.class);
    for (Approval approval : EnumSet.complementOf(copy(use.approvals()))) {
      Set<Approval> others = EnumSet.complementOf(EnumSet.of(approval));
      if (conclusion(scene, use.withApprovals(others), concealed) == Conclusion.DENIED) {
        needed.add(approval);
      }
    }
    return new Verdict(Answer.ASK, Set.copyOf(needed), List.of(), List.of(), true);
  }

  /** Allowed as things are; or it hangs on what is concealed, now or once all have approved. */
  private static Conclusion asIs(Conclusion withAll, Conclusion asIs) {
    return withAll == Conclusion.ALLOWED ? asIs : Conclusion.CONCEALED;
  }

  private static EnumSet<Approval> copy(Set<Approval> approvals) {
    EnumSet<Approval> copy = EnumSet.noneOf(Approval.class);
    copy.addAll(approvals);
    return copy;
  }

  private static Conclusion conclusion(Scene scene, Situation situation, Set<String> concealed) {
    return Climb.of(scene.steps(situation), concealed).conclusion();
  }

  private static Verdict bare(Conclusion conclusion, boolean asked) {
    Answer answer =
        switch (conclusion) {
          case ALLOWED -> Answer.ALLOW;
          case DENIED, NOT_ASKED -> Answer.DENY;
          case CONCEALED -> Answer.NOT_SHOWN;
        };
    return new Verdict(answer, Set.of(), List.of(), List.of(), asked);
  }
}
