package org.entente.web.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.Access;
import org.entente.search.SearchResult.FacetCount;
import org.entente.web.Measures;
import org.entente.web.search.Findings.Branch;
import org.entente.web.search.Findings.Choice;
import org.entente.web.search.Findings.Facet;

/**
 * A field's values as they are offered: in the order in which they were counted, so that nothing
 * moves when one is chosen, values within others below them. What is chosen is always in view.
 */
final class FacetViews {
  private static final int IN_VIEW = 6;
  private static final int IN_VIEW_BELOW = 3;
  private static final int MOST_CHOICES = 50;

  private final SearchState state;
  private final FieldWords words;

  FacetViews(SearchState state, FieldWords words) {
    this.state = state;
    this.words = words;
  }

  /** Empty where there is nothing to choose. */
  Optional<Facet> of(Field field, List<FacetCount> counts) {
    if (field == Field.YEAR) {
      return YearHistogram.of(counts, state.years())
          .map(
              years ->
                  new Facet(
                      field.word(),
                      FieldWords.name(field),
                      List.of(),
                      List.of(),
                      Optional.of(years)));
    }
    List<Branch> branches = branches(field, counts);
    return branches.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Facet(
                field.word(),
                FieldWords.name(field),
                part(branches, IN_VIEW, true),
                part(branches, IN_VIEW, false),
                Optional.empty()));
  }

  private List<Branch> branches(Field field, List<FacetCount> counts) {
    Map<String, Choice> choices = new LinkedHashMap<>();
    ordered(field, counts)
        .forEach(
            each ->
                choices.put(each.value(), choice(field, each.value(), Optional.of(each.count()))));
    Set<String> chosen = state.filters().getOrDefault(field, Set.of());
    chosen.forEach(value -> choices.putIfAbsent(value, choice(field, value, Optional.empty())));

    Map<String, List<Choice>> below = new LinkedHashMap<>();
    for (FacetCount each : counts) {
      each.within()
          .filter(choices::containsKey)
          .ifPresent(
              parent ->
                  below
                      .computeIfAbsent(parent, _ -> new ArrayList<>())
                      .add(choices.get(each.value())));
    }
    below.values().forEach(children -> choices.values().removeAll(children));
    return choices.entrySet().stream()
        .limit(MOST_CHOICES)
        .map(each -> branch(each.getValue(), below.getOrDefault(each.getKey(), List.of())))
        .toList();
  }

  private static Branch branch(Choice choice, List<Choice> below) {
    List<Branch> leaves =
        below.stream().map(each -> new Branch(each, List.of(), List.of())).toList();
    return new Branch(
        choice,
        part(leaves, IN_VIEW_BELOW, true).stream().map(Branch::choice).toList(),
        part(leaves, IN_VIEW_BELOW, false).stream().map(Branch::choice).toList());
  }

  /** Those in view, or the rest. Never is only one folded away, which would save no room. */
  private static List<Branch> part(List<Branch> all, int inView, boolean shown) {
    List<Branch> part = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (shown == (i < inView || all.size() == inView + 1 || all.get(i).hasChosen())) {
        part.add(all.get(i));
      }
    }
    return part;
  }

  private static List<FacetCount> ordered(Field field, List<FacetCount> counts) {
    return field != Field.ACCESS
        ? counts
        : counts.stream()
            .sorted(
                Comparator.comparing(
                    each -> Access.parse(each.value()).map(Enum::ordinal).orElse(0)))
            .toList();
  }

  private Choice choice(Field field, String value, Optional<Long> count) {
    return new Choice(
        "f-" + field.word() + "-" + Measures.urlEncoded(value),
        field.word() + ":" + value,
        words.value(field, value),
        words.hint(field, value),
        count,
        state.filters().getOrDefault(field, Set.of()).contains(value));
  }
}
