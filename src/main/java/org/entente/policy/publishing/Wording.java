package org.entente.policy.publishing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.entente.policy.PolicyFiles;

/** Bounds what people write, before it is kept or parsed. */
final class Wording {
  private static final int MOST_BYTES = 262_144;
  private static final int MOST_FILES = 500;
  private static final long MOST_TOTAL = 4L * 1024 * 1024;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_NOTE = 2_000;

  private Wording() {}

  /** Why this cannot be the text of a file; empty if it can. */
  static Optional<String> troubleWith(String path, String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of("`" + path + "`: a file has at most " + MOST_BYTES + " bytes.");
    }
    return isKeepable(text)
        ? Optional.empty()
        : Optional.of("`" + path + "`: the text holds a character that cannot be kept.");
  }

  static Optional<String> troubleWith(PolicyFiles files) {
    if (files.texts().size() > MOST_FILES) {
      return Optional.of("A bundle has at most " + MOST_FILES + " files.");
    }
    long total = files.texts().values().stream().mapToLong(String::length).sum();
    return total > MOST_TOTAL
        ? Optional.of("The files of a bundle have at most " + MOST_TOTAL + " characters together.")
        : Optional.empty();
  }

  static Optional<String> troubleWithTitle(String title) {
    boolean fits = !title.isBlank() && title.length() <= LONGEST_TITLE && isKeepable(title);
    return fits && title.lines().count() == 1
        ? Optional.empty()
        : Optional.of("Give the draft a title of one line, at most 200 characters.");
  }

  static Optional<String> troubleWithNote(String note) {
    return note.length() <= LONGEST_NOTE && isKeepable(note)
        ? Optional.empty()
        : Optional.of("A note has at most 2,000 characters.");
  }

  /** PostgreSQL keeps no NUL, and half of a surrogate pair is no character. */
  private static boolean isKeepable(String text) {
    return text.indexOf('\0') < 0
        && text.codePoints()
            .noneMatch(
                point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
