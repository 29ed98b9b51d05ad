package org.entente.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Conditions with one part lost: a side of each {@code &&} and {@code ||}, a word of each list.
 *
 * <p>The loss of an {@code is} or a {@code has} is left out: it is Cedar's validator that notices,
 * since what they guard may then be absent.
 */
public final class Mutants {
  private Mutants() {}

  /** The same policy with another condition, one for each part that can be lost. */
  public static List<Policy> of(Policy policy) {
    return conditions(policy.condition()).map(condition -> with(policy, condition)).toList();
  }

  /** The same policy where it does not hold, and only there. */
  public static Policy negated(Policy policy) {
    return with(policy, new Expression.Not(policy.condition()));
  }

  private static Policy with(Policy policy, Expression condition) {
    return new Policy(
        policy.id(),
        policy.owner(),
        policy.effect(),
        policy.actions(),
        condition,
        policy.label(),
        policy.duty(),
        policy.source());
  }

  private static Stream<Expression> conditions(Expression condition) {
    return switch (condition) {
      case Expression.And(Expression left, Expression right) ->
          Stream.of(
                  kept(left, right),
                  conditions(left).map(it -> (Expression) new Expression.And(it, right)),
                  conditions(right).map(it -> (Expression) new Expression.And(left, it)))
              .flatMap(it -> it);
      case Expression.Or(Expression left, Expression right) ->
          Stream.of(
                  Stream.of(left, right),
                  conditions(left).map(it -> (Expression) new Expression.Or(it, right)),
                  conditions(right).map(it -> (Expression) new Expression.Or(left, it)))
              .flatMap(it -> it);
      case Expression.Not(Expression arg) -> conditions(arg).map(Expression.Not::new);
      case Expression.Contains contains -> words(contains);
      default -> Stream.empty();
    };
  }

  /** What stays when the other side is lost. */
  private static Stream<Expression> kept(Expression left, Expression right) {
    Stream.Builder<Expression> kept = Stream.builder();
    if (!isGuard(right)) {
      kept.add(left);
    }
    if (!isGuard(left)) {
      kept.add(right);
    }
    return kept.build();
  }

  private static boolean isGuard(Expression side) {
    return switch (side) {
      case Expression.Is _, Expression.Has _ -> true;
      case Expression.And(Expression left, Expression right) -> isGuard(left) || isGuard(right);
      default -> false;
    };
  }

  /** Of a list that is written out, each word in turn. */
  private static Stream<Expression> words(Expression.Contains contains) {
    return Stream.concat(
        shorter(contains.left())
            .map(it -> new Expression.Contains(contains.extent(), it, contains.right())),
        shorter(contains.right())
            .map(it -> new Expression.Contains(contains.extent(), contains.left(), it)));
  }

  private static Stream<Expression> shorter(Expression list) {
    if (!(list instanceof Expression.SetOf(List<Expression> elements)) || elements.size() < 2) {
      return Stream.empty();
    }
    return elements.stream()
        .map(
            lost -> {
              List<Expression> rest = new ArrayList<>(elements);
              rest.remove(lost);
              return new Expression.SetOf(rest);
            });
  }
}
