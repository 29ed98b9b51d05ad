package org.entente.web.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.kernel.DatasetId;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;

/**
 * What the address of the home page says: text, filters, order, place in the listing, and what was
 * picked to be compared.
 *
 * @param more whether the facets that are folded away are shown
 * @param picked ids of datasets to compare, at most {@link #MOST_PICKED}, in the order of picking
 * @param unread filters in the address that name no field
 */
record SearchState(
    String text,
    Map<Field, Set<String>> filters,
    Optional<Sort> sort,
    Optional<String> cursor,
    boolean more,
    List<String> picked,
    List<String> unread) {
  static final int PER_PAGE = 20;
  static final int MOST_PICKED = 4;

  /** In the order of the page. */
  static final List<Field> FACETS =
      List.of(
          Field.ACCESS,
          Field.YEAR,
          Field.CHALLENGE_AREA,
          Field.OWNER,
          Field.KEYWORD,
          Field.MEASURED);

  /** Those that are counted only when somebody wants to see them. */
  static final List<Field> FOLDED =
      List.of(Field.INSTRUMENT, Field.TECHNIQUE, Field.FORMAT, Field.LICENSE);

  /**
   * Reads an address; what is missing from it is not asked for.
   *
   * @param parameters {@code q}, {@code filter}, {@code from} and {@code to} (years, which take the
   *     place of filters on the year), {@code measured} (a quantity with its range, beside the
   *     filters on it), {@code sort}, {@code cursor}, {@code more}, {@code id}
   */
  static SearchState of(Map<String, List<String>> parameters) {
    Map<Field, Set<String>> read = new EnumMap<>(Field.class);
    List<String> unread = new ArrayList<>();
    for (String filter :
        parameters.getOrDefault("filter", List.of()).stream()
            .limit(SearchQuery.MOST_FILTERS)
            .toList()) {
      int colon = filter.indexOf(':');
      Optional<Field> field = Field.parse(colon < 0 ? filter : filter.substring(0, colon));
      if (field.isPresent() && colon < filter.length() - 1) {
        read.computeIfAbsent(field.get(), _ -> new LinkedHashSet<>())
            .add(filter.substring(colon + 1));
      } else {
        unread.add(filter);
      }
    }
    String from = first(parameters, "from").map(String::strip).orElse("");
    String to = first(parameters, "to").map(String::strip).orElse("");
    if (!from.isEmpty() || !to.isEmpty()) {
      YearRange.parse(from + ".." + to)
          .ifPresentOrElse(
              years -> read.put(Field.YEAR, Set.of(years.word())),
              () -> unread.add("year:" + from + ".." + to));
    }
    first(parameters, "measured")
        .map(String::strip)
        .filter(range -> !range.isEmpty())
        .ifPresent(
            range -> read.computeIfAbsent(Field.MEASURED, _ -> new LinkedHashSet<>()).add(range));
    return new SearchState(
        first(parameters, "q").map(String::strip).orElse(""),
        read,
        first(parameters, "sort").flatMap(Sort::parse),
        first(parameters, "cursor"),
        first(parameters, "more").isPresent() || FOLDED.stream().anyMatch(read::containsKey),
        parameters.getOrDefault("id", List.of()).stream()
            .flatMap(id -> DatasetId.parse(id).stream())
            .map(DatasetId::toString)
            .distinct()
            .limit(MOST_PICKED)
            .toList(),
        unread);
  }

  private static Optional<String> first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** What is asked of the index; without a text the newest come first. */
  SearchQuery query() {
    return new SearchQuery(text, filters, facets(), order(), PER_PAGE, cursor);
  }

  Sort order() {
    return sort.orElse(text.isEmpty() ? Sort.NEWEST : Sort.RELEVANCE);
  }

  List<Field> facets() {
    return more ? Stream.concat(FACETS.stream(), FOLDED.stream()).toList() : FACETS;
  }

  /** Only to learn how many there are. */
  SearchQuery count() {
    return new SearchQuery(text, filters, List.of(), Sort.TITLE, 1, Optional.empty());
  }

  /** The filter on the year, where it is one range. */
  Optional<YearRange> years() {
    Set<String> values = filters.getOrDefault(Field.YEAR, Set.of());
    return values.size() == 1 ? YearRange.parse(values.iterator().next()) : Optional.empty();
  }

  boolean isNarrowed() {
    return !text.isEmpty() || !filters.isEmpty();
  }

  SearchState without(Field field, String value) {
    Map<Field, Set<String>> fewer = new EnumMap<>(Field.class);
    filters.forEach(
        (each, values) -> {
          Set<String> kept = new LinkedHashSet<>(values);
          if (each == field) {
            kept.remove(value);
          }
          if (!kept.isEmpty()) {
            fewer.put(each, kept);
          }
        });
    return new SearchState(text, fewer, sort, Optional.empty(), more, picked, List.of());
  }

  SearchState withText(String other) {
    return new SearchState(other, filters, sort, Optional.empty(), more, picked, List.of());
  }

  SearchState withoutFilters() {
    return new SearchState(text, Map.of(), sort, Optional.empty(), more, picked, List.of());
  }

  SearchState withFolded(boolean shown) {
    return new SearchState(text, filters, sort, cursor, shown, picked, List.of());
  }

  SearchState withPicked(List<String> ids) {
    return new SearchState(text, filters, sort, cursor, more, ids, List.of());
  }

  SearchState at(Optional<String> place) {
    return new SearchState(text, filters, sort, place, more, picked, List.of());
  }

  /** The address that says the same, and nothing that need not be said. */
  String href() {
    List<String> parts = asked();
    cursor.ifPresent(each -> parts.add("cursor=" + encoded(each)));
    if (more && FOLDED.stream().noneMatch(filters::containsKey)) {
      parts.add("more=true");
    }
    picked.forEach(id -> parts.add("id=" + id));
    return parts.isEmpty() ? "/" : "/?" + String.join("&", parts);
  }

  /** The page that puts those picked beside each other, and leads back to this one. */
  String compareHref() {
    return "/compare" + href().substring(1);
  }

  /** Another page about the same question, without a place in the listing. */
  String hrefOf(String path, String... parameters) {
    List<String> parts = new ArrayList<>(List.of(parameters));
    parts.addAll(asked());
    return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
  }

  private List<String> asked() {
    List<String> parts = new ArrayList<>();
    if (!text.isEmpty()) {
      parts.add("q=" + encoded(text));
    }
    filters.forEach(
        (field, values) ->
            values.forEach(value -> parts.add("filter=" + encoded(field.word() + ":" + value))));
    sort.ifPresent(each -> parts.add("sort=" + each.word()));
    return parts;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
