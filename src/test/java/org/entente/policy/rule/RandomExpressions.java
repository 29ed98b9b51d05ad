package org.entente.policy.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.entente.policy.rule.Expression.Attribute;
import org.entente.policy.rule.Expression.Extent;
import org.entente.policy.rule.Expression.Literal;
import org.entente.policy.rule.Expression.Order;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.RandomValues.Kind;

/**
 * Expressions by chance: mostly of the right types, so that they get somewhere, and now and then of
 * wrong ones, so that they fail in every place where something can fail.
 */
public final class RandomExpressions {
  private static final int WRONG_KIND = 3;

  private final RandomValues values;

  public RandomExpressions(Random random) {
    this.values = new RandomValues(random);
  }

  public RandomValues values() {
    return values;
  }

  /** A condition with at most this many operators on top of each other. */
  public Expression condition(int depth) {
    return of(Kind.FLAG, depth);
  }

  /** One policy as Cedar text, a permit more often than a forbid. */
  public String policy(String id) {
    return policy(id, values.chance(70) ? Policy.Effect.PERMIT : Policy.Effect.FORBID);
  }

  /** One policy as Cedar text. */
  public String policy(String id, Policy.Effect effect) {
    StringBuilder text = new StringBuilder("@id(\"").append(id).append("\")\n");
    text.append(effect == Policy.Effect.PERMIT ? "permit (" : "forbid (");
    text.append(scope("principal", "User")).append(", ");
    text.append("action").append(values.pick(ACTION_SCOPES)).append(", ");
    text.append(scope("resource", "Dataset")).append(")");
    for (int i = values.below(3); i >= 0; i--) {
      text.append(values.chance(70) ? "\nwhen { " : "\nunless { ");
      text.append(Notation.of(condition(1 + values.below(4)))).append(" }");
    }
    return text.append(";").toString();
  }

  private static final List<String> ACTION_SCOPES =
      List.of("", " == Action::\"look\"", " in [Action::\"look\", Action::\"use\"]");

  private String scope(String variable, String type) {
    return switch (values.below(8)) {
      case 0 -> variable + " is " + type;
      case 1 -> variable + " in " + Notation.of(above());
      case 2 -> variable + " == " + Notation.of(ref(type));
      case 3 -> variable + " is " + type + " in " + Notation.of(above());
      default -> variable;
    };
  }

  private Value above() {
    return values.chance(50) ? ref("Collection") : values.group();
  }

  private Value ref(String type) {
    return new Value.Ref(type, ((Value.Ref) values.value(Kind.REF, 0)).id());
  }

  private Expression of(Kind wanted, int depth) {
    Kind kind = values.chance(WRONG_KIND) ? values.kind() : wanted;
    if (depth == 0) {
      return leaf(kind, 1);
    }
    if (values.chance(8)) {
      return new Expression.Choice(
          of(Kind.FLAG, depth - 1), of(kind, depth - 1), of(kind, depth - 1));
    }
    return switch (kind) {
      case FLAG -> flag(depth - 1);
      case TEXTS -> values.chance(40) ? set(Kind.TEXT, depth - 1) : leaf(kind, depth);
      case REFS -> values.chance(40) ? set(Kind.REF, depth - 1) : leaf(kind, depth);
      case FIELDS -> values.chance(30) ? fields(depth - 1) : leaf(kind, depth);
      case WHOLE, TEXT, MOMENT, REF -> leaf(kind, depth);
    };
  }

  private Expression flag(int depth) {
    List<Supplier<Expression>> forms =
        List.of(
            () -> new Expression.And(of(Kind.FLAG, depth), of(Kind.FLAG, depth)),
            () -> new Expression.Or(of(Kind.FLAG, depth), of(Kind.FLAG, depth)),
            () -> new Expression.Not(of(Kind.FLAG, depth)),
            () -> guarded(depth),
            () -> guarded(depth),
            () -> guardedTwice(depth),
            () -> either(depth),
            () -> inGroup(),
            () -> hardToTell(),
            () -> new Expression.Has(holder(depth), values.name(values.kind())),
            () -> equal(depth),
            () -> compare(depth),
            () -> in(depth),
            () -> new Expression.Is(of(Kind.REF, depth), values.pick(RandomValues.TYPES)),
            () -> new Expression.Like(of(Kind.TEXT, depth), pattern()),
            () -> contains(depth),
            () -> contains(depth),
            () -> new Expression.IsEmpty(of(values.chance(50) ? Kind.TEXTS : Kind.REFS, depth)),
            () -> leaf(Kind.FLAG, depth));
    return values.pick(forms).get();
  }

  /** A choice within a choice, on whether something is there. */
  private Expression either(int depth) {
    Expression inner =
        new Expression.Choice(
            guarded(depth), of(Kind.FLAG, Math.min(depth, 1)), of(Kind.FLAG, Math.min(depth, 1)));
    Expression test = new Expression.Has(variable(), values.name(values.kind()));
    Expression other = of(Kind.FLAG, Math.min(depth, 1));
    return values.chance(50)
        ? new Expression.Choice(test, inner, other)
        : new Expression.Choice(test, other, inner);
  }

