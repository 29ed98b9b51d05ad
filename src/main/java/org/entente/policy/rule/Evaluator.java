package org.entente.policy.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Evaluates an expression with everything known, exactly as Cedar does: {@code &&}, {@code ||} and
 * {@code if} from left to right and only as far as needed, so that an error in a part that is not
 * reached is no error.
 */
final class Evaluator {
  private final Question question;
  private final Value context;
  private final Trace trace;

  Evaluator(Question question, Trace trace) {
    this.question = question;
    this.context = new Value.Fields(question.context());
    this.trace = trace;
  }

  /** Whether the condition holds. */
  Truth truth(Expression condition) {
    try {
      return test(condition) ? Truth.HOLDS : Truth.FAILS;
    } catch (EvaluationError error) {
      return Truth.ERRS;
    }
  }

  private boolean test(Expression expression) {
    return Operators.flag(value(expression));
  }

  Value value(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> literal.value();
      case Expression.Variable variable ->
          switch (variable) {
            case PRINCIPAL -> question.principal().ref();
            case RESOURCE -> question.resource().ref();
            case CONTEXT -> context;
          };
      case Expression.Attribute attribute -> {
        note(attribute.of(), attribute.name());
        yield Operators.attribute(value(attribute.of()), attribute.name(), question);
      }
      case Expression.Has has -> {
        note(has.of(), has.name());
        yield Value.of(Operators.has(value(has.of()), has.name(), question));
      }
      case Expression.And and -> Value.of(test(and.left()) && test(and.right()));
      case Expression.Or or -> Value.of(test(or.left()) || test(or.right()));
      case Expression.Not not -> Value.of(!test(not.arg()));
      case Expression.Choice choice ->
          test(choice.test()) ? value(choice.then()) : value(choice.otherwise());
      case Expression.Equal equal -> Value.of(value(equal.left()).equals(value(equal.right())));
      case Expression.Compare compare -> {
        Value left = value(compare.left());
        yield Value.of(Operators.compare(compare.order(), left, value(compare.right()), trace));
      }
      case Expression.In in -> {
        Value left = value(in.left());
        yield Value.of(Operators.in(left, value(in.right()), question));
      }
      case Expression.Is is -> Value.of(Operators.is(value(is.arg()), is.type()));
      case Expression.Like like -> Value.of(Operators.like(value(like.arg()), like.pattern()));
      case Expression.Contains contains -> {
        Value left = value(contains.left());
        yield Value.of(Operators.contains(contains.extent(), left, value(contains.right())));
      }
      case Expression.IsEmpty isEmpty -> Value.of(Operators.isEmpty(value(isEmpty.arg())));
      case Expression.SetOf set -> {
        Set<Value> values = new HashSet<>();
        set.elements().forEach(element -> values.add(value(element)));
        yield new Value.Many(values);
      }
      case Expression.RecordOf fields -> {
        Map<String, Value> values = new HashMap<>();
        fields.fields().forEach((name, field) -> values.put(name, value(field)));
        yield new Value.Fields(values);
      }
      case Expression.Failure _ -> throw EvaluationError.INSTANCE;
    };
  }

  private void note(Expression of, String name) {
    if (of == Expression.Variable.PRINCIPAL) {
      trace.read(name);
    }
  }
}
