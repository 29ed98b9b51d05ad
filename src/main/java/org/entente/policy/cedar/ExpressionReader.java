package org.entente.policy.cedar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.And;
import org.entente.policy.rule.Expression.Extent;
import org.entente.policy.rule.Expression.Literal;
import org.entente.policy.rule.Expression.Order;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Pattern;
import org.entente.policy.rule.Value;

/**
 * Builds our expression tree from Cedar's JSON form of a policy (its "EST").
 *
 * <p>Whatever is not in the tree is refused by name: arithmetic, offsets and durations can fail at
 * run time, tags and addresses are not supplied.
 */
final class ExpressionReader {
  private ExpressionReader() {}

  /** Scope and conditions of a policy as one condition, in the order Cedar evaluates them. */
  static Expression condition(JsonNode policy) {
    Expression all = and(scope(Variable.PRINCIPAL, policy.get("principal")), Literal.TRUE);
    all = and(all, scope(Variable.RESOURCE, policy.get("resource")));
    for (JsonNode condition : policy.get("conditions")) {
      Expression body = read(condition.get("body"));
      boolean unless = condition.get("kind").asText().equals("unless");
      all = and(all, unless ? new Expression.Not(body) : body);
    }
    return all;
  }

  private static Expression and(Expression left, Expression right) {
    if (left.equals(Literal.TRUE)) {
      return right;
    }
    return right.equals(Literal.TRUE) ? left : new And(left, right);
  }

  private static Expression scope(Variable variable, JsonNode scope) {
    return switch (scope.get("op").asText()) {
      case "All" -> Literal.TRUE;
      case "==" -> new Expression.Equal(variable, entity(scope.get("entity")));
      case "in" -> new Expression.In(variable, entity(scope.get("entity")));
      case "is" -> {
        Expression is = new Expression.Is(variable, scope.get("entity_type").asText());
        JsonNode in = scope.get("in");
        yield in == null ? is : new And(is, new Expression.In(variable, entity(in.get("entity"))));
      }
      default -> throw new Refused("the scope `" + scope + "` is not supported");
    };
  }

  static Expression read(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      throw new Refused("an expression that cannot be read: `" + node + "`");
    }
    Map.Entry<String, JsonNode> only = node.properties().iterator().next();
    String operator = only.getKey();
    JsonNode body = only.getValue();
    return switch (operator) {
      case "Value" -> new Literal(literal(body));
      case "Var" -> variable(body.asText());
      case "." -> new Expression.Attribute(left(body), body.get("attr").asText());
      case "has" -> new Expression.Has(left(body), body.get("attr").asText());
      case "&&" -> new And(left(body), right(body));
      case "||" -> new Expression.Or(left(body), right(body));
      case "!" -> new Expression.Not(read(body.get("arg")));
      case "if-then-else" ->
          new Expression.Choice(
              read(body.get("if")), read(body.get("then")), read(body.get("else")));
      case "==" -> new Expression.Equal(left(body), right(body));
      case "!=" -> new Expression.Not(new Expression.Equal(left(body), right(body)));
      case "<" -> new Expression.Compare(Order.LESS, left(body), right(body));
      case "<=" -> new Expression.Compare(Order.LESS_OR_EQUAL, left(body), right(body));
      case ">" -> new Expression.Compare(Order.GREATER, left(body), right(body));
      case ">=" -> new Expression.Compare(Order.GREATER_OR_EQUAL, left(body), right(body));
      case "in" -> new Expression.In(left(body), right(body));
      case "is" -> is(body);
      case "like" -> new Expression.Like(left(body), pattern(body.get("pattern")));
      case "contains" -> new Expression.Contains(Extent.ONE, left(body), right(body));
      case "containsAll" -> new Expression.Contains(Extent.ALL, left(body), right(body));
      case "containsAny" -> new Expression.Contains(Extent.ANY, left(body), right(body));
      case "isEmpty" -> new Expression.IsEmpty(read(body.get("arg")));
      case "Set" -> new Expression.SetOf(elements(body));
      case "Record" -> record(body);
      case "datetime" -> new Literal(moment(body));
      default -> throw new Refused("`" + operator + "` may not be used: it can fail at run time");
    };
  }

  private static Expression left(JsonNode body) {
    return read(body.get("left"));
  }

  private static Expression right(JsonNode body) {
    return read(body.get("right"));
  }

  private static Expression variable(String name) {
    return switch (name) {
      case "principal" -> Variable.PRINCIPAL;
      case "resource" -> Variable.RESOURCE;
      case "context" -> Variable.CONTEXT;
      default -> throw new Refused("`" + name + "` may not be used in a condition");
    };
  }

  private static Expression is(JsonNode body) {
    Expression is = new Expression.Is(left(body), body.get("entity_type").asText());
    JsonNode in = body.get("in");
    return in == null ? is : new And(is, new Expression.In(left(body), read(in)));
  }

  private static Pattern pattern(JsonNode parts) {
    List<Integer> elements = new ArrayList<>();
    for (JsonNode part : parts) {
      if (part.isTextual()) {
        elements.add(Pattern.WILDCARD);
      } else {
        part.get("Literal").asText().codePoints().forEach(elements::add);
      }
    }
    return new Pattern(elements);
  }

  private static List<Expression> elements(JsonNode body) {
    return StreamSupport.stream(body.spliterator(), false).map(ExpressionReader::read).toList();
  }

  private static Expression record(JsonNode body) {
    Map<String, Expression> fields = new HashMap<>();
    body.properties().forEach(field -> fields.put(field.getKey(), read(field.getValue())));
    return new Expression.RecordOf(fields);
  }

  private static Literal entity(JsonNode entity) {
    if (entity == null) {
      throw new Refused("a scope names one entity");
    }
    return new Literal(ref(entity));
  }

  private static Value.Ref ref(JsonNode entity) {
    return new Value.Ref(entity.get("type").asText(), entity.get("id").asText());
  }

  private static Value literal(JsonNode value) {
    if (value.isBoolean()) {
      return Value.of(value.asBoolean());
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return new Value.Whole(value.asLong());
    }
    if (value.isTextual()) {
      return new Value.Text(value.asText());
    }
    if (value.has("__entity")) {
      return ref(value.get("__entity"));
    }
    throw new Refused("the value `" + value + "` is not supported");
  }

  /** Strict: a day that its month does not have is no date, here as in Cedar. */
  private static final DateTimeFormatter DAY = strict("uuuu-MM-dd");

  private static final DateTimeFormatter OFFSET = strict("uuuu-MM-dd'T'HH:mm:ss[.SSS]XX");

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static Value.Moment moment(JsonNode arguments) {
    JsonNode text = arguments.path(0).path("Value");
    if (!text.isTextual()) {
      throw new Refused("`datetime` takes a date written out");
    }
    return new Value.Moment(parse(text.asText()).toEpochMilli());
  }

  /** The forms Cedar allows: a date, or a date-time with Z or an offset such as +0900. */
  private static Instant parse(String text) {
    try {
      if (Character.isDigit(text.isEmpty() ? '+' : text.charAt(0))) {
        return text.contains("T")
            ? OffsetDateTime.parse(text, OFFSET).toInstant()
            : LocalDate.parse(text, DAY).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    } catch (DateTimeParseException notOne) {
      // answered below, as a year of more than four digits is
    }
    throw new Refused("`" + text + "` is not a date: write 2027-03-31T15:00:00Z");
  }
}
