package org.entente.web.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.search.Search;
import org.entente.web.Words;
import org.entente.web.search.Findings.Way;

/** Out of an empty result: which single restriction to drop, and what that would find. */
@ApplicationScoped
class WaysOut {
  /** Each costs a search. */
  private static final int MOST_TRIED = 16;

  private static final int MOST_OFFERED = 6;

  private final Search search;

  WaysOut(Search search) {
    this.search = search;
  }

  List<Way> of(Actor reader, SearchState state, FieldWords words) {
    List<Way> ways = new ArrayList<>();
    looser(state, words).entrySet().stream()
        .limit(MOST_TRIED)
        .forEach(
            each -> {
              long total = search.count(reader, each.getValue().count());
              if (total > 0) {
                ways.add(
                    new Way(
                        each.getKey(),
                        Words.count(total, "dataset", "datasets"),
                        each.getValue().href()));
              }
            });
    return ways.subList(0, Math.min(MOST_OFFERED, ways.size()));
  }

  private static Map<String, SearchState> looser(SearchState state, FieldWords words) {
    Map<String, SearchState> looser = new LinkedHashMap<>();
    state
        .filters()
        .forEach(
            (field, values) ->
                values.forEach(
                    value ->
                        looser.put(
                            "Drop the filter “"
                                + FieldWords.name(field)
                                + ": "
                                + words.value(field, value)
                                + "”",
                            state.without(field, value))));
    if (state.filters().values().stream().mapToInt(Set::size).sum() > 1) {
      looser.put("Drop all filters", state.withoutFilters());
    }
    TextParts text = TextParts.of(state.text());
    if (text.parts().size() > 1) {
      for (int i = 0; i < text.parts().size(); i++) {
        looser.put("Drop " + quoted(text.parts().get(i)), state.withText(text.without(i)));
      }
    }
    if (!state.text().isEmpty() && !state.filters().isEmpty()) {
      looser.put("Drop everything typed, keep the filters", state.withText(""));
    }
    return looser;
  }

  private static String quoted(String part) {
    return part.contains("\"") ? part : "“" + part + "”";
  }
}
