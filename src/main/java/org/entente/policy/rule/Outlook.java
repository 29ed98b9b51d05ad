package org.entente.policy.rule;

import java.util.Set;
import java.util.TreeSet;
import org.entente.policy.rule.Expression.Variable;

/**
 * How a residual may still come out. Unlike {@link Partial} it may take {@code x && false} for
 * false: it serves explanations, never decisions.
 */
public record Outlook(boolean canBeTrue, boolean canBeFalse) {
  private static final Outlook OPEN = new Outlook(true, true);
  private static final Outlook TRUE = new Outlook(true, false);
  private static final Outlook FALSE = new Outlook(false, true);

  /** The outcome one would like to see. */
  public enum Hope {
    TRUE,
    FALSE
  }

  public boolean permits(Hope hope) {
    return switch (hope) {
      case TRUE -> canBeTrue;
      case FALSE -> canBeFalse;
    };
  }

  public static Outlook of(Expression residual) {
    return switch (residual) {
      case Expression.Literal literal -> literal.value().equals(Value.TRUE) ? TRUE : FALSE;
      case Expression.Failure _ -> FALSE;
      case Expression.And and -> {
        Outlook left = of(and.left());
        Outlook right = of(and.right());
        yield new Outlook(left.canBeTrue && right.canBeTrue, left.canBeFalse || right.canBeFalse);
      }
      case Expression.Or or -> {
        Outlook left = of(or.left());
        Outlook right = of(or.right());
        yield new Outlook(left.canBeTrue || right.canBeTrue, left.canBeFalse && right.canBeFalse);
      }
      case Expression.Not not -> {
        Outlook arg = of(not.arg());
        yield new Outlook(/* canBeTrue= */ arg.canBeFalse, /* canBeFalse= */ arg.canBeTrue);
      }
      case Expression.Contains contains -> isNeverTrue(contains) ? FALSE : OPEN;
      case Expression.Choice _,
          Expression.Variable _,
          Expression.Attribute _,
          Expression.Has _,
          Expression.Equal _,
          Expression.Compare _,
          Expression.In _,
          Expression.Is _,
          Expression.Like _,
          Expression.IsEmpty _,
          Expression.SetOf _,
          Expression.RecordOf _ ->
          OPEN;
    };
  }

  /** Attributes of the principal in those parts of a residual whose outcome is open. */
  public static Set<String> undecidedFacts(Expression residual) {
    Set<String> names = new TreeSet<>();
    collect(residual, names);
    return names;
  }

  private static void collect(Expression expression, Set<String> names) {
    if (!of(expression).equals(OPEN)) {
      return;
    }
    if (expression instanceof Expression.Attribute(Variable of, String name)
        && of == Variable.PRINCIPAL) {
      names.add(name);
    }
    expression.parts().forEach(part -> collect(part, names));
  }

  private static boolean isNeverTrue(Expression.Contains contains) {
    boolean emptyLeft = isEmpty(contains.left());
    return switch (contains.extent()) {
      case ONE -> emptyLeft;
      case ANY -> emptyLeft || isEmpty(contains.right());
      case ALL -> false;
    };
  }

  private static boolean isEmpty(Expression expression) {
    return expression instanceof Expression.Literal(Value.Many(Set<Value> values))
        && values.isEmpty();
  }
}
