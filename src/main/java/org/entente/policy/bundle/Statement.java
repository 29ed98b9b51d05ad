package org.entente.policy.bundle;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of one policy and where it stands, so that a message can name the line.
 *
 * @param file path below the policies directory
 * @param line from 1
 */
record Statement(String file, int line, String text) {
  private static final int MOST_CHARACTERS = 16_384;
  private static final int MOST_DEPTH = 32;

  String place() {
    return file + ":" + line;
  }

  /**
   * Cuts a file at the semicolons outside strings and comments. Bounds size and bracket depth, so
   * that nothing unbounded reaches the parser.
   *
   * @throws Flaw if a policy is too long or too deeply nested, or the file ends within one
   */
  static List<Statement> split(String file, String text) {
    List<Statement> statements = new ArrayList<>();
    int line = 1;
    int start = -1;
    int startLine = 1;
    int depth = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
      } else if (text.startsWith("//", at)) {
        at = lineEnd(text, at) - 1;
      } else if (!Character.isWhitespace(c)) {
        if (start < 0) {
          start = at;
          startLine = line;
        }
        if (c == '"') {
          int end = stringEnd(text, at, file + ":" + line);
          line += (int) text.substring(at, end).chars().filter(it -> it == '\n').count();
          at = end;
        } else if (c == '(' || c == '{' || c == '[') {
          depth++;
        } else if (c == ')' || c == '}' || c == ']') {
          depth--;
        } else if (c == ';') {
          statements.add(bounded(new Statement(file, startLine, text.substring(start, at + 1))));
          start = -1;
          depth = 0;
        }
        if (depth > MOST_DEPTH) {
          throw new Flaw(file + ":" + line + ": brackets are nested deeper than " + MOST_DEPTH);
        }
      }
    }
    if (start >= 0) {
      throw new Flaw(file + ":" + startLine + ": the policy that begins here has no closing `;`");
    }
    return statements;
  }

  private static Statement bounded(Statement statement) {
    if (statement.text().length() > MOST_CHARACTERS) {
      throw new Flaw(
          statement.place() + ": a policy has at most " + MOST_CHARACTERS + " characters");
    }
    return statement;
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static int stringEnd(String text, int open, String place) {
    for (int at = open + 1; at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == '"') {
        return at;
      }
    }
    throw new Flaw(place + ": the text that begins here has no closing `\"`");
  }
}
