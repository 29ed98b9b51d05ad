package org.entente.web.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.search.Search;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult;
import org.entente.search.SearchResult.FacetCount;
import org.entente.search.SearchResult.Hit;
import org.entente.web.Words;
import org.entente.web.search.Findings.Chip;
import org.entente.web.search.Findings.Choice;
import org.entente.web.search.Findings.Facet;
import org.entente.web.search.Findings.HitCard;
import org.entente.web.search.Findings.Way;

/** Puts the question of an address to the index and words the answer. */
@ApplicationScoped
class Finder {
  private static final int IN_VIEW = 6;
  private static final int MOST_CHOICES = 40;

  private final Search search;
  private final Catalog catalog;

  Finder(Search search, Catalog catalog) {
    this.search = search;
    this.catalog = catalog;
  }

  Findings find(Actor reader, SearchState state) {
    FieldWords words = new FieldWords(catalog.organisations());
    if (!state.unread().isEmpty()) {
      return trouble(
          state, words, "There is no filter `" + state.unread().getFirst() + "`; it was left out.");
    }
    try {
      return findings(reader, state, search.search(reader, state.query()), words);
    } catch (Problem problem) {
      if (problem.type() == ProblemType.UNAVAILABLE) {
        throw problem;
      }
      return trouble(state, words, problem.getMessage());
    }
  }

  private Findings findings(
      Actor reader, SearchState state, SearchResult result, FieldWords words) {
    return new Findings(
        count(state, result.total()),
        SearchState.FACETS.stream()
            .map(
                field -> facet(field, result.facets().getOrDefault(field, List.of()), state, words))
            .filter(facet -> !facet.shown().isEmpty())
            .toList(),
        chips(state, words),
        result.items().stream().map(hit -> card(hit, words)).toList(),
        result.total() == 0 ? waysOut(reader, state, words) : List.of(),
        Optional.empty(),
        result.cursor().map(cursor -> state.at(Optional.of(cursor)).href()),
        state.cursor().map(cursor -> state.at(Optional.empty()).href()),
        state.filters().isEmpty() ? Optional.empty() : Optional.of(state.withoutFilters().href()));
  }

  private static Findings trouble(SearchState state, FieldWords words, String what) {
    return new Findings(
        "The search could not be made",
        List.of(),
        chips(state, words),
        List.of(),
        List.of(),
        Optional.of(what),
        Optional.empty(),
        Optional.of(state.at(Optional.empty()).href()),
        Optional.of("/"));
  }

  private static String count(SearchState state, long total) {
    String number = Words.sentence(Words.count(total, "dataset", "datasets"));
    if (!state.isNarrowed()) {
      return number + " you may know of";
    }
    String matches = total == 1 ? " matches" : " match";
    return state.text().isEmpty() ? number + matches + " the filters" : number + matches;
  }

  private static List<Chip> chips(SearchState state, FieldWords words) {
    List<Chip> chips = new ArrayList<>();
    state
        .filters()
        .forEach(
            (field, values) ->
                values.forEach(
                    value ->
                        chips.add(
                            new Chip(
                                FieldWords.name(field) + ": " + words.value(field, value),
                                state.without(field, value).href()))));
    return chips;
  }

  /** Chosen values first, those that nothing has any more included; then the most frequent. */
  private static Facet facet(
      Field field, List<FacetCount> counts, SearchState state, FieldWords words) {
    Map<String, Optional<Long>> values = new LinkedHashMap<>();
    Set<String> chosen = state.filters().getOrDefault(field, Set.of());
    chosen.forEach(value -> values.put(value, Optional.empty()));
    (field == Field.YEAR ? latestFirst(counts) : counts)
        .forEach(each -> values.put(each.value(), Optional.of(each.count())));
    List<Choice> choices =
        values.entrySet().stream()
            .limit(MOST_CHOICES)
            .map(
                each ->
                    new Choice(
                        "f-" + field.word() + "-" + Integer.toHexString(each.getKey().hashCode()),
                        field.word() + ":" + each.getKey(),
                        words.value(field, each.getKey()),
                        words.hint(field, each.getKey()),
                        each.getValue(),
                        chosen.contains(each.getKey())))
            .toList();
    int inView = Math.max(chosen.size(), Math.min(IN_VIEW, choices.size()));
    return new Facet(
        field.word(),
        FieldWords.name(field),
        choices.subList(0, inView),
        choices.subList(inView, choices.size()));
  }

  private static List<FacetCount> latestFirst(List<FacetCount> years) {
    return years.stream().sorted(Comparator.comparing(FacetCount::value).reversed()).toList();
  }

  private static HitCard card(Hit hit, FieldWords words) {
    Optional<Organisation> owner = words.owner(hit.owner().value());
    List<String> place = new ArrayList<>();
    owner.ifPresent(it -> place.add(it.country()));
    hit.year().ifPresent(year -> place.add(year.toString()));
    return new HitCard(
        "/datasets/" + hit.id(),
        hit.titleHtml(),
        hit.summaryHtml(),
        owner.map(Organisation::shortName).orElse(hit.owner().value()),
        owner.map(Organisation::name).orElse(hit.owner().value()),
        place,
        hit.formats(),
        AccessWords.of(hit.access()),
        !hit.full());
  }

  /** Which single restriction to drop, and what that would find. */
  private List<Way> waysOut(Actor reader, SearchState state, FieldWords words) {
    List<Optional<Way>> ways = new ArrayList<>();
    state
        .filters()
        .forEach(
            (field, values) ->
                values.forEach(
                    value ->
                        ways.add(
                            way(
                                reader,
                                "Drop “"
                                    + FieldWords.name(field)
                                    + ": "
                                    + words.value(field, value)
                                    + "”",
                                state.without(field, value)))));
    if (state.filters().size() > 1) {
      ways.add(way(reader, "Drop all filters", state.withoutFilters()));
    }
    if (!state.text().isEmpty() && !state.filters().isEmpty()) {
      ways.add(way(reader, "Drop the words “" + state.text() + "”", state.withoutText()));
    }
    return ways.stream().flatMap(Optional::stream).toList();
  }

  /** Empty where dropping that alone finds nothing either. */
  private Optional<Way> way(Actor reader, String label, SearchState looser) {
    long total = search.search(reader, looser.count()).total();
    return total == 0
        ? Optional.empty()
        : Optional.of(new Way(label, Words.count(total, "dataset", "datasets"), looser.href()));
  }
}
