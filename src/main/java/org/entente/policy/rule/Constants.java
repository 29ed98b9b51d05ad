package org.entente.policy.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.policy.rule.Expression.Literal;

/**
 * Makes one value of every set that is written out, so that it is not made anew each time it is
 * asked. Evaluation comes out the same; what people read stays as it was written.
 */
final class Constants {
  private Constants() {}

  static Expression folded(Expression expression) {
    return switch (expression) {
      case Literal _, Expression.Variable _, Expression.Failure _ -> expression;
      case Expression.Attribute it -> new Expression.Attribute(folded(it.of()), it.name());
      case Expression.Has it -> new Expression.Has(folded(it.of()), it.name());
      case Expression.And it -> new Expression.And(folded(it.left()), folded(it.right()));
      case Expression.Or it -> new Expression.Or(folded(it.left()), folded(it.right()));
      case Expression.Not it -> new Expression.Not(folded(it.arg()));
      case Expression.Choice it ->
          new Expression.Choice(folded(it.test()), folded(it.then()), folded(it.otherwise()));
      case Expression.Equal it -> new Expression.Equal(folded(it.left()), folded(it.right()));
      case Expression.Compare it ->
          new Expression.Compare(it.order(), folded(it.left()), folded(it.right()));
      case Expression.In it -> new Expression.In(folded(it.left()), folded(it.right()));
      case Expression.Is it -> new Expression.Is(folded(it.arg()), it.type());
      case Expression.Like it -> new Expression.Like(folded(it.arg()), it.pattern());
      case Expression.Contains it ->
          new Expression.Contains(it.extent(), folded(it.left()), folded(it.right()));
      case Expression.IsEmpty it -> new Expression.IsEmpty(folded(it.arg()));
      case Expression.SetOf it -> set(it.elements().stream().map(Constants::folded).toList());
      case Expression.RecordOf it ->
          new Expression.RecordOf(
              it.fields().entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, field -> folded(field.getValue()))));
    };
  }

  private static Expression set(List<Expression> elements) {
    Set<Value> values = new HashSet<>();
    for (Expression element : elements) {
      if (!(element instanceof Literal literal)) {
        return new Expression.SetOf(elements);
      }
      values.add(literal.value());
    }
    return new Literal(new Value.Many(values));
  }
}
