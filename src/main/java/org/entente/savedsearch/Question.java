package org.entente.savedsearch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;

/** What a saved search asks, in the words of a search page's address. */
public record Question(String text, Map<Field, Set<String>> filters, Sort sort) {
  public Question {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(sort, "sort");
    Map<Field, Set<String>> ordered = new EnumMap<>(Field.class);
    filters.forEach((field, values) -> ordered.put(field, Set.copyOf(values)));
    filters = Collections.unmodifiableMap(ordered);
  }

  /**
   * Reads what an address or a body says.
   *
   * @param filters each {@code field:value}, split at the first colon
   * @param sort blank for the usual order
   * @throws Problem of type UNKNOWN_FIELD or INVALID, for the caller
   */
  public static Question of(String text, Collection<String> filters, String sort) {
    if (filters.size() > SearchQuery.MOST_FILTERS) {
      throw invalid(
          "filters", "A saved search has at most %d filters.".formatted(SearchQuery.MOST_FILTERS));
    }
    Map<Field, Set<String>> byField = new EnumMap<>(Field.class);
    for (String filter : filters) {
      int colon = filter == null ? -1 : filter.indexOf(':');
      if (colon < 0) {
        throw invalid("filters", "A filter is written field:value, e.g. keyword:neutron.");
      }
      byField
          .computeIfAbsent(field(filter.substring(0, colon)), _ -> new TreeSet<>())
          .add(storable("filters", filter.substring(colon + 1)));
    }
    return new Question(
        storable("text", text == null ? "" : text.strip()),
        byField,
        sort(sort == null ? "" : sort));
  }

  private static Field field(String word) {
    return Field.parse(word)
        .orElseThrow(
            () -> unknown("filters", Arrays.stream(Field.values()).map(Field::word).toList()));
  }

  private static Sort sort(String word) {
    return word.isBlank()
        ? Sort.RELEVANCE
        : Sort.parse(word)
            .orElseThrow(
                () -> unknown("sort", Arrays.stream(Sort.values()).map(Sort::word).toList()));
  }

  /** Each as {@code field:value}, in a fixed order. */
  public List<String> filterWords() {
    List<String> words = new ArrayList<>();
    filters.forEach(
        (field, values) ->
            new TreeSet<>(values).forEach(value -> words.add(field.word() + ":" + value)));
    return words;
  }

  /** As the search's address takes it; empty if everything is asked for. */
  public String parameters() {
    List<String> parts = new ArrayList<>();
    if (!text.isEmpty()) {
      parts.add("q=" + encoded(text));
    }
    filterWords().forEach(word -> parts.add("filter=" + encoded(word)));
    if (sort != Sort.RELEVANCE) {
      parts.add("sort=" + sort.word());
    }
    return String.join("&", parts);
  }

  /** Whether both find the same, in whatever order. */
  boolean findsTheSameAs(Question other) {
    return text.equals(other.text) && filters.equals(other.filters);
  }

  /** PostgreSQL keeps neither NUL nor half a surrogate pair. */
  private static String storable(String member, String text) {
    boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
    if (!whole || text.indexOf('\0') >= 0) {
      throw invalid(member, "`%s` holds characters that are no text.".formatted(member));
    }
    return text;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Problem unknown(String member, List<String> known) {
    return new Problem(
        ProblemType.UNKNOWN_FIELD,
        "`%s` knows %s.".formatted(member, String.join(", ", known)),
        Map.of("field", member, "known", known));
  }

  private static Problem invalid(String member, String detail) {
    return new Problem(ProblemType.INVALID, detail, Map.of("field", member));
  }
}
