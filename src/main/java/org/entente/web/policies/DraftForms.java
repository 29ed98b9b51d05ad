package org.entente.web.policies;

import java.util.Optional;
import java.util.OptionalLong;
import org.entente.web.Measures;

/** What forms about drafts carry, as browsers send it. */
final class DraftForms {
  private DraftForms() {}

  static OptionalLong version(String text) {
    return text != null && text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** No draft has version 0, so a form without one is out of date. */
  static long number(String version) {
    return version(version).orElse(0);
  }

  /** Browsers end the lines of a form with CR LF. */
  static String lines(String text) {
    return text(text).replace("\r\n", "\n");
  }

  static String text(String given) {
    return given == null ? "" : given;
  }

  /** Leads to one file of a draft. */
  static String query(Optional<String> file) {
    return file.filter(it -> !it.isEmpty())
        .map(it -> "?file=" + Measures.urlEncoded(it))
        .orElse("");
  }
}
