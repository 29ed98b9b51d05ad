package org.entente.policy.rule;

import java.util.List;

/**
 * The right side of {@code like}: characters, and wildcards that match any run of them.
 *
 * @param elements code points, or {@link #WILDCARD}
 */
public record Pattern(List<Integer> elements) {
  public static final int WILDCARD = -1;

  public Pattern {
    elements = List.copyOf(elements);
  }

  /**
   * Whether the whole text matches. Returns to the last wildcard only, so the time is bounded by
   * the product of the two lengths, however many wildcards there are.
   */
  public boolean matches(String text) {
    int[] given = text.codePoints().toArray();
    int at = 0;
    int element = 0;
    int lastWildcard = -1;
    int resumeAt = 0;
    while (at < given.length) {
      if (element < elements.size() && elements.get(element) == WILDCARD) {
        lastWildcard = element++;
        resumeAt = at;
      } else if (element < elements.size() && elements.get(element) == given[at]) {
        element++;
        at++;
      } else if (lastWildcard >= 0) {
        element = lastWildcard + 1;
        at = ++resumeAt;
      } else {
        return false;
      }
    }
    while (element < elements.size() && elements.get(element) == WILDCARD) {
      element++;
    }
    return element == elements.size();
  }
}
