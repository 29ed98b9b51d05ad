package org.entente.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is asked of the index. Every part is bounded; {@link Search} refuses what is more, naming
 * the bound.
 *
 * @param text what the person typed, see {@link org.entente.search.language.QueryParser}; at most
 *     2,000 characters and 200 words; blank for everything
 * @param filters values by field, see {@link org.entente.search.language.Conditions}, at most 50 of
 *     each; several values are OR, several fields AND
 * @param facets fields to count; of each the 50 most frequent values are told, and a field that is
 *     filtered is counted as if it were not
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
  /**
   * Filters that are read out of one address. It is more than may be asked of a field, so that what
   * is too much there is still said to be.
   */
  public static final int MOST_FILTERS = 200;

  public SearchQuery {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(sort, "sort");
    Objects.requireNonNull(cursor, "cursor");
    filters =
        filters.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, filter -> Set.copyOf(filter.getValue())));
    facets = facets.stream().distinct().toList();
  }

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
    FORMAT("format"),

    /** Quantities with their ranges and units, e.g. {@code temperature 4..300 K}. */
    MEASURED("measured");

    private final String word;

    Field(String word) {
      this.word = word;
    }

    public static Optional<Field> parse(String word) {
      return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
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

    public static Optional<Sort> parse(String word) {
      return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    public String word() {
      return word;
    }
  }
}
