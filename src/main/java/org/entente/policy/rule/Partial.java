package org.entente.policy.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.policy.rule.Expression.Literal;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Horizon.Sight;

/**
 * Evaluates an expression as far as it is known and leaves the rest as an expression.
 *
 * <p>INVARIANT (residual): whatever is filled in later, the residual holds, fails or errs exactly
 * as the expression would have. So {@code x && false} stays as it is, since {@code x} may err,
 * while {@code false && x} is false; a part that is known to err becomes {@link
 * Expression.Failure}.
 */
public final class Partial {
  private final Horizon horizon;
  private final Evaluator evaluator;

  public Partial(Question question, Horizon horizon, Trace trace) {
    this.horizon = horizon;
    this.evaluator = new Evaluator(question, trace);
  }

  /** What is left of the expression; a {@link Literal} where nothing is. */
  public Expression residual(Expression expression) {
    return switch (expression) {
      case Literal _, Expression.Failure _ -> expression;
      case Variable variable ->
          horizon.of(variable) == Sight.KNOWN && variable != Variable.CONTEXT
              ? settle(variable)
              : variable;
      case Expression.Attribute attribute -> attribute(attribute);
      case Expression.Has has -> has(has);
      case Expression.And and -> and(residual(and.left()), and.right());
      case Expression.Or or -> or(residual(or.left()), or.right());
      case Expression.Not not -> operation(new Expression.Not(residual(not.arg())));
      case Expression.Choice choice -> choice(choice);
      case Expression.Equal it ->
          operation(new Expression.Equal(residual(it.left()), residual(it.right())));
      case Expression.Compare it ->
          operation(new Expression.Compare(it.order(), residual(it.left()), residual(it.right())));
      case Expression.In it -> in(it);
      case Expression.Is is -> is(is);
      case Expression.Like it -> operation(new Expression.Like(residual(it.arg()), it.pattern()));
      case Expression.Contains it ->
          operation(
              new Expression.Contains(it.extent(), residual(it.left()), residual(it.right())));
      case Expression.IsEmpty it -> operation(new Expression.IsEmpty(residual(it.arg())));
      case Expression.SetOf it -> set(it.elements().stream().map(this::residual).toList());
      case Expression.RecordOf it -> record(it.fields());
    };
  }

  private Expression attribute(Expression.Attribute attribute) {
    if (attribute.of() instanceof Variable variable) {
      return horizon.of(variable, attribute.name()) == Sight.KNOWN ? settle(attribute) : attribute;
    }
    return ofValue(new Expression.Attribute(residual(attribute.of()), attribute.name()));
  }

  private Expression has(Expression.Has has) {
    if (has.of() instanceof Variable variable) {
      return switch (horizon.of(variable, has.name())) {
        case KNOWN -> settle(has);
        case SUPPOSED -> Literal.TRUE;
        case UNKNOWN -> has;
      };
    }
    return ofValue(new Expression.Has(residual(has.of()), has.name()));
  }

  /** An entity that is named may be the very one of which not all is known. */
  private Expression ofValue(Expression lookUp) {
    boolean named =
        lookUp
            .parts()
            .allMatch(of -> of instanceof Literal(Value value) && value instanceof Value.Ref);
    return named ? lookUp : operation(lookUp);
  }

  /** What an entity lies below is known of a variable that is, not of one that is named. */
  private Expression in(Expression.In in) {
    Expression.In rest = new Expression.In(residual(in.left()), residual(in.right()));
    boolean named = !(in.left() instanceof Variable) && rest.left() instanceof Literal;
    return named && !(rest.right() instanceof Expression.Failure) ? rest : operation(rest);
  }

  /** The type of a variable is known even where nothing else is. */
  private Expression is(Expression.Is is) {
    return is.arg() instanceof Variable
        ? settle(is)
        : operation(new Expression.Is(residual(is.arg()), is.type()));
  }

  private Expression and(Expression left, Expression right) {
    if (left.equals(Literal.FALSE) || left instanceof Expression.Failure) {
      return left;
    }
    Expression rest = residual(right);
    if (left.equals(Literal.TRUE) && isCondition(rest)) {
      return rest;
    }
    return isNoFlag(left) || (left instanceof Literal && isNoFlag(rest))
        ? new Expression.Failure()
        : new Expression.And(left, rest);
  }

  private Expression or(Expression left, Expression right) {
    if (left.equals(Literal.TRUE) || left instanceof Expression.Failure) {
      return left;
    }
    Expression rest = residual(right);
    if (left.equals(Literal.FALSE) && isCondition(rest)) {
      return rest;
    }
    return isNoFlag(left) || (left instanceof Literal && isNoFlag(rest))
        ? new Expression.Failure()
        : new Expression.Or(left, rest);
  }

  private Expression choice(Expression.Choice choice) {
    Expression test = residual(choice.test());
    if (test.equals(Literal.TRUE)) {
      return residual(choice.then());
    }
    if (test.equals(Literal.FALSE)) {
      return residual(choice.otherwise());
    }
    return test instanceof Literal || test instanceof Expression.Failure
        ? new Expression.Failure()
        : new Expression.Choice(test, residual(choice.then()), residual(choice.otherwise()));
  }

  /** Whether it is a Boolean if it is anything: {@code true && x} demands that of x. */
  private static boolean isCondition(Expression rest) {
    return switch (rest) {
      case Literal(Value value) -> value instanceof Value.Flag;
      case Variable _,
          Expression.Attribute _,
          Expression.Choice _,
          Expression.SetOf _,
          Expression.RecordOf _ ->
          false;
      case Expression.Has _,
          Expression.And _,
          Expression.Or _,
          Expression.Not _,
          Expression.Equal _,
          Expression.Compare _,
          Expression.In _,
          Expression.Is _,
          Expression.Like _,
          Expression.Contains _,
          Expression.IsEmpty _,
          Expression.Failure _ ->
          true;
    };
  }

  private static boolean isNoFlag(Expression operand) {
    return operand instanceof Literal(Value value) && !(value instanceof Value.Flag);
  }

  private Expression set(List<Expression> elements) {
    if (elements.stream().anyMatch(Expression.Failure.class::isInstance)) {
      return new Expression.Failure();
    }
    if (!elements.stream().allMatch(Literal.class::isInstance)) {
      return new Expression.SetOf(elements);
    }
    Set<Value> values = new HashSet<>();
    elements.forEach(element -> values.add(((Literal) element).value()));
    return new Literal(new Value.Many(values));
  }

  private Expression record(Map<String, Expression> fields) {
    Map<String, Expression> rest = new HashMap<>();
    fields.forEach((name, field) -> rest.put(name, residual(field)));
    if (rest.values().stream().anyMatch(Expression.Failure.class::isInstance)) {
      return new Expression.Failure();
    }
    if (!rest.values().stream().allMatch(Literal.class::isInstance)) {
      return new Expression.RecordOf(rest);
    }
    Map<String, Value> values = new HashMap<>();
    rest.forEach((name, field) -> values.put(name, ((Literal) field).value()));
    return new Literal(new Value.Fields(values));
  }

  /** An operation whose operands are residuals already: an error in one is an error of it. */
  private Expression operation(Expression operation) {
    List<Expression> operands = operation.parts().toList();
    if (operands.stream().anyMatch(Expression.Failure.class::isInstance)) {
      return new Expression.Failure();
    }
    return operands.stream().allMatch(Literal.class::isInstance) ? settle(operation) : operation;
  }

  private Expression settle(Expression known) {
    try {
      return new Literal(evaluator.value(known));
    } catch (EvaluationError error) {
      return new Expression.Failure();
    }
  }
}
