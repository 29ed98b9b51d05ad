package org.entente.web.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.entente.search.SearchResult.Access;

/** What a person may do with a dataset, in two words, with a tone and an icon. */
record AccessWords(String label, String tone, String icon, String hint) {
  static AccessWords of(Access access) {
    return switch (access) {
      case GRANTED -> new AccessWords("granted", "ok", "check-circle-fill", "You hold a grant");
      case OPEN -> new AccessWords("open", "ok", "unlock", "Nobody has to be asked");
      case REQUESTABLE ->
          new AccessWords("you may ask", "ask", "hand-index", "Its owner decides about a request");
      case DENIED ->
          new AccessWords("not for you", "quiet", "lock", "The rules let you neither have nor ask");
    };
  }

  static Optional<AccessWords> of(String word) {
    return Arrays.stream(Access.values())
        .filter(access -> access.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .map(AccessWords::of);
  }
}
