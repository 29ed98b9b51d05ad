package org.entente.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.policy.AccessScope;

/**
 * What a cursor is bound to: the actor and whomever it acts for, the bundle and everything that
 * decides which hits there are and in which order. Facets and the size of a page may change while
 * one pages.
 */
final class CursorContext {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CursorContext() {}

  static String of(AccessScope scope, SearchQuery query) {
    Map<String, Set<String>> filters = new TreeMap<>();
    query.filters().forEach((field, values) -> filters.put(field.word(), new TreeSet<>(values)));
    try {
      return JSON.writeValueAsString(
          List.of(
              "datasets",
              scope.chain(),
              scope.bundle(),
              query.text(),
              filters,
              query.sort().word()));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
