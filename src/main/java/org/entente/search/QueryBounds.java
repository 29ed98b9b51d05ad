package org.entente.search;

import java.util.Map;
import java.util.Set;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.search.SearchQuery.Field;
import org.entente.search.language.Conditions;

/** How much one query may ask; more is refused with a sentence that names the bound. */
final class QueryBounds {
  static final int LONGEST_TEXT = 2_000;
  static final int MOST_WORDS = 200;
  static final int MOST_VALUES = 50;
  static final int LONGEST_VALUE = 1_000;
  static final int MOST_HITS = 100;
  static final int MOST_SUGGESTIONS = 20;

  private QueryBounds() {}

  static void check(SearchQuery query) {
    checkText(query.text());
    if (query.limit() < 1 || query.limit() > MOST_HITS) {
      throw invalid("limit", "`limit` is a number from 1 to %d.".formatted(MOST_HITS));
    }
    query.filters().forEach(QueryBounds::checkFilter);
  }

  static void checkText(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw invalid("q", "`q` has at most %,d characters.".formatted(LONGEST_TEXT));
    }
    if (text.strip().split("\\s+", MOST_WORDS + 1).length > MOST_WORDS) {
      throw invalid("q", "`q` has at most %d words.".formatted(MOST_WORDS));
    }
  }

  static void checkSuggestions(int limit) {
    if (limit < 1 || limit > MOST_SUGGESTIONS) {
      throw invalid("limit", "`limit` is a number from 1 to %d.".formatted(MOST_SUGGESTIONS));
    }
  }

  private static void checkFilter(Field field, Set<String> values) {
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      throw invalid(
          "filter", "A filter on `%s` has 1 to %d values.".formatted(field.word(), MOST_VALUES));
    }
    for (String value : values) {
      if (value.isBlank() || value.length() > LONGEST_VALUE) {
        throw invalid(
            "filter",
            "A value of the filter `%s` has 1 to %,d characters."
                .formatted(field.word(), LONGEST_VALUE));
      }
      Conditions.parse(field, value);
    }
  }

  private static Problem invalid(String parameter, String detail) {
    return new Problem(ProblemType.INVALID, detail, Map.of("field", parameter));
  }
}
