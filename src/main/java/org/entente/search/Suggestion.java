package org.entente.search;

import java.util.Objects;

/**
 * Something in the actor's scope that continues what was typed.
 *
 * @param text as it is written in the records
 * @param query the text to search for to find it: an exact title in quotes, or a condition
 */
public record Suggestion(Kind kind, String text, String query) {
  public Suggestion {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(query, "query");
  }

  /** What the text is. */
  public enum Kind {
    TITLE("title"),
    KEYWORD("keyword"),
    OWNER("owner"),
    INSTRUMENT("instrument"),
    TECHNIQUE("technique"),
    CHALLENGE_AREA("challengeArea");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The name in JSON; but for titles also that of the field to filter by. */
    public String word() {
      return word;
    }
  }
}
