package org.entente.policy.bundle;

import java.util.stream.Stream;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.Attribute;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Notation;
import org.entente.policy.rule.Value;

/**
 * Refuses a partner's rule that asks for another owner's datasets. It could not reach them, since
 * the owner condition is put before it; but whoever wrote it meant to, and a rule that can never
 * hold misleads those who read it.
 */
final class Sovereignty {
  private static final Expression OWNER = new Attribute(Variable.RESOURCE, "owner");

  private final Value.Ref owner;

  Sovereignty(String owner) {
    this.owner = new Value.Ref("Org", owner);
  }

  /**
   * @throws Flaw naming the expression
   */
  void check(Expression expression) {
    switch (expression) {
      case Expression.Equal it -> held(it, it.left(), it.right());
      case Expression.In it -> held(it, it.left(), it.right());
      case Expression.Contains it -> held(it, it.left(), it.right());
      case Expression.Literal _,
          Expression.Variable _,
          Expression.Attribute _,
          Expression.Has _,
          Expression.And _,
          Expression.Or _,
          Expression.Not _,
          Expression.Choice _,
          Expression.Compare _,
          Expression.Is _,
          Expression.Like _,
          Expression.IsEmpty _,
          Expression.SetOf _,
          Expression.RecordOf _,
          Expression.Failure _ -> {}
    }
    expression.parts().forEach(this::check);
  }

  private void held(Expression whole, Expression one, Expression other) {
    boolean foreign =
        (one.equals(OWNER) && named(other).anyMatch(this::isAnother))
            || (other.equals(OWNER) && named(one).anyMatch(this::isAnother));
    if (foreign) {
      throw new Flaw(
          "`"
              + Notation.of(whole)
              + "`: a partner's rules speak of its own datasets only, whose owner is `"
              + owner
              + "`");
    }
  }

  private static Stream<Value> named(Expression expression) {
    return switch (expression) {
      case Expression.Literal(Value.Many many) -> many.values().stream();
      case Expression.Literal literal -> Stream.of(literal.value());
      case Expression.SetOf set -> set.elements().stream().flatMap(Sovereignty::named);
      default -> Stream.empty();
    };
  }

  private boolean isAnother(Value value) {
    return !value.equals(owner);
  }
}