  /** A field of a record that may not be there, and be there without it. */
  private Expression guardedTwice(int depth) {
    Attribute holder = new Attribute(variable(), values.name(Kind.FIELDS));
    return new Expression.And(
        new Expression.Has(holder.of(), holder.name()), guarded(holder, depth));
  }

  /** The usual form: an attribute is read only where it is there. */
  private Expression guarded(int depth) {
    return guarded(variable(), depth);
  }

  private Expression guarded(Expression holder, int depth) {
    Kind kind = values.kind();
    Attribute path = new Attribute(holder, values.name(kind));
    Expression use =
        switch (kind) {
          case FLAG -> path;
          case WHOLE, MOMENT -> new Expression.Compare(order(), path, of(kind, depth));
          case TEXT ->
              values.chance(50)
                  ? new Expression.Like(path, pattern())
                  : new Expression.Equal(path, of(kind, depth));
          case REF -> new Expression.In(path, of(Kind.REFS, depth));
          case TEXTS -> new Expression.Contains(extent(), path, of(Kind.TEXTS, depth));
          case REFS -> new Expression.Contains(Extent.ONE, path, of(Kind.REF, depth));
          case FIELDS -> new Expression.Has(path, values.name(values.kind()));
        };
    return new Expression.And(new Expression.Has(path.of(), path.name()), use);
  }

  private Expression equal(int depth) {
    Kind kind = values.kind();
    return new Expression.Equal(of(kind, depth), of(kind, depth));
  }

  private Expression compare(int depth) {
    Kind kind = values.chance(50) ? Kind.WHOLE : Kind.MOMENT;
    return new Expression.Compare(order(), of(kind, depth), of(kind, depth));
  }

  private Expression in(int depth) {
    Kind kind = values.chance(50) ? Kind.REF : Kind.REFS;
    Expression left = values.chance(60) ? variable() : of(Kind.REF, depth);
    if (values.chance(20)) {
      // found at once, and beside it something that may be no entity at all
      return new Expression.In(
          left, new Expression.SetOf(List.of(left, of(values.kind(), Math.min(depth, 1)))));
    }
    return new Expression.In(left, of(kind, depth));
  }

  /** Two texts that look alike, or that are long. */
  private Expression hardToTell() {
    List<Value.Text> alike = values.chance(70) ? values.alike() : values.lengthy();
    Expression left =
        values.chance(50)
            ? new Literal(values.pick(alike))
            : new Attribute(variable(), values.name(Kind.TEXT));
    return switch (values.below(4)) {
      case 0 -> new Expression.Like(left, pattern());
      case 1 ->
          new Expression.Contains(
              Extent.ONE, new Expression.SetOf(List.of(new Literal(values.pick(alike)))), left);
      default -> new Expression.Equal(left, new Literal(values.pick(alike)));
    };
  }

  /** Whether it lies in one of several groups, on whatever level. */
  private Expression inGroup() {
    Expression group = new Literal(values.group());
    return new Expression.In(
        variable(),
        values.chance(50)
            ? group
            : new Expression.SetOf(List.of(group, new Literal(values.group()))));
  }

  private Expression contains(int depth) {
    boolean texts = values.chance(50);
    Kind many = texts ? Kind.TEXTS : Kind.REFS;
    Kind one = texts ? Kind.TEXT : Kind.REF;
    Extent extent = extent();
    return new Expression.Contains(
        extent, of(many, depth), of(extent == Extent.ONE ? one : many, depth));
  }

  private Expression leaf(Kind kind, int depth) {
    if (kind == Kind.REF && values.chance(20)) {
      return variable();
    }
    if (kind == Kind.FIELDS && values.chance(20)) {
      return Variable.CONTEXT;
    }
    return values.chance(35)
        ? new Literal(values.value(kind, 1))
        : new Attribute(holder(depth - 1), values.name(kind));
  }

  /** Whatever can have attributes: mostly a variable, else a record or another entity. */
  private Expression holder(int depth) {
    if (depth <= 0 || values.chance(85)) {
      return variable();
    }
    return of(values.chance(75) ? Kind.FIELDS : Kind.REF, depth - 1);
  }

  private Expression set(Kind kind, int depth) {
    List<Expression> elements = new ArrayList<>();
    for (int i = values.below(3); i > 0; i--) {
      elements.add(of(kind, Math.min(depth, 1)));
    }
    return new Expression.SetOf(elements);
  }

  private Expression fields(int depth) {
    Map<String, Expression> fields = new HashMap<>();
    for (int i = values.below(3); i > 0; i--) {
      Kind kind = values.kind();
      fields.put(values.name(kind), of(kind, Math.min(depth, 1)));
    }
    return new Expression.RecordOf(fields);
  }

  private Pattern pattern() {
    List<Integer> elements = new ArrayList<>();
    for (int i = values.below(5); i > 0; i--) {
      if (values.chance(50)) {
        elements.add(Pattern.WILDCARD);
      } else {
        String text = ((Value.Text) values.value(Kind.TEXT, 0)).value();
        text.codePoints().limit(3).forEach(elements::add);
      }
    }
    return new Pattern(elements);
  }

  private Variable variable() {
    return Variable.values()[values.below(3)];
  }

  private Order order() {
    return Order.values()[values.below(4)];
  }

  private Extent extent() {
    return Extent.values()[values.below(3)];
  }
}
