package org.entente.web.trail;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entente.web.trail.Trail.Detail;

/** The details of an entry as a list that reads. */
final class Details {
  private Details() {}

  static List<Detail> of(Map<String, Object> details) {
    return new TreeMap<>(details)
        .entrySet().stream()
            .map(each -> new Detail(name(each.getKey()), value(each.getValue())))
            .toList();
  }

  /** {@code expiresAt} reads "expires at". */
  static String name(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  static String value(Object value) {
    return switch (value) {
      case null -> "";
      case Collection<?> many ->
          many.isEmpty()
              ? "none"
              : many.stream().map(Details::value).collect(Collectors.joining(", "));
      case Map<?, ?> fields ->
          fields.entrySet().stream()
              .map(each -> name(String.valueOf(each.getKey())) + " " + value(each.getValue()))
              .sorted()
              .collect(Collectors.joining("; "));
      default -> String.valueOf(value);
    };
  }
}
