package org.entente.policy.bundle;

import java.util.Set;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.Attribute;
import org.entente.policy.rule.Expression.Extent;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Notation;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Vocabulary;

/**
 * Refuses conditions that validate and would still do harm.
 *
 * <p>INVARIANT (approvals help): approvals and accepted terms appear only where giving one can turn
 * a forbid off. So a permission never gets lost by an approval, and the set that is still needed is
 * unique.
 *
 * <p>INVARIANT (absence never helps): {@code has} on the principal or the context stands only where
 * its truth helps the caller. So a fact that is missing or out of date can only deny.
 *
 * <p>INVARIANT (dates) of {@link org.entente.policy.rule.Trace}: {@code context.now} is only
 * compared by order.
 */
final class Admission {
  /** Context attributes that may only help, and the dataset's list each is held against. */
  private static final Set<String> GIVEN = Set.of("approvals", "termsAccepted");

  private static final String DATES = "compare `context.now` with <, <=, > or >=, nothing else";

  /** The way the condition's outcome follows from the part one looks at. */
  private enum Sense {
    SAME,
    OPPOSITE,
    EITHER;

    Sense flipped() {
      return switch (this) {
        case SAME -> OPPOSITE;
        case OPPOSITE -> SAME;
        case EITHER -> EITHER;
      };
    }
  }

  private final Policy.Effect effect;
  private final Paths paths;

  Admission(Policy.Effect effect, Vocabulary vocabulary) {
    this.effect = effect;
    this.paths = new Paths(vocabulary);
  }

  /**
   * @throws Flaw naming the expression
   */
  void check(Expression condition) {
    condition(condition, Sense.SAME);
  }

  private void condition(Expression expression, Sense sense) {
    switch (expression) {
      case Expression.And and -> {
        condition(and.left(), sense);
        condition(and.right(), sense);
      }
      case Expression.Or or -> {
        condition(or.left(), sense);
        condition(or.right(), sense);
      }
      case Expression.Not not -> condition(not.arg(), sense.flipped());
      case Expression.Choice choice -> {
        condition(choice.test(), Sense.EITHER);
        condition(choice.then(), sense);
        condition(choice.otherwise(), sense);
      }
      case Expression.Has has -> has(has, sense);
      case Expression.Contains contains -> contains(contains, sense);
      case Expression.Equal equal -> {
        if (paths.isComposite(equal.left()) || paths.isComposite(equal.right())) {
          throw refuse(equal, "sets and records are not compared with ==; use containsAll");
        }
        pair(equal, equal.left(), equal.right());
      }
      case Expression.Compare compare -> compare(compare);
      case Expression.In in -> pair(in, in.left(), in.right());
      case Expression.Is is -> operand(is, is.arg());
      case Expression.Like like -> operand(like, like.arg());
      case Expression.IsEmpty isEmpty -> operand(isEmpty, isEmpty.arg());
      case Expression.Literal _, Expression.Attribute _ -> operand(expression, expression);
      case Expression.Variable _, Expression.SetOf _, Expression.RecordOf _, Expression.Failure _ ->
          throw refuse(expression, "this is not a condition");
    }
  }

  private void has(Expression.Has has, Sense sense) {
    operand(has, has.of());
    boolean ofDataset = Paths.root(has.of()) == Variable.RESOURCE;
    if (!ofDataset && !helps(sense)) {
      throw refuse(
          has,
          "a missing fact would help here; in a forbid write `unless { … has … }`, in a permit do"
              + " not negate it");
    }
  }

  private void contains(Expression.Contains contains, Sense sense) {
    boolean ofGiven = isGiven(contains.left());
    if (!ofGiven) {
      pair(contains, contains.left(), contains.right());
      return;
    }
    if (effect != Policy.Effect.FORBID || !helps(sense)) {
      throw refuse(contains, "approvals and accepted terms may only lift a forbid: `unless { … }`");
    }
    if (contains.extent() == Extent.ANY) {
      throw refuse(contains, "ask for each one with contains, or for all with containsAll");
    }
    operand(contains, contains.right());
  }

  private void compare(Expression.Compare compare) {
    if (paths.depends(compare.left()) && paths.depends(compare.right())) {
      throw refuse(compare, "two attributes of a dataset cannot be compared with each other");
    }
    if (!isContext(compare.left(), "now")) {
      operand(compare, compare.left());
    }
    if (!isContext(compare.right(), "now")) {
      operand(compare, compare.right());
    }
  }

  private void pair(Expression whole, Expression left, Expression right) {
    if (paths.depends(left) && paths.depends(right)) {
      throw refuse(whole, "two attributes of a dataset cannot be compared with each other");
    }
    operand(whole, left);
    operand(whole, right);
  }

  private void operand(Expression whole, Expression operand) {
    switch (operand) {
      case Expression.Literal _, Expression.Variable _ -> {}
      case Attribute attribute -> path(whole, attribute);
      case Expression.SetOf set -> set.elements().forEach(element -> known(whole, element));
      case Expression.RecordOf fields -> fields.fields().values().forEach(it -> known(whole, it));
      case Expression.Has _,
          Expression.And _,
          Expression.Or _,
          Expression.Not _,
          Expression.Choice _,
          Expression.Equal _,
          Expression.Compare _,
          Expression.In _,
          Expression.Is _,
          Expression.Like _,
          Expression.Contains _,
          Expression.IsEmpty _,
          Expression.Failure _ ->
          throw refuse(whole, "only attributes and values can be compared");
    }
  }

  private void known(Expression whole, Expression element) {
    if (paths.depends(element)) {
      throw refuse(whole, "a list may not be made of a dataset's attributes");
    }
    operand(whole, element);
  }

  private void path(Expression whole, Attribute attribute) {
    if (isContext(attribute, "now")) {
      throw refuse(whole, DATES);
    }
    if (isGiven(attribute)) {
      throw refuse(whole, "ask approvals and accepted terms with contains or containsAll");
    }
    paths
        .check(attribute)
        .ifPresent(
            why -> {
              throw refuse(attribute, why);
            });
  }

  private boolean helps(Sense sense) {
    return switch (effect) {
      case PERMIT -> sense == Sense.SAME;
      case FORBID -> sense == Sense.OPPOSITE;
    };
  }

  /** Whether it is the approvals or the accepted terms that are there. */
  static boolean isGiven(Expression expression) {
    return GIVEN.stream().anyMatch(it -> isContext(expression, it));
  }

  static boolean isContext(Expression expression, String name) {
    return expression.equals(new Attribute(Variable.CONTEXT, name));
  }

  private static Flaw refuse(Expression expression, String why) {
    return new Flaw("`" + Notation.of(expression) + "`: " + why);
  }
}
