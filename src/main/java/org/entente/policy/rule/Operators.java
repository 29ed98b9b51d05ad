package org.entente.policy.rule;

import java.util.Set;
import org.entente.policy.rule.Expression.Extent;
import org.entente.policy.rule.Expression.Order;

/** Cedar's operators on values. Each throws {@link EvaluationError} on a wrong type. */
final class Operators {
  private Operators() {}

  static boolean flag(Value value) {
    if (value instanceof Value.Flag flag) {
      return flag.value();
    }
    throw EvaluationError.INSTANCE;
  }

  static boolean compare(Order order, Value left, Value right, Trace trace) {
    int difference;
    if (left instanceof Value.Whole l && right instanceof Value.Whole r) {
      difference = Long.compare(l.value(), r.value());
    } else if (left instanceof Value.Moment l && right instanceof Value.Moment r) {
      trace.compared(l.epochMilli(), r.epochMilli());
      difference = Long.compare(l.epochMilli(), r.epochMilli());
    } else {
      throw EvaluationError.INSTANCE;
    }
    return switch (order) {
      case LESS -> difference < 0;
      case LESS_OR_EQUAL -> difference <= 0;
      case GREATER -> difference > 0;
      case GREATER_OR_EQUAL -> difference >= 0;
    };
  }

  static boolean contains(Extent extent, Value left, Value right) {
    Set<Value> set = many(left);
    return switch (extent) {
      case ONE -> set.contains(right);
      case ALL -> set.containsAll(many(right));
      case ANY -> many(right).stream().anyMatch(set::contains);
    };
  }

  static boolean isEmpty(Value value) {
    return many(value).isEmpty();
  }

  static boolean like(Value value, Pattern pattern) {
    if (value instanceof Value.Text text) {
      return pattern.matches(text.value());
    }
    throw EvaluationError.INSTANCE;
  }

  static boolean is(Value value, String type) {
    return ref(value).type().equals(type);
  }

  static boolean in(Value left, Value right, Question question) {
    Value.Ref below = ref(left);
    if (right instanceof Value.Many set) {
      boolean found = false;
      for (Value member : set.values()) {
        found |= liesIn(below, ref(member), question);
      }
      return found;
    }
    return liesIn(below, ref(right), question);
  }

  /** The field of a record, or of the principal or resource; every other entity is unknown. */
  static Value attribute(Value of, String name, Question question) {
    Value found =
        switch (of) {
          case Value.Fields fields -> fields.values().get(name);
          case Value.Ref ref -> {
            Entity entity = find(ref, question);
            yield entity == null ? null : entity.attributes().get(name);
          }
          case Value.Flag _, Value.Whole _, Value.Text _, Value.Moment _, Value.Many _ -> null;
        };
    if (found == null) {
      throw EvaluationError.INSTANCE;
    }
    return found;
  }

  static boolean has(Value of, String name, Question question) {
    return switch (of) {
      case Value.Fields fields -> fields.values().containsKey(name);
      case Value.Ref ref -> {
        Entity entity = find(ref, question);
        yield entity != null && entity.attributes().containsKey(name);
      }
      case Value.Flag _, Value.Whole _, Value.Text _, Value.Moment _, Value.Many _ ->
          throw EvaluationError.INSTANCE;
    };
  }

  private static boolean liesIn(Value.Ref below, Value.Ref above, Question question) {
    if (below.equals(above)) {
      return true;
    }
    Entity entity = find(below, question);
    return entity != null && entity.ancestors().contains(above);
  }

  private static Entity find(Value.Ref ref, Question question) {
    if (is(ref, question.principal())) {
      return question.principal();
    }
    return is(ref, question.resource()) ? question.resource() : null;
  }

  /** Nearly always it is the very reference, which tells without comparing texts. */
  private static boolean is(Value.Ref ref, Entity entity) {
    return ref == entity.ref() || ref.equals(entity.ref());
  }

  private static Set<Value> many(Value value) {
    if (value instanceof Value.Many many) {
      return many.values();
    }
    throw EvaluationError.INSTANCE;
  }

  private static Value.Ref ref(Value value) {
    if (value instanceof Value.Ref ref) {
      return ref;
    }
    throw EvaluationError.INSTANCE;
  }
}
