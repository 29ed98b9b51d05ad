package org.entente.search.scope;

import org.entente.policy.AccessScope.Visibility;

/**
 * Who a Lucene document is for: those who see datasets of its class at its tier. A dataset is two
 * documents of one class, so whoever sees it sees exactly one of them.
 */
public record Audience(String classId, Visibility tier) {
  /** The doc-values field that every document carries; one without it is seen by nobody. */
  public static final String FIELD = "audience";

  private static final char FULL = 'f';
  private static final char SUMMARY = 's';

  public Audience {
    if (tier == Visibility.HIDDEN) {
      throw new IllegalArgumentException("no document is made for those who may not see it");
    }
  }

  /** As stored. */
  public String encode() {
    return (tier == Visibility.FULL ? FULL : SUMMARY) + classId;
  }

  static Audience decode(String stored) {
    Visibility tier =
        switch (stored.charAt(0)) {
          case FULL -> Visibility.FULL;
          case SUMMARY -> Visibility.SUMMARY;
          default -> throw new IllegalArgumentException("no such tier: `" + stored + "`");
        };
    return new Audience(stored.substring(1), tier);
  }
}
