package org.entente.grant;

import java.util.List;
import java.util.Objects;

/**
 * Why the rules, and no person, keep a grant suspended.
 *
 * @param bundle SHA-256 of the policy bundle that says no
 * @param rules the ids of the rules that do
 * @param words for the holder alone: the reasons, and what to do about each. They may turn on facts
 *     that are nobody else's business.
 */
public record PolicyStop(String bundle, List<String> rules, String words) {
  public PolicyStop {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(words, "words");
    rules = List.copyOf(rules);
  }
}
