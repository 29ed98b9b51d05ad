package org.entente.policy.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The condition of a policy, in the part of Cedar's language that a bundle may use.
 *
 * <p>{@code a != b} is {@code !(a == b)} and {@code a is T in b} is {@code a is T && a in b}, as
 * Cedar defines them, so neither has a form of its own.
 */
public sealed interface Expression {
  /** A value that stands in the text. */
  record Literal(Value value) implements Expression {
    // Here and not in Expression: an interface whose constants are of its own subtypes can deadlock
    // two threads that each load one of the two first.
    public static final Expression TRUE = new Literal(Value.TRUE);
    public static final Expression FALSE = new Literal(Value.FALSE);
  }

  /** One of the roots of every path. */
  enum Variable implements Expression {
    PRINCIPAL,
    RESOURCE,
    CONTEXT
  }

  record Attribute(Expression of, String name) implements Expression {}

  record Has(Expression of, String name) implements Expression {}

  record And(Expression left, Expression right) implements Expression {}

  record Or(Expression left, Expression right) implements Expression {}

  record Not(Expression arg) implements Expression {}

  record Choice(Expression test, Expression then, Expression otherwise) implements Expression {}

  record Equal(Expression left, Expression right) implements Expression {}

  /** Order between two numbers or two moments. */
  record Compare(Order order, Expression left, Expression right) implements Expression {}

  enum Order {
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** Whether the left entity is, or lies below, the right one or one of a set of them. */
  record In(Expression left, Expression right) implements Expression {}

  record Is(Expression arg, String type) implements Expression {}

  record Like(Expression arg, Pattern pattern) implements Expression {}

  /** A question to the set on the left. */
  record Contains(Extent extent, Expression left, Expression right) implements Expression {}

  enum Extent {
    ONE,
    ALL,
    ANY
  }

  record IsEmpty(Expression arg) implements Expression {}

  record SetOf(List<Expression> elements) implements Expression {
    public SetOf {
      elements = List.copyOf(elements);
    }
  }

  record RecordOf(Map<String, Expression> fields) implements Expression {
    public RecordOf {
      fields = Map.copyOf(fields);
    }
  }

  /** What is left of an expression that is known to fail; only partial evaluation makes it. */
  record Failure() implements Expression {}

  /** The direct parts of this expression, in the order Cedar evaluates them. */
  default Stream<Expression> parts() {
    return switch (this) {
      case Literal _, Variable _, Failure _ -> Stream.empty();
      case Attribute it -> Stream.of(it.of());
      case Has it -> Stream.of(it.of());
      case And it -> Stream.of(it.left(), it.right());
      case Or it -> Stream.of(it.left(), it.right());
      case Not it -> Stream.of(it.arg());
      case Choice it -> Stream.of(it.test(), it.then(), it.otherwise());
      case Equal it -> Stream.of(it.left(), it.right());
      case Compare it -> Stream.of(it.left(), it.right());
      case In it -> Stream.of(it.left(), it.right());
      case Is it -> Stream.of(it.arg());
      case Like it -> Stream.of(it.arg());
      case Contains it -> Stream.of(it.left(), it.right());
      case IsEmpty it -> Stream.of(it.arg());
      case SetOf it -> it.elements().stream();
      case RecordOf it -> it.fields().values().stream();
    };
  }
}
