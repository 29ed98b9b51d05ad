package org.entente.web.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;

/**
 * What the address of the home page says: text, filters, order and place in the listing.
 *
 * @param unread filters in the address that name no field
 */
record SearchState(
    String text,
    Map<Field, Set<String>> filters,
    Optional<Sort> sort,
    Optional<String> cursor,
    List<String> unread) {
  static final int PER_PAGE = 20;

  /** In the order of the page. */
  static final List<Field> FACETS =
      List.of(
          Field.ACCESS,
          Field.OWNER,
          Field.CHALLENGE_AREA,
          Field.YEAR,
          Field.KEYWORD,
          Field.LICENSE);

  static SearchState of(String text, List<String> filters, String sort, String cursor) {
    Map<Field, Set<String>> read = new EnumMap<>(Field.class);
    List<String> unread = new ArrayList<>();
    for (String filter : filters) {
      int colon = filter.indexOf(':');
      Optional<Field> field = field(colon < 0 ? filter : filter.substring(0, colon));
      if (field.isPresent() && colon < filter.length() - 1) {
        read.computeIfAbsent(field.get(), _ -> new LinkedHashSet<>())
            .add(filter.substring(colon + 1));
      } else {
        unread.add(filter);
      }
    }
    return new SearchState(
        text == null ? "" : text.strip(),
        read,
        Arrays.stream(Sort.values()).filter(each -> each.word().equals(sort)).findFirst(),
        Optional.ofNullable(cursor).filter(given -> !given.isEmpty()),
        unread);
  }

  private static Optional<Field> field(String word) {
    return Arrays.stream(Field.values()).filter(field -> field.word().equals(word)).findFirst();
  }

  /** What is asked of the index; without a text the newest come first. */
  SearchQuery query() {
    Sort order = sort.orElse(text.isEmpty() ? Sort.NEWEST : Sort.RELEVANCE);
    return new SearchQuery(text, filters, FACETS, order, PER_PAGE, cursor);
  }

  /** Only to learn how many there are. */
  SearchQuery count() {
    return new SearchQuery(text, filters, List.of(), Sort.TITLE, 1, Optional.empty());
  }

  boolean has(Field field, String value) {
    return filters.getOrDefault(field, Set.of()).contains(value);
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
    return new SearchState(text, fewer, sort, Optional.empty(), List.of());
  }

  SearchState withoutText() {
    return new SearchState("", filters, sort, Optional.empty(), List.of());
  }

  SearchState withoutFilters() {
    return new SearchState(text, Map.of(), sort, Optional.empty(), List.of());
  }

  SearchState at(Optional<String> place) {
    return new SearchState(text, filters, sort, place, List.of());
  }

  /** The address that says the same, and nothing that need not be said. */
  String href() {
    List<String> parts = new ArrayList<>();
    if (!text.isEmpty()) {
      parts.add("q=" + encoded(text));
    }
    filters.forEach(
        (field, values) ->
            values.forEach(value -> parts.add("filter=" + encoded(field.word() + ":" + value))));
    sort.ifPresent(each -> parts.add("sort=" + each.word()));
    cursor.ifPresent(each -> parts.add("cursor=" + encoded(each)));
    return parts.isEmpty() ? "/" : "/?" + String.join("&", parts);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
