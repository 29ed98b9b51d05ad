package org.entente.web.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.search.Search;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult;
import org.entente.search.SearchResult.Hit;
import org.entente.web.Words;
import org.entente.web.search.Findings.Advice;
import org.entente.web.search.Findings.Chip;
import org.entente.web.search.Findings.Export;
import org.entente.web.search.Findings.Fold;
import org.entente.web.search.Findings.HitCard;
import org.entente.web.search.Findings.Listing;
import org.entente.web.search.Findings.Narrowing;
import org.entente.web.search.Findings.Picks;
import org.entente.web.search.Findings.Way;

/** Puts the question of an address to the index and words the answer. */
@ApplicationScoped
class Finder {
  private static final List<String> EXPORTS = List.of("CSV", "JSON", "BibTeX");

  private final Search search;
  private final WaysOut waysOut;
  private final Catalog catalog;

  Finder(Search search, WaysOut waysOut, Catalog catalog) {
    this.search = search;
    this.waysOut = waysOut;
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
    FacetViews facets = new FacetViews(state, words);
    boolean found = result.total() > 0;
    return new Findings(
        count(state, result.total()),
        new Narrowing(
            state.facets().stream()
                .flatMap(
                    field ->
                        facets.of(field, result.facets().getOrDefault(field, List.of())).stream())
                .toList(),
            state.years().isPresent() ? List.of() : filters(state, Field.YEAR).toList(),
            chips(state, words),
            state.filters().isEmpty()
                ? Optional.empty()
                : Optional.of(state.withoutFilters().href()),
            new Fold(state.more(), state.withFolded(!state.more()).href())),
        new Listing(
            result.items().stream().map(hit -> card(hit, state, words)).toList(),
            result.cursor().map(cursor -> state.at(Optional.of(cursor)).href()),
            state.cursor().map(cursor -> state.at(Optional.empty()).href()),
            found ? exports(state) : List.of(),
            reader.isAnonymous() || !state.isNarrowed()
                ? Optional.empty()
                : Optional.of(state.hrefOf("/saved-searches/new"))),
        new Advice(
            result.reading().notes().stream().map(note -> Words.quoted(note.message())).toList(),
            result.reading().didYouMean().map(text -> didYouMean(text, state)),
            found ? List.of() : waysOut.of(reader, state, words),
            Optional.empty()),
        picks(state, result.items()));
  }

  private static Findings trouble(SearchState state, FieldWords words, String what) {
    return new Findings(
        "The search could not be made",
        new Narrowing(
            List.of(),
            state.filters().keySet().stream().flatMap(field -> filters(state, field)).toList(),
            chips(state, words),
            Optional.empty(),
            new Fold(state.more(), state.withFolded(!state.more()).href())),
        new Listing(
            List.of(),
            Optional.empty(),
            state.cursor().map(cursor -> state.at(Optional.empty()).href()),
            List.of(),
            Optional.empty()),
        new Advice(List.of(), Optional.empty(), List.of(), Optional.of(what)),
        picks(state, List.of()));
  }

  private static String count(SearchState state, long total) {
    String number = Words.sentence(Words.count(total, "dataset", "datasets"));
    if (!state.isNarrowed()) {
      return number + " you may know of";
    }
    String matches = total == 1 ? " matches" : " match";
    return state.text().isEmpty() ? number + matches + " the filters" : number + matches;
  }

  private static Stream<String> filters(SearchState state, Field field) {
    return state.filters().getOrDefault(field, Set.of()).stream()
        .map(value -> field.word() + ":" + value);
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

  private static List<Export> exports(SearchState state) {
    return EXPORTS.stream()
        .map(
            label ->
                new Export(
                    label, state.hrefOf("/export", "format=" + label.toLowerCase(Locale.ROOT))))
        .toList();
  }

  private static Way didYouMean(String text, SearchState state) {
    return new Way(text, "", state.withText(text).href());
  }

  private static Picks picks(SearchState state, List<Hit> hits) {
    Set<String> here = hits.stream().map(hit -> hit.id().toString()).collect(Collectors.toSet());
    int count = state.picked().size();
    return new Picks(
        count,
        state.picked().stream().filter(id -> !here.contains(id)).toList(),
        count + " of " + SearchState.MOST_PICKED,
        count < 2 ? Optional.empty() : Optional.of(state.compareHref()),
        state.withPicked(List.of()).href());
  }

  private static HitCard card(Hit hit, SearchState state, FieldWords words) {
    Optional<Organisation> owner = words.owner(hit.owner().value());
    List<String> place = new ArrayList<>();
    owner.ifPresent(it -> place.add(it.country()));
    hit.year().ifPresent(year -> place.add(year.toString()));
    String id = hit.id().toString();
    boolean picked = state.picked().contains(id);
    return new HitCard(
        id,
        "/datasets/" + id,
        hit.title(),
        hit.titleHtml(),
        hit.summaryHtml(),
        owner.map(Organisation::shortName).orElse(hit.owner().value()),
        owner.map(Organisation::name).orElse(hit.owner().value()),
        place,
        hit.formats(),
        AccessWords.of(hit.access()),
        !hit.full(),
        picked,
        picked || state.picked().size() < SearchState.MOST_PICKED);
  }
}
