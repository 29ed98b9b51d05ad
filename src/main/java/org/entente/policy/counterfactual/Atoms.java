package org.entente.policy.counterfactual;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.Extent;
import org.entente.policy.rule.Expression.Literal;
import org.entente.policy.rule.Expression.Order;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Notation;
import org.entente.policy.rule.Value;

/**
 * Reads from what is left of a condition, with the dataset known, what its smallest parts would
 * have of one variable. Whether that helps is not asked here: a part may stand under a negation.
 *
 * <p>Sets only grow: nobody is advised to leave a project or to forget a course.
 *
 * @param open attributes that could be otherwise
 * @param present their values now
 */
public record Atoms(
    Variable variable, Wish.Bearer bearer, Set<String> open, Map<String, Value> present) {
  /** Of a choice between many names so many are tried; they mostly differ in nothing else. */
  private static final int MOST_NAMES = 6;

  public List<Wish> in(Expression rest) {
    Set<Wish> wishes = new LinkedHashSet<>();
    condition(rest, wishes);
    return List.copyOf(wishes);
  }

  private void condition(Expression part, Set<Wish> wishes) {
    switch (part) {
      case Expression.Attribute attribute ->
          name(attribute).ifPresent(name -> wish(name, Value.TRUE, wishes));
      case Expression.Contains contains -> contains(contains, wishes);
      case Expression.Compare compare -> compare(compare, wishes);
      case Expression.Equal equal -> {
        equal(equal.left(), equal.right(), wishes);
        equal(equal.right(), equal.left(), wishes);
      }
      case Expression.And _, Expression.Or _, Expression.Not _, Expression.Choice _ ->
          part.parts().forEach(each -> condition(each, wishes));
      case Literal _,
          Variable _,
          Expression.Has _,
          Expression.In _,
          Expression.Is _,
          Expression.Like _,
          Expression.IsEmpty _,
          Expression.SetOf _,
          Expression.RecordOf _,
          Expression.Failure _ -> {}
    }
  }

  private void contains(Expression.Contains it, Set<Wish> wishes) {
    Optional<String> left = name(it.left());
    if (left.isPresent() && it.right() instanceof Literal(Value wanted)) {
      switch (it.extent()) {
        case ONE -> add(left.get(), Set.of(wanted), wishes);
        case ALL -> members(wanted).ifPresent(all -> add(left.get(), all, wishes));
        case ANY -> addEach(left.get(), wanted, wishes);
      }
    } else if (it.extent() == Extent.ANY && it.left() instanceof Literal(Value wanted)) {
      name(it.right()).ifPresent(right -> addEach(right, wanted, wishes));
    }
  }

  private void addEach(String name, Value wanted, Set<Wish> wishes) {
    members(wanted).stream()
        .flatMap(Set::stream)
        .sorted(Comparator.comparing((Value each) -> Notation.of(each)))
        .limit(MOST_NAMES)
        .forEach(one -> add(name, Set.of(one), wishes));
  }

  private void add(String name, Set<Value> wanted, Set<Wish> wishes) {
    Set<Value> lacking = new HashSet<>(wanted);
    members(present.get(name)).ifPresent(lacking::removeAll);
    if (!lacking.isEmpty()) {
      wishes.add(new Wish(new Wish.Target(bearer, name), new Value.Many(lacking)));
    }
  }

  private void compare(Expression.Compare it, Set<Wish> wishes) {
    if (name(it.left()).isPresent() && it.right() instanceof Literal(Value.Whole(long bound))) {
      number(name(it.left()).get(), it.order(), bound, wishes);
    } else if (name(it.right()).isPresent()
        && it.left() instanceof Literal(Value.Whole(long bound))) {
      number(name(it.right()).get(), mirrored(it.order()), bound, wishes);
    }
  }

  private void number(String name, Order order, long bound, Set<Wish> wishes) {
    boolean edge = bound == Long.MIN_VALUE || bound == Long.MAX_VALUE;
    switch (order) {
      case LESS_OR_EQUAL, GREATER_OR_EQUAL -> wish(name, new Value.Whole(bound), wishes);
      case LESS -> {
        if (!edge) {
          wish(name, new Value.Whole(bound - 1), wishes);
        }
      }
      case GREATER -> {
        if (!edge) {
          wish(name, new Value.Whole(bound + 1), wishes);
        }
      }
    }
  }

  private void equal(Expression one, Expression other, Set<Wish> wishes) {
    if (other instanceof Literal(Value value) && !(value instanceof Value.Many)) {
      name(one).ifPresent(name -> wish(name, value, wishes));
    }
  }

  private void wish(String name, Value value, Set<Wish> wishes) {
    if (!value.equals(present.get(name))) {
      wishes.add(new Wish(new Wish.Target(bearer, name), value));
    }
  }

  private Optional<String> name(Expression expression) {
    return expression instanceof Expression.Attribute(Variable of, String name)
            && of == variable
            && open.contains(name)
        ? Optional.of(name)
        : Optional.empty();
  }

  private static Optional<Set<Value>> members(Value value) {
    return value instanceof Value.Many(Set<Value> values) ? Optional.of(values) : Optional.empty();
  }

  private static Order mirrored(Order order) {
    return switch (order) {
      case LESS -> Order.GREATER;
      case LESS_OR_EQUAL -> Order.GREATER_OR_EQUAL;
      case GREATER -> Order.LESS;
      case GREATER_OR_EQUAL -> Order.LESS_OR_EQUAL;
    };
  }
}
