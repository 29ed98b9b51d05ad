package org.entente.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;

/**
 * One page of hits.
 *
 * @param total exact, over the actor's scope
 * @param facets every facet asked for, possibly empty, most frequent value first
 */
public record SearchResult(
    long total,
    List<Hit> items,
    Map<SearchQuery.Field, List<FacetCount>> facets,
    Optional<String> cursor) {

  /** Grants and rules together, as the item, filter and facet {@code access}. */
  public enum Access {
    GRANTED,
    OPEN,
    REQUESTABLE,
    DENIED;

    public static Optional<Access> parse(String word) {
      return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The name in URLs and JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A dataset found.
   *
   * @param full whether the actor may read the whole record; otherwise only summary fields are set
   * @param titleHtml the title, escaped, with {@code <mark>} around what matched
   * @param summaryHtml a passage, escaped, with {@code <mark>} around what matched
   */
  public record Hit(
      DatasetId id,
      String identifier,
      String title,
      String summary,
      RorId owner,
      boolean full,
      Access access,
      float score,
      String titleHtml,
      String summaryHtml,
      Optional<Integer> year,
      List<String> keywords,
      List<String> formats) {}

  public record FacetCount(String value, long count) {}
}
