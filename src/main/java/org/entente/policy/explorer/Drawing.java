package org.entente.policy.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.kernel.RorId;
import org.entente.policy.Decision;
import org.entente.policy.Exploration.Kind;
import org.entente.policy.Exploration.Outcome;
import org.entente.policy.Exploration.Part;
import org.entente.policy.Exploration.Read;
import org.entente.policy.Exploration.RuleWork;
import org.entente.policy.Exploration.Step;
import org.entente.policy.explorer.Climb.Applied;
import org.entente.policy.explorer.Climb.Conclusion;
import org.entente.policy.explorer.Climb.Examined;
import org.entente.policy.explorer.Entitlements.Disclosure;
import org.entente.policy.rule.Inspection;
import org.entente.policy.rule.Inspector;
import org.entente.policy.rule.Notation;
import org.entente.policy.rule.Policy;

/**
 * Writes down a climb as its reader may see it. What rules of other owners would say is left out:
 * they speak of their own datasets only.
 */
final class Drawing {
  private static final int MOST_PARTS = 6_000;
  private static final int MOST_CHARACTERS = 300;
  private static final String CONCEALED = "a fact that is not shown";
  private static final String ABSENT = "absent";

  private final RorId owner;
  private final View view;
  private int parts;
  private boolean shortened;

  /**
   * What the reader may see.
   *
   * @param record values of the dataset
   * @param text whether they may read how a rule is written
   * @param onlyDetermining of the rules, only those that an answer without an explorer names
   */
  record View(
      Disclosure disclosure,
      boolean record,
      Set<String> sensitive,
      Predicate<Policy> text,
      boolean onlyDetermining) {
    Set<String> concealed() {
      return disclosure == Disclosure.WHOLE ? Set.of() : sensitive;
    }
  }

  Drawing(RorId owner, View view) {
    this.owner = owner;
    this.view = view;
  }

  /** Whether something had to be left out because the answer would be too large. */
  boolean isShortened() {
    return shortened;
  }

  List<Step> steps(Climb climb) {
    return climb.steps().stream().map(this::step).toList();
  }

  private Step step(Examined examined) {
    Inspector inspector = new Inspector(examined.step().question(), view.concealed());
    List<RuleWork> rules = new ArrayList<>();
    for (Applied applied : examined.rules()) {
      Policy policy = applied.policy();
      boolean determining =
          applied.decides(examined.conclusion())
              || applied.condition().outcome() == Inspection.Outcome.ERROR;
      boolean here = policy.owner().map(it -> it.equals(owner.value())).orElse(true);
      if (here && (determining || !view.onlyDetermining())) {
        rules.add(work(policy, inspector.inspect(policy.condition()), determining));
      }
    }
    return new Step(
        examined.step().actor().displayName(),
        examined.step().rung(),
        examined.step().action(),
        outcome(examined.conclusion()),
        rules);
  }

  private RuleWork work(Policy policy, Inspection seen, boolean determining) {
    Outcome outcome = outcome(seen.outcome());
    // The answer names the rules it rests on, so what came of those is told already.
    if (determining && outcome == Outcome.NOT_SHOWN) {
      outcome = Outcome.YES;
    }
    return new RuleWork(
        rule(policy),
        policy.effect() == Policy.Effect.PERMIT,
        outcome,
        determining,
        view.text().test(policy) && !view.onlyDetermining() ? drawn(seen) : Optional.empty());
  }

  static Decision.Rule rule(Policy policy) {
    return new Decision.Rule(
        policy.id(),
        policy.label().title(),
        policy.label().reason(),
        policy.label().remedy(),
        policy.owner().map(RorId::new));
  }

  private Optional<Part> drawn(Inspection seen) {
    int size = seen.size();
    if (parts + size > MOST_PARTS) {
      shortened = true;
      return Optional.empty();
    }
    parts += size;
    return Optional.of(part(seen));
  }

  private Part part(Inspection seen) {
    return new Part(
        switch (seen.kind()) {
          case ALL -> Kind.ALL;
          case ANY -> Kind.ANY;
          case NOT -> Kind.NOT;
          case CHOICE -> Kind.CHOICE;
          case TEST -> Kind.TEST;
        },
        seen.kind() == Inspection.Kind.TEST ? unbracketed(Notation.of(seen.expression())) : "",
        outcome(seen.outcome()),
        seen.reads().stream().filter(this::isOpen).map(Drawing::read).toList(),
        seen.parts().stream().map(this::part).toList());
  }

  /** A test stands alone, so its own brackets say nothing. */
  private static String unbracketed(String text) {
    return text.startsWith("(") && text.endsWith(")") && isOnePair(text)
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static boolean isOnePair(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int at = 0; at < text.length() - 1; at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isOpen(Inspection.Read read) {
    return switch (read.root()) {
      case RESOURCE -> view.record();
      case PRINCIPAL -> read.concealed() || view.disclosure() != Disclosure.INDIFFERENT;
      case CONTEXT -> true;
    };
  }

  private static Read read(Inspection.Read read) {
    String value = read.concealed() ? CONCEALED : read.value().map(Notation::of).orElse(ABSENT);
    return new Read(
        Notation.of(read.path()),
        value.length() > MOST_CHARACTERS ? value.substring(0, MOST_CHARACTERS) + "…" : value);
  }

  static Outcome outcome(Inspection.Outcome outcome) {
    return switch (outcome) {
      case TRUE -> Outcome.YES;
      case FALSE -> Outcome.NO;
      case ERROR -> Outcome.ERROR;
      case NOT_REACHED -> Outcome.NOT_REACHED;
      case CONCEALED -> Outcome.NOT_SHOWN;
    };
  }

  private static Outcome outcome(Conclusion conclusion) {
    return switch (conclusion) {
      case ALLOWED -> Outcome.YES;
      case DENIED -> Outcome.NO;
      case CONCEALED -> Outcome.NOT_SHOWN;
      case NOT_ASKED -> Outcome.NOT_REACHED;
    };
  }
}
