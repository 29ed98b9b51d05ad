package org.entente.policy.rule;

import java.util.List;
import java.util.Optional;

/**
 * A condition with what came of each part of it, in the order in which Cedar evaluates them.
 *
 * @param kind how the parts make the whole
 * @param expression the part of the condition this is about
 * @param reads what a test looked at; empty for everything else
 * @param parts empty for a test
 */
public record Inspection(
    Kind kind, Expression expression, Outcome outcome, List<Read> reads, List<Inspection> parts) {
  public Inspection {
    reads = List.copyOf(reads);
    parts = List.copyOf(parts);
  }

  /** How an expression is made of its parts. */
  public enum Kind {
    /** {@code &&}; a row of them is one. */
    ALL,
    /** {@code ||}; a row of them is one. */
    ANY,
    NOT,
    /** {@code if}, {@code then}, {@code else}. */
    CHOICE,
    /** One comparison, or a value that stands for itself: not taken apart. */
    TEST
  }

  /** What came of an expression. */
  public enum Outcome {
    TRUE,
    FALSE,
    /** Neither true nor false: it could not be evaluated, or is no condition at all. */
    ERROR,
    /** What came before it settled the matter. */
    NOT_REACHED,
    /** It depends on what is concealed. */
    CONCEALED
  }

  /**
   * One path that a test looked at.
   *
   * @param root where the path begins
   * @param value empty where there is none
   * @param concealed it is not told whether there is a value, nor which
   */
  public record Read(
      Expression.Variable root, Expression path, Optional<Value> value, boolean concealed) {}

  /** How many expressions stand in it, itself included. */
  public int size() {
    return 1 + parts.stream().mapToInt(Inspection::size).sum();
  }
}
