package org.entente.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of the index. Every part is bounded; {@link Search} refuses unknown fields by name.
 *
 * @param text what the person typed; blank for everything
 * @param filters by field; several values are OR, several fields AND
 * @param facets fields to count
 * @param limit 1 to 100
 * @param cursor from the page before
 */
public record SearchQuery(
    String text,
    Map<Field, Set<String>> filters,
    List<Field> facets,
    Sort sort,
    int limit,
    Optional<String> cursor) {
  /** Fields that can be filtered and counted. */
  public enum Field {
    OWNER("owner"),
    ACCESS("access"),
    KEYWORD("keyword"),
    CHALLENGE_AREA("challengeArea"),
    YEAR("year"),
    LICENSE("license"),
    INSTRUMENT("instrument"),
    TECHNIQUE("technique"),
    FORMAT("format");

    private final String word;

    Field(String word) {
      this.word = word;
    }

    /** The name in URLs and JSON. */
    public String word() {
      return word;
    }
  }

  /** Orders of the hits; ties by id. */
  public enum Sort {
    RELEVANCE("relevance"),
    NEWEST("newest"),
    TITLE("title");

    private final String word;

    Sort(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
