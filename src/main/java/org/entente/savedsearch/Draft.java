package org.entente.savedsearch;

import java.util.Objects;
import java.util.Optional;

/** What somebody wants to keep. */
public record Draft(String name, Question question, Alerts alerts) {
  private static final int LONGEST_NAME = 200;

  public Draft {
    name = Objects.requireNonNullElse(name, "").strip();
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(alerts, "alerts");
  }

  /**
   * What is wrong with the name, if anything: it is one line of text that reads as it is written.
   */
  Optional<SaveOutcome.Invalid> flaw() {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return Optional.of(
          new SaveOutcome.Invalid(
              "name", "`name` has 1 to %d characters.".formatted(LONGEST_NAME)));
    }
    return name.codePoints().allMatch(Draft::isPrinted)
        ? Optional.empty()
        : Optional.of(
            new SaveOutcome.Invalid(
                "name", "`name` is one line, without control characters or changes of direction."));
  }

  private static boolean isPrinted(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      // Emoji are joined by format characters; those that turn the line around stay out.
      default ->
          !(character >= 0x202A && character <= 0x202E)
              && !(character >= 0x2066 && character <= 0x2069);
    };
  }
}
