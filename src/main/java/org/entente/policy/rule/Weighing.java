package org.entente.policy.rule;

import java.time.Instant;
import java.util.Set;
import org.entente.policy.rule.Expression.Variable;

/**
 * Evaluates conditions while some attributes of the principal are left open, whatever the question
 * says of them.
 *
 * <p>INVARIANT (left open): the values of those attributes are never read, so nothing that is found
 * can depend on them. It serves previews, never decisions: like {@link Outlook} it takes {@code x
 * && false} for false, which is safe where no admitted condition can err.
 */
public final class Weighing {
  private final Set<Expression> hanging;
  private final Evaluator evaluator;
  private final Partial partial;

  /**
   * @param open names of the principal's attributes
   * @param hanging of the conditions, those that {@link #reads read} one of them
   */
  public Weighing(Question question, Set<String> open, Set<Expression> hanging, Instant now) {
    Trace untold = new Trace(now);
    this.hanging = hanging;
    this.evaluator = new Evaluator(question, untold);
    this.partial = new Partial(question, new AllBut(open), untold);
  }

  public Finding of(Expression condition) {
    if (!hanging.contains(condition)) {
      return new Finding.Settled(evaluator.truth(condition));
    }
    Expression rest = partial.residual(condition);
    if (rest instanceof Expression.Failure) {
      return new Finding.Settled(Truth.ERRS);
    }
    Outlook outlook = Outlook.of(rest);
    if (!outlook.canBeFalse()) {
      return new Finding.Settled(Truth.HOLDS);
    }
    return outlook.canBeTrue() ? new Finding.Open(rest) : new Finding.Settled(Truth.FAILS);
  }

  /** Whether an attribute of the principal by one of these names occurs in the condition. */
  public static boolean reads(Expression condition, Set<String> names) {
    if (condition instanceof Expression.Attribute(Variable of, String name)
        && of == Variable.PRINCIPAL) {
      return names.contains(name);
    }
    if (condition instanceof Expression.Has(Variable of, String name) && of == Variable.PRINCIPAL) {
      return names.contains(name);
    }
    return condition.parts().anyMatch(part -> reads(part, names));
  }

  private record AllBut(Set<String> open) implements Horizon {
    @Override
    public Sight of(Variable variable) {
      return Sight.KNOWN;
    }

    @Override
    public Sight of(Variable variable, String attribute) {
      return variable == Variable.PRINCIPAL && open.contains(attribute)
          ? Sight.UNKNOWN
          : Sight.KNOWN;
    }
  }
}
