package org.entente.policy.bundle;

import java.util.Optional;
import java.util.Set;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.Attribute;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Value;
import org.entente.policy.rule.Vocabulary;

/**
 * Dotted paths of a condition: which end in something that is supplied, and which name the dataset.
 */
final class Paths {
  /** Records, the only things behind a second dot: an entity behind one is not supplied. */
  private static final Set<Attribute> RECORDS =
      Set.of(
          new Attribute(Variable.RESOURCE, "embargo"),
          new Attribute(Variable.RESOURCE, "export"),
          new Attribute(Variable.RESOURCE, "cui"),
          new Attribute(Variable.CONTEXT, "destination"));

  private final Vocabulary vocabulary;

  Paths(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Why the path may not be used; empty if it may. */
  Optional<String> check(Attribute path) {
    return switch (path.of()) {
      case Variable _ -> Optional.empty();
      case Attribute inner when RECORDS.contains(inner) -> Optional.empty();
      case Attribute _ ->
          Optional.of(
              "what lies behind another entity is not supplied, so a forbid would fail open");
      case Expression.Literal _,
          Expression.Has _,
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
          Expression.SetOf _,
          Expression.RecordOf _,
          Expression.Failure _ ->
          Optional.of("a path begins with principal, resource or context");
    };
  }

  /** The variable at the root of a path; null if it is none. */
  static Variable root(Expression path) {
    return switch (path) {
      case Variable variable -> variable;
      case Attribute attribute -> root(attribute.of());
      default -> null;
    };
  }

  /** Whether the dataset decides the value of this operand. */
  boolean depends(Expression operand) {
    return switch (operand) {
      case Expression.SetOf set -> set.elements().stream().anyMatch(this::depends);
      case Expression.RecordOf fields -> fields.fields().values().stream().anyMatch(this::depends);
      default -> root(operand) == Variable.RESOURCE;
    };
  }

  /** Whether the operand is a set or a record, as far as can be told without the dataset. */
  boolean isComposite(Expression operand) {
    return switch (operand) {
      case Expression.SetOf _, Expression.RecordOf _ -> true;
      case Expression.Literal literal ->
          literal.value() instanceof Value.Many || literal.value() instanceof Value.Fields;
      case Attribute attribute when RECORDS.contains(attribute) -> true;
      case Attribute attribute when attribute.of() == Variable.PRINCIPAL ->
          vocabulary.principals().values().stream()
              .map(attributes -> attributes.get(attribute.name()))
              .anyMatch(it -> it != null && it.type() instanceof Vocabulary.Type.SetOf);
      default -> false;
    };
  }
}
