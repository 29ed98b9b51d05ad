package org.entente.policy.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.policy.rule.Inspection.Kind;
import org.entente.policy.rule.Inspection.Outcome;
import org.entente.policy.rule.Inspection.Read;

/**
 * Evaluates a condition as {@link Evaluator} does, and keeps what came of each part.
 *
 * <p>Attributes of the principal can be concealed. What then comes out is the same whatever they
 * are: a part is true or false only if it is so for every value they may have, and nothing is left
 * unreached because of one.
 *
 * <p>INVARIANT (nothing fails): a test on a concealed attribute counts as true or false, never as
 * an error, since the loader admits an optional attribute of a principal behind {@code has} only.
 */
public final class Inspector {
  private final Set<String> concealed;
  private final Evaluator evaluator;

  /**
   * @param concealed names of attributes of the principal
   */
  public Inspector(Question question, Set<String> concealed) {
    this.concealed = Set.copyOf(concealed);
    this.evaluator = new Evaluator(question, new Trace(Instant.EPOCH));
  }

  public Inspection inspect(Expression condition) {
    return inspect(condition, true);
  }

  private Inspection inspect(Expression expression, boolean reached) {
    return switch (expression) {
      case Expression.And _ -> row(Kind.ALL, Outcome.FALSE, expression, reached);
      case Expression.Or _ -> row(Kind.ANY, Outcome.TRUE, expression, reached);
      case Expression.Not not -> {
        Inspection part = inspect(not.arg(), reached);
        Outcome outcome =
            switch (part.outcome()) {
              case TRUE -> Outcome.FALSE;
              case FALSE -> Outcome.TRUE;
              case ERROR, NOT_REACHED, CONCEALED -> part.outcome();
            };
        yield new Inspection(Kind.NOT, expression, outcome, List.of(), List.of(part));
      }
      case Expression.Choice choice when isCondition(choice) -> choice(choice, reached);
      default -> test(expression, reached);
    };
  }

  /** A choice between values is one test: its branches are no conditions. */
  private static boolean isCondition(Expression.Choice choice) {
    return isCondition(choice.then()) && isCondition(choice.otherwise());
  }

  private static boolean isCondition(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> literal.value() instanceof Value.Flag;
      case Expression.Choice choice -> isCondition(choice);
      case Expression.And _,
          Expression.Or _,
          Expression.Not _,
          Expression.Has _,
          Expression.Equal _,
          Expression.Compare _,
          Expression.In _,
          Expression.Is _,
          Expression.Like _,
          Expression.Contains _,
          Expression.IsEmpty _ ->
          true;
      case Expression.Attribute _,
          Expression.Variable _,
          Expression.SetOf _,
          Expression.RecordOf _,
          Expression.Failure _ ->
          false;
    };
  }

  /**
   * Parts from left to right until one settles the whole.
   *
   * @param settling the outcome of a part that settles it
   */
  private Inspection row(Kind kind, Outcome settling, Expression expression, boolean reached) {
    List<Expression> operands = new ArrayList<>();
    flatten(kind, expression, operands);
    Outcome whole = settling == Outcome.FALSE ? Outcome.TRUE : Outcome.FALSE;
    boolean doubtful = false;
    List<Inspection> parts = new ArrayList<>();
    for (Expression operand : operands) {
      boolean open = reached && whole != settling && whole != Outcome.ERROR;
      Inspection part = inspect(operand, open);
      parts.add(part);
      if (open) {
        // An error behind something concealed may or may not be met, and ends the row if it is.
        doubtful |= whole == Outcome.CONCEALED && part.outcome() == Outcome.ERROR;
        boolean settled = part.outcome() == settling && !doubtful;
        whole = settled || whole != Outcome.CONCEALED ? part.outcome() : Outcome.CONCEALED;
      }
    }
    return new Inspection(
        kind, expression, reached ? whole : Outcome.NOT_REACHED, List.of(), parts);
  }

  private static void flatten(Kind kind, Expression expression, List<Expression> operands) {
    switch (expression) {
      case Expression.And and when kind == Kind.ALL -> {
        flatten(kind, and.left(), operands);
        flatten(kind, and.right(), operands);
      }
      case Expression.Or or when kind == Kind.ANY -> {
        flatten(kind, or.left(), operands);
        flatten(kind, or.right(), operands);
      }
      default -> operands.add(expression);
    }
  }

  private Inspection choice(Expression.Choice choice, boolean reached) {
    Inspection test = inspect(choice.test(), reached);
    boolean either = test.outcome() == Outcome.CONCEALED;
    Inspection then = inspect(choice.then(), either || test.outcome() == Outcome.TRUE);
    Inspection otherwise = inspect(choice.otherwise(), either || test.outcome() == Outcome.FALSE);
    Outcome outcome =
        switch (test.outcome()) {
          case TRUE -> then.outcome();
          case FALSE -> otherwise.outcome();
          case ERROR, NOT_REACHED -> test.outcome();
          case CONCEALED ->
              then.outcome() == otherwise.outcome() ? then.outcome() : Outcome.CONCEALED;
        };
    return new Inspection(Kind.CHOICE, choice, outcome, List.of(), List.of(test, then, otherwise));
  }

  private Inspection test(Expression expression, boolean reached) {
    Set<Expression> paths = new LinkedHashSet<>();
    paths(expression, paths);
    Outcome outcome = Outcome.NOT_REACHED;
    if (reached) {
      outcome = isConcealed(expression) ? Outcome.CONCEALED : evaluated(expression);
    }
    return new Inspection(
        Kind.TEST,
        expression,
        outcome,
        reached ? paths.stream().map(this::read).toList() : List.of(),
        List.of());
  }

  private Outcome evaluated(Expression expression) {
    return switch (evaluator.truth(expression)) {
      case HOLDS -> Outcome.TRUE;
      case FAILS -> Outcome.FALSE;
      case ERRS -> Outcome.ERROR;
    };
  }

  private Read read(Expression path) {
    boolean hidden = isConcealed(path);
    Optional<Value> value = Optional.empty();
    if (!hidden) {
      try {
        value = Optional.of(evaluator.value(path));
      } catch (EvaluationError absent) {
        // there is no value to show
      }
    }
    return new Read(root(path), path, value, hidden);
  }

  private boolean isConcealed(Expression expression) {
    boolean here =
        switch (expression) {
          case Expression.Attribute it -> isConcealed(it.of(), it.name());
          case Expression.Has it -> isConcealed(it.of(), it.name());
          default -> false;
        };
    return here || expression.parts().anyMatch(this::isConcealed);
  }

  /** Any entity but the dataset may turn out to be the principal. */
  private boolean isConcealed(Expression of, String name) {
    return concealed.contains(name)
        && of != Expression.Variable.RESOURCE
        && of != Expression.Variable.CONTEXT;
  }

  /** The longest paths in an expression, each once. What {@code has} asks of is a path as well. */
  private static void paths(Expression expression, Set<Expression> found) {
    switch (expression) {
      case Expression.Attribute path when root(path) != null -> found.add(path);
      case Expression.Has has when root(has.of()) != null ->
          found.add(new Expression.Attribute(has.of(), has.name()));
      default -> expression.parts().forEach(part -> paths(part, found));
    }
  }

  /** Where a path begins; null if it is none. */
  private static Expression.Variable root(Expression path) {
    return switch (path) {
      case Expression.Variable variable -> variable;
      case Expression.Attribute attribute -> root(attribute.of());
      default -> null;
    };
  }
}
