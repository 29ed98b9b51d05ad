package org.entente.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to an {@link Inquiry}, as far as its reader may know it.
 *
 * @param who the name it is about
 * @param at the instant it is about
 * @param bundle SHA-256 of the bundle that decides; empty where none is known
 * @param inForceSince when that bundle took effect, for a question about the past
 * @param approvalsNeeded those that are still needed where the answer is {@code ASK}
 * @param rules what determined it
 * @param missing facts that are absent and for which some value would help
 * @param steps the ladder, from the bottom up, for everyone who must be allowed
 * @param notes what was supposed, what cannot be known and what was left out, a sentence each
 */
public record Exploration(
    Answer answer,
    String who,
    Action action,
    Purpose purpose,
    Instant at,
    Optional<String> bundle,
    Optional<Instant> inForceSince,
    Set<Approval> approvalsNeeded,
    List<Decision.Rule> rules,
    List<Decision.Missing> missing,
    List<Step> steps,
    List<String> notes) {
  public Exploration {
    approvalsNeeded = Set.copyOf(approvalsNeeded);
    rules = List.copyOf(rules);
    missing = List.copyOf(missing);
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /** Yes, after an approval, or no; or why neither is said. */
  public enum Answer {
    ALLOW,
    ASK,
    DENY,
    /** It depends on facts of another person that are not shown. */
    NOT_SHOWN,
    /** It was not on record then. */
    NOT_KNOWN
  }

  /** What came of a step, a rule or a part of its condition. */
  public enum Outcome {
    /** Allowed; applied; true. */
    YES,
    /** Not allowed; did not apply; false. */
    NO,
    /** It cannot be evaluated. */
    ERROR,
    /** What came before it settled the matter. */
    NOT_REACHED,
    /** It depends on facts that are not shown. */
    NOT_SHOWN
  }

  /**
   * One rung of the ladder, for one of those who must be allowed.
   *
   * @param who their name
   * @param rung steps of one person on the same rung are alternatives
   * @param rules those that speak of the action and that the reader may see the work of
   */
  public record Step(String who, int rung, Action action, Outcome outcome, List<RuleWork> rules) {
    public Step {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A rule at work.
   *
   * @param permits otherwise it forbids
   * @param determining whether the outcome of the step rests on it
   * @param condition empty where the reader may not read how the rule is written, or where the
   *     answer would be too large
   */
  public record RuleWork(
      Decision.Rule rule,
      boolean permits,
      Outcome outcome,
      boolean determining,
      Optional<Part> condition) {}

  /**
   * A part of a condition.
   *
   * @param text as it is written in Cedar; empty for a part that is told by its own parts
   * @param reads what a test looked at
   */
  public record Part(Kind kind, String text, Outcome outcome, List<Read> reads, List<Part> parts) {
    public Part {
      reads = List.copyOf(reads);
      parts = List.copyOf(parts);
    }
  }

  /** How a condition is made of its parts. */
  public enum Kind {
    ALL,
    ANY,
    NOT,
    CHOICE,
    TEST
  }

  /**
   * An attribute that a test looked at.
   *
   * @param value as it is written in Cedar, or what is to be said instead
   */
  public record Read(String path, String value) {}
}
