package org.entente.request;

import java.util.Optional;
import org.entente.request.Refusal.Invalid;

/** What people write to each other on a request: bounded, and storable as it is. */
final class Comments {
  /** Characters, UTF-16. */
  static final int LONGEST = 4_000;

  private Comments() {}

  /** The comment without surrounding space; empty where none was given. */
  static Optional<String> given(String comment) {
    return Optional.ofNullable(comment).map(String::strip).filter(text -> !text.isEmpty());
  }

  static Optional<Invalid> check(String comment) {
    return check("comment", comment);
  }

  static Optional<Invalid> require(String comment) {
    return require("comment", comment);
  }

  static Optional<Invalid> require(String field, String text) {
    return given(text).isEmpty()
        ? Optional.of(new Invalid("`%s` is required and may not be blank.".formatted(field)))
        : check(field, text);
  }

  private static Optional<Invalid> check(String field, String text) {
    if (text == null) {
      return Optional.empty();
    }
    if (text.length() > LONGEST) {
      return Optional.of(new Invalid("`%s` has at most %d characters.".formatted(field, LONGEST)));
    }
    boolean storable = text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    return storable
        ? Optional.empty()
        : Optional.of(
            new Invalid(
                "`%s` holds a character that is no text (NUL or half of a pair)."
                    .formatted(field)));
  }
}
