package org.entente.policy.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.policy.Bundle.PolicySummary;
import org.entente.policy.Decision;
import org.entente.policy.Exploration;
import org.entente.policy.Exploration.Answer;
import org.entente.policy.Inquiry.Whom;
import org.entente.policy.LadderStep;
import org.entente.policy.Situation;
import org.entente.policy.explorer.Entitlements.Disclosure;
import org.entente.policy.explorer.Entitlements.Entitlement;
import org.entente.policy.rule.Policy;

/** Answers a question whose scene is set, within what the reader is entitled to. */
final class Answering {
  private Answering() {}

  static Exploration of(Actor reader, Scene scene, Entitlement entitlement, List<String> noted) {
    Drawing.View view = view(reader, scene, entitlement);
    boolean indifferent = entitlement.disclosure() == Disclosure.INDIFFERENT;
    Verdict verdict =
        indifferent ? Verdict.indifferent(scene, view.concealed()) : Verdict.of(scene);
    List<LadderStep> steps =
        verdict.asked() ? scene.stepsWithAsking() : scene.steps(scene.situation());
    Climb climb = Climb.of(steps, indifferent ? view.concealed() : Set.of());
    Drawing drawing = new Drawing(scene.dataset().owner(), view);
    List<Exploration.Step> drawn = drawing.steps(climb);
    return new Exploration(
        verdict.answer(),
        scene.actor().displayName(),
        scene.inquiry().action(),
        scene.inquiry().purpose(),
        scene.at(),
        java.util.Optional.of(scene.decisions().bundle().hash()),
        scene.since(),
        verdict.needed(),
        indifferent ? settling(verdict, climb) : verdict.rules(),
        verdict.missing().stream()
            .filter(fact -> !view.concealed().contains(fact.attribute()))
            .toList(),
        drawn,
        notes(scene, view, drawing.isShortened(), noted));
  }

  private static Drawing.View view(Actor reader, Scene scene, Entitlement entitlement) {
    Set<String> open =
        scene.decisions().bundle().policies().stream()
            .filter(policy -> policy.textIsOpenTo(reader))
            .map(PolicySummary::id)
            .collect(Collectors.toUnmodifiableSet());
    Predicate<Policy> text = policy -> open.contains(policy.id());
    return new Drawing.View(
        entitlement.disclosure(),
        entitlement.record(),
        scene.decisions().sensitiveFacts(),
        text,
        scene.inquiry().whom() instanceof Whom.Asker && !entitlement.record());
  }

  /** The rules that settle it whatever is concealed. */
  private static List<Decision.Rule> settling(Verdict verdict, Climb climb) {
    if (verdict.answer() == Answer.NOT_SHOWN) {
      return List.of();
    }
    Map<String, Decision.Rule> rules = new TreeMap<>();
    for (Climb.Examined step : climb.steps()) {
      boolean told =
          verdict.answer() == Answer.ALLOW || step.conclusion() == Climb.Conclusion.DENIED;
      step.rules().stream()
          .filter(rule -> told && rule.decides(step.conclusion()))
          .forEach(rule -> rules.put(rule.policy().id(), Drawing.rule(rule.policy())));
    }
    return List.copyOf(rules.values());
  }

  private static List<String> notes(
      Scene scene, Drawing.View view, boolean shortened, List<String> noted) {
    List<String> notes = new ArrayList<>(noted);
    if (scene.situation() instanceof Situation.Use) {
      notes.add(
          "As in a preflight, the terms count as accepted, the second factor as fresh and the"
              + " destination as the person's own organisation.");
    }
    if (view.disclosure() == Disclosure.INDIFFERENT) {
      notes.add(
          "Told is what is the same whatever the person's sensitive facts are; a rule that looks"
              + " at one may ask for more.");
    }
    if (view.disclosure() == Disclosure.RESULT) {
      notes.add("Sensitive facts, and what a rule made of them on the way, are not shown.");
    }
    if (view.onlyDetermining()) {
      notes.add("The rules the answer rests on are shown, since you do not see the whole record.");
    }
    if (shortened) {
      notes.add("Some conditions are left out, since the answer would be too large.");
    }
    return List.copyOf(notes);
  }
}
