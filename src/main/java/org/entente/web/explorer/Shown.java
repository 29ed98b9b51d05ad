package org.entente.web.explorer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.policy.Decision;
import org.entente.policy.Exploration;
import org.entente.policy.Exploration.Answer;
import org.entente.policy.Exploration.Outcome;
import org.entente.web.AttributeWords;
import org.entente.web.Measures;
import org.entente.web.Titles;
import org.entente.web.Words;

/** An answer, worded. */
public final class Shown {
  private Shown() {}

  /**
   * The whole answer.
   *
   * @param tone of the answer
   * @param missing facts that would help
   */
  public record Result(
      String sentence,
      String tone,
      String icon,
      String who,
      Titles.Title dataset,
      Instant at,
      String bundle,
      Optional<Instant> since,
      List<Decision.Rule> rules,
      List<String> missing,
      List<Rung> rungs,
      List<String> notes) {}

  /**
   * A rung of the ladder.
   *
   * @param lit rules that mattered
   * @param dim rules that did not
   */
  public record Rung(
      String title, Sign sign, String told, List<RuleCard> lit, List<RuleCard> dim) {}

  /** Colour, icon and word together, since none of them alone tells everybody. */
  public record Sign(String tone, String icon, String word) {}

  /** A rule at work. */
  public record RuleCard(
      String title,
      String id,
      String reason,
      String effect,
      Sign sign,
      Optional<Branch> condition) {}

  /** A part of a condition. */
  public record Branch(
      Sign sign, String says, String text, List<Exploration.Read> reads, List<Branch> parts) {}

  static Result of(Exploration found, boolean then, Titles.Title dataset) {
    Set<String> named =
        found.rules().stream().map(Decision.Rule::id).collect(Collectors.toUnmodifiableSet());
    return new Result(
        sentence(found, then),
        tone(found.answer()),
        icon(found.answer()),
        found.who(),
        dataset,
        found.at(),
        found.bundle().orElse(""),
        found.inForceSince(),
        found.rules(),
        found.missing().stream()
            .map(it -> Words.sentence(AttributeWords.name(it.attribute())) + ". " + it.remedy())
            .toList(),
        found.steps().stream().map(step -> rung(step, named)).toList(),
        found.notes());
  }

  /** E.g. "No: on 3 May 2026 the rule “Embargo” stopped it." */
  private static String sentence(Exploration found, boolean then) {
    String when = then ? "on " + Measures.day(found.at()) + " " : "";
    String action = ExplorerPages.words(found.action());
    return switch (found.answer()) {
      case ALLOW -> "Yes: %s%s could %s.".formatted(when, found.who(), action);
      case ASK ->
          "Not by themselves: %sit needed the approval of %s."
              .formatted(when, Words.givers(found.approvalsNeeded()));
      case DENY -> "No: " + when + stopped(found);
      case NOT_SHOWN -> "Not told: it depends on facts of a person that are not shown.";
      case NOT_KNOWN -> "Not known: it was not on record then.";
    };
  }

  private static String stopped(Exploration found) {
    Set<String> forbidding =
        found.steps().stream()
            .flatMap(step -> step.rules().stream())
            .filter(rule -> rule.determining() && !rule.permits())
            .map(rule -> "“" + rule.rule().title() + "”")
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    return switch (forbidding.size()) {
      case 0 -> "no rule permitted it.";
      case 1 -> "the rule " + forbidding.iterator().next() + " stopped it.";
      default -> "the rules " + Words.and(List.copyOf(forbidding)) + " stopped it.";
    };
  }

  private static String tone(Answer answer) {
    return switch (answer) {
      case ALLOW -> "ok";
      case ASK -> "ask";
      case DENY -> "no";
      case NOT_SHOWN, NOT_KNOWN -> "quiet";
    };
  }

  private static String icon(Answer answer) {
    return switch (answer) {
      case ALLOW -> "check-circle";
      case ASK -> "person-check";
      case DENY -> "x-circle";
      case NOT_SHOWN -> "eye-slash";
      case NOT_KNOWN -> "question-circle";
    };
  }

  private static Rung rung(Exploration.Step step, Set<String> named) {
    List<Exploration.RuleWork> lit =
        step.rules().stream()
            .filter(rule -> rule.determining() || isNearest(step, rule, named))
            .toList();
    return new Rung(
        Words.sentence(ExplorerPages.words(step.action())) + ", " + step.who(),
        sign(step.outcome(), "allowed", "not allowed"),
        told(step),
        lit.stream().map(Shown::card).toList(),
        step.rules().stream().filter(rule -> !lit.contains(rule)).map(Shown::card).toList());
  }

  /** Where nothing forbids, the permits that came nearest are what it turned on. */
  private static boolean isNearest(
      Exploration.Step step, Exploration.RuleWork rule, Set<String> named) {
    return step.outcome() == Outcome.NO && rule.permits() && named.contains(rule.rule().id());
  }

  private static String told(Exploration.Step step) {
    boolean decided = step.rules().stream().anyMatch(Exploration.RuleWork::determining);
    return switch (step.outcome()) {
      case NOT_REACHED -> "Not asked, since it was settled before.";
      case NO -> decided ? "" : "No rule permitted it.";
      case NOT_SHOWN -> "It depends on facts that are not shown.";
      case YES, ERROR -> "";
    };
  }

  private static RuleCard card(Exploration.RuleWork rule) {
    return new RuleCard(
        rule.rule().title(),
        rule.rule().id(),
        rule.rule().reason(),
        rule.permits() ? "permits" : "forbids",
        sign(rule.outcome(), "applied", "did not apply"),
        rule.condition().map(Shown::branch));
  }

  private static Branch branch(Exploration.Part part) {
    return new Branch(
        sign(part.outcome(), "true", "false"),
        switch (part.kind()) {
          case ALL -> "all of";
          case ANY -> "any of";
          case NOT -> "not";
          case CHOICE -> "if, then, else";
          case TEST -> "";
        },
        part.text(),
        part.reads(),
        part.parts().stream().map(Shown::branch).toList());
  }

  private static Sign sign(Outcome outcome, String yes, String no) {
    return switch (outcome) {
      case YES -> new Sign("ok", "check-lg", yes);
      case NO -> new Sign("no", "x-lg", no);
      case ERROR -> new Sign("ask", "exclamation-triangle", "could not be evaluated");
      case NOT_REACHED -> new Sign("quiet", "dash", "not reached");
      case NOT_SHOWN -> new Sign("quiet", "eye-slash", "not shown");
    };
  }
}
