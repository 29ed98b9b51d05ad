package org.entente.policy.rule;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes an expression in Cedar's syntax, fully bracketed: for messages and for tests. */
public final class Notation {
  /** Words of the grammar: an attribute that is called so is written in quotes. */
  private static final Set<String> RESERVED =
      Set.of("true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar");

  private Notation() {}

  public static String of(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> of(literal.value());
      case Expression.Variable variable -> variable.name().toLowerCase(Locale.ROOT);
      case Expression.Attribute attribute ->
          receiver(attribute.of())
              + (isIdentifier(attribute.name())
                  ? "." + attribute.name()
                  : "[" + quote(attribute.name()) + "]");
      case Expression.Has has ->
          "(%s has %s)"
              .formatted(of(has.of()), isIdentifier(has.name()) ? has.name() : quote(has.name()));
      case Expression.And and -> infix(and.left(), "&&", and.right());
      case Expression.Or or -> infix(or.left(), "||", or.right());
      case Expression.Not not -> "!" + of(not.arg());
      case Expression.Choice choice ->
          "(if %s then %s else %s)"
              .formatted(of(choice.test()), of(choice.then()), of(choice.otherwise()));
      case Expression.Equal equal -> infix(equal.left(), "==", equal.right());
      case Expression.Compare compare -> infix(compare.left(), sign(compare), compare.right());
      case Expression.In in -> infix(in.left(), "in", in.right());
      case Expression.Is is -> "(" + of(is.arg()) + " is " + is.type() + ")";
      case Expression.Like like -> "(" + of(like.arg()) + " like " + of(like.pattern()) + ")";
      case Expression.Contains contains -> {
        String method =
            switch (contains.extent()) {
              case ONE -> "contains";
              case ALL -> "containsAll";
              case ANY -> "containsAny";
            };
        yield "%s.%s(%s)".formatted(receiver(contains.left()), method, of(contains.right()));
      }
      case Expression.IsEmpty isEmpty -> receiver(isEmpty.arg()) + ".isEmpty()";
      case Expression.SetOf set ->
          set.elements().stream().map(Notation::of).collect(Collectors.joining(", ", "[", "]"));
      case Expression.RecordOf fields ->
          fields.fields().entrySet().stream()
              .map(field -> quote(field.getKey()) + ": " + of(field.getValue()))
              .sorted()
              .collect(Collectors.joining(", ", "{", "}"));
      case Expression.Failure _ -> "error";
    };
  }

  public static String of(Value value) {
    return switch (value) {
      case Value.Flag flag -> Boolean.toString(flag.value());
      case Value.Whole whole ->
          whole.value() < 0 ? "(" + whole.value() + ")" : Long.toString(whole.value());
      case Value.Text text -> quote(text.value());
      case Value.Moment moment -> "datetime(\"" + iso(moment) + "\")";
      case Value.Ref ref -> ref.type() + "::" + quote(ref.id());
      case Value.Many many -> list(many.values());
      case Value.Fields fields ->
          fields.values().entrySet().stream()
              .map(field -> quote(field.getKey()) + ": " + of(field.getValue()))
              .sorted()
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /** Cedar's form of a moment: always with three digits of milliseconds, in UTC. */
  public static String iso(Value.Moment moment) {
    String text = Instant.ofEpochMilli(moment.epochMilli()).toString();
    return moment.epochMilli() % 1000 == 0 ? text.replace("Z", ".000Z") : text;
  }

  /** What stands before a dot: that binds tighter than {@code !}. */
  private static String receiver(Expression expression) {
    return expression instanceof Expression.Not ? "(" + of(expression) + ")" : of(expression);
  }

  private static boolean isIdentifier(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !RESERVED.contains(name);
  }

  private static String of(Pattern pattern) {
    StringBuilder text = new StringBuilder();
    for (int element : pattern.elements()) {
      if (element == Pattern.WILDCARD) {
        text.append('*');
      } else if (element == '*') {
        text.append("\\*");
      } else {
        text.append(escape(element));
      }
    }
    return "\"" + text + "\"";
  }

  private static String sign(Expression.Compare compare) {
    return switch (compare.order()) {
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }

  private static String infix(Expression left, String operator, Expression right) {
    return "(" + of(left) + " " + operator + " " + of(right) + ")";
  }

  private static String list(Collection<Value> values) {
    return values.stream().map(Notation::of).sorted().collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quote(String text) {
    return text.codePoints().mapToObj(Notation::escape).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escape(int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      return "\\" + Character.toString(codePoint);
    }
    return codePoint < 0x20 || codePoint == 0x7f
        ? "\\u{" + Integer.toHexString(codePoint) + "}"
        : Character.toString(codePoint);
  }
}
