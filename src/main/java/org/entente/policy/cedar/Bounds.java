package org.entente.policy.cedar;

import org.entente.policy.rule.Expression;

/**
 * What reaches Cedar's parser is bounded before it does.
 *
 * <p>The parser is native code and recurses over brackets and over every chain of operators. A
 * stack that overflows there is no exception: it ends the whole process, and 16,000 characters were
 * enough for it.
 */
final class Bounds {
  /** The most intricate of the shipped policies has 27. */
  private static final int MOST_OPERATORS = 200;

  private static final int MOST_NESTED = 32;
  private static final int MOST_CHARACTERS = 131_072;

  /** Cedar reads a policy's JSON form to 127 levels, and each of these takes two. */
  private static final int MOST_LEVELS = 48;

  private Bounds() {}

  /**
   * @throws Refused if a policy's text holds more than can be parsed safely
   */
  static void policy(String text) {
    Extent extent = Extent.of(text, "([{", ")]}");
    if (extent.operators() > MOST_OPERATORS) {
      throw new Refused(
          "a policy has at most "
              + MOST_OPERATORS
              + " operators (&&, ||, !, dots, if, signs); write it as several");
    }
    if (extent.nested() > MOST_NESTED) {
      throw new Refused("brackets are nested deeper than " + MOST_NESTED);
    }
  }

  /**
   * @throws Refused if a schema's text is longer or more deeply nested than any needs to be
   */
  static void schema(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new Refused("a schema has at most " + MOST_CHARACTERS + " characters");
    }
    if (Extent.of(text, "([{<", ")]}>").nested() > MOST_NESTED) {
      throw new Refused("brackets are nested deeper than " + MOST_NESTED);
    }
  }

  /**
   * @throws Refused if a condition is higher than everything that walks it, in either engine, can
   *     climb
   */
  static void condition(Expression condition) {
    if (levels(condition) > MOST_LEVELS) {
      throw new Refused(
          "conditions and operators stand more than "
              + MOST_LEVELS
              + " on top of each other, as each && of a chain does; use a set, or write several"
              + " policies");
    }
  }

  private static int levels(Expression expression) {
    return 1 + expression.parts().mapToInt(Bounds::levels).max().orElse(0);
  }

  /**
   * @param operators those that a parser recurses over, outside texts and comments
   * @param nested how deep brackets are
   */
  private record Extent(int operators, int nested) {
    static Extent of(String text, String opening, String closing) {
      int operators = 0;
      int nested = 0;
      int depth = 0;
      for (int at = 0; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"') {
          at = textEnd(text, at);
        } else if (text.startsWith("//", at)) {
          at = lineEnd(text, at);
        } else if (opening.indexOf(c) >= 0) {
          nested = Math.max(nested, ++depth);
        } else if (closing.indexOf(c) >= 0) {
          depth--;
        } else if ("&|".indexOf(c) >= 0) {
          at += text.startsWith(String.valueOf(c), at + 1) ? 1 : 0;
          operators++;
        } else if ("!.+-*".indexOf(c) >= 0 || isWord(text, at, "if")) {
          operators++;
        }
      }
      return new Extent(operators, nested);
    }

    private static boolean isWord(String text, int at, String word) {
      int end = at + word.length();
      return text.startsWith(word, at)
          && (at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
          && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
    }

    private static int textEnd(String text, int open) {
      int at = open + 1;
      while (at < text.length() && text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      return at;
    }

    private static int lineEnd(String text, int from) {
      int end = text.indexOf('\n', from);
      return end < 0 ? text.length() : end;
    }
  }
}
