package org.entente.policy.rule;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.policy.rule.Expression.Extent;
import org.entente.policy.rule.Expression.Literal;

/**
 * How often what is hard to get right was met where it mattered: an evaluation came to it.
 *
 * <p>A comparison of two engines by chance is worth as much as what chance comes upon, so that is
 * counted and not believed.
 */
public final class Sightings {
  /** What the two engines must be seen to agree upon. */
  public enum Kind {
    MISSING_ATTRIBUTE,
    WRONG_TYPE,
    EMPTY_SET,
    NEGATION,
    NESTED_CHOICE,
    NESTED_HAS,
    SEVERAL_LEVELS_UP,
    LONG_TEXT,
    LOOK_ALIKES,
    EDGE_NUMBER,
    EDGE_MOMENT,
    ERRING_PERMIT,
    ERRING_FORBID,
    ALLOWED_BESIDE_ERRING_FORBID
  }

  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  public Map<Kind, Integer> counts() {
    return counts;
  }

  public void add(Sightings others) {
    others.counts.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
  }

  /** What erred in an answer, and whether that mattered. */
  public void look(Ruling ruling) {
    boolean forbids = false;
    for (Policy policy : ruling.erring()) {
      boolean forbid = policy.effect() == Policy.Effect.FORBID;
      met(forbid ? Kind.ERRING_FORBID : Kind.ERRING_PERMIT);
      forbids |= forbid;
    }
    if (forbids && ruling.allowed()) {
      met(Kind.ALLOWED_BESIDE_ERRING_FORBID);
    }
  }

  /** Goes through a condition as far as evaluation goes. */
  public void look(Expression condition, Scene scene) {
    new Walk(scene).visit(condition, 0);
  }

  private void met(Kind kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  private final class Walk {
    private final Scene scene;
    private final Question question;
    private final Evaluator evaluator;

    Walk(Scene scene) {
      this.scene = scene;
      this.question = scene.question();
      this.evaluator = new Evaluator(question, new Trace(Instant.EPOCH));
    }

    private Optional<Value> value(Expression expression) {
      try {
        return Optional.of(evaluator.value(expression));
      } catch (EvaluationError error) {
        return Optional.empty();
      }
    }

    /**
     * @param choices how many choices it stands in
     * @return its value, empty if it fails
     */
    private Optional<Value> visit(Expression expression, int choices) {
      switch (expression) {
        case Expression.And(Expression left, Expression right) -> {
          if (visit(left, choices).equals(Optional.of(Value.TRUE))) {
            visit(right, choices);
          }
        }
        case Expression.Or(Expression left, Expression right) -> {
          if (visit(left, choices).equals(Optional.of(Value.FALSE))) {
            visit(right, choices);
          }
        }
        case Expression.Choice(Expression test, Expression then, Expression otherwise) -> {
          if (choices > 0) {
            met(Kind.NESTED_CHOICE);
          }
          Optional<Value> tested = visit(test, choices + 1);
          if (tested.equals(Optional.of(Value.TRUE))) {
            visit(then, choices + 1);
          } else if (tested.equals(Optional.of(Value.FALSE))) {
            visit(otherwise, choices + 1);
          }
        }
        default -> {
          List<Optional<Value>> operands =
              expression.parts().map(part -> visit(part, choices)).toList();
          if (operands.stream().allMatch(Optional::isPresent)) {
            Optional<Value> outcome = value(expression);
            note(expression, operands.stream().map(Optional::get).toList(), outcome);
            return outcome;
          }
        }
      }
      return value(expression);
    }

    private void note(Expression expression, List<Value> operands, Optional<Value> outcome) {
      boolean missing =
          expression instanceof Expression.Attribute
              && (operands.getFirst() instanceof Value.Fields
                  || operands.getFirst() instanceof Value.Ref);
      if (outcome.isEmpty()) {
        met(missing ? Kind.MISSING_ATTRIBUTE : Kind.WRONG_TYPE);
        return;
      }
      switch (expression) {
        case Expression.Not _ -> met(Kind.NEGATION);
        case Expression.Has has when has.of() instanceof Expression.Attribute ->
            met(Kind.NESTED_HAS);
        case Expression.In _ -> in(operands.getFirst(), operands.getLast(), outcome.get());
        case Expression.Equal _ -> texts(operands.getFirst(), operands.getLast());
        case Expression.Compare _ -> edges(operands);
        case Expression.Like _ -> longText(operands.getFirst());
        case Expression.IsEmpty _ -> empty(operands.getFirst());
        case Expression.Contains contains -> contains(contains, operands);
        default -> {}
      }
    }

    private void contains(Expression.Contains contains, List<Value> operands) {
      operands.forEach(this::empty);
      if (contains.extent() == Extent.ONE && operands.getFirst() instanceof Value.Many many) {
        many.values().forEach(member -> texts(member, operands.getLast()));
      }
    }

    private void texts(Value left, Value right) {
      if (RandomValues.areAlike(left, right)) {
        met(Kind.LOOK_ALIKES);
      }
      if (right instanceof Value.Text) {
        longText(left);
      }
    }

    private void longText(Value value) {
      if (RandomValues.isLong(value)) {
        met(Kind.LONG_TEXT);
      }
    }

    private void empty(Value value) {
      if (value instanceof Value.Many many && many.values().isEmpty()) {
        met(Kind.EMPTY_SET);
      }
    }

    private void edges(List<Value> operands) {
      if (operands.stream().anyMatch(RandomValues::isAtTheEdge)) {
        met(operands.getFirst() instanceof Value.Whole ? Kind.EDGE_NUMBER : Kind.EDGE_MOMENT);
      }
    }

    /** Found, but neither itself nor directly above. */
    private void in(Value left, Value right, Value outcome) {
      Entity direct = left.equals(scene.principal().ref()) ? scene.principal() : scene.resource();
      boolean near =
          evaluator.value(new Expression.Equal(new Literal(left), new Literal(right))) == Value.TRUE
              || direct.ancestors().stream()
                  .anyMatch(
                      parent ->
                          parent.equals(right)
                              || right instanceof Value.Many many
                                  && (many.values().contains(parent)
                                      || many.values().contains(left)));
      if (outcome == Value.TRUE && !near) {
        met(Kind.SEVERAL_LEVELS_UP);
      }
    }
  }
}
