package org.entente.search.rest;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;

/** A search as it stands in an address. */
public class QueryParameters {
  private static final int DEFAULT_LIMIT = 20;

  @Parameter(
      description =
          "words; \"quoted\" for a phrase, -word to leave out, field:value to restrict a field, such as"
              + " year:2019..2023 or measured:temperature 4..300 K; blank for all")
  @QueryParam("q")
  String text;

  @Parameter(
      description =
          "field:value, repeatable; of one field OR, of several AND; a whole value, or a range such as"
              + " year:2019..2023 and measured:temperature 4..300 K, or challengeArea:energy for all"
              + " areas of a field of science")
  @QueryParam("filter")
  List<String> filters;

  @Parameter(description = "field to count, repeatable")
  @QueryParam("facet")
  List<String> facets;

  @Parameter(description = "relevance, newest or title")
  @QueryParam("sort")
  String sort;

  @Parameter(description = "hits on a page, 1 to 100; 20 if left out")
  @QueryParam("limit")
  String limit;

  @Parameter(description = "from the page before")
  @QueryParam("cursor")
  String cursor;

  SearchQuery query() {
    bounded("filter", filters);
    bounded("facet", facets);
    return new SearchQuery(
        text == null ? "" : text,
        filtersByField(),
        facets.stream().map(word -> field("facet", word)).distinct().toList(),
        sort == null || sort.isBlank()
            ? Sort.RELEVANCE
            : known("sort", sort, Sort.parse(sort), Sort.values(), Sort::word),
        limit(limit, DEFAULT_LIMIT),
        Optional.ofNullable(cursor).filter(given -> !given.isBlank()));
  }

  private static void bounded(String parameter, List<String> values) {
    if (values.size() > SearchQuery.MOST_FILTERS) {
      throw new Problem(
          ProblemType.INVALID,
          "`%s` is given at most %d times.".formatted(parameter, SearchQuery.MOST_FILTERS),
          Map.of("field", parameter));
    }
  }

  private Map<Field, Set<String>> filtersByField() {
    Map<Field, Set<String>> byField = new EnumMap<>(Field.class);
    for (String filter : filters) {
      int colon = filter.indexOf(':');
      if (colon < 0) {
        throw new Problem(
            ProblemType.INVALID,
            "A filter is written field:value, e.g. filter=keyword:neutron.",
            Map.of("field", "filter"));
      }
      byField
          .computeIfAbsent(field("filter", filter.substring(0, colon)), _ -> new LinkedHashSet<>())
          .add(filter.substring(colon + 1));
    }
    return byField;
  }

  private static Field field(String parameter, String word) {
    return known(parameter, word, Field.parse(word), Field.values(), Field::word);
  }

  private static <T> T known(
      String parameter, String asked, Optional<T> found, T[] all, Function<T, String> word) {
    return found.orElseThrow(
        () -> {
          List<String> words = Arrays.stream(all).map(word).toList();
          return new Problem(
              ProblemType.UNKNOWN_FIELD,
              "`%s` does not know `%s`; it knows %s."
                  .formatted(parameter, shortened(asked), String.join(", ", words)),
              Map.of("field", parameter, "known", words));
        });
  }

  private static String shortened(String asked) {
    return asked.length() <= 40 ? asked : asked.substring(0, 40) + "…";
  }

  static int limit(String text, int otherwise) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new Problem(
          ProblemType.INVALID, "`limit` is a whole number.", Map.of("field", "limit"));
    }
  }
}
