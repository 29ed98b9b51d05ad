package org.entente.web.savedsearch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entente.catalog.Catalog;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.savedsearch.Alerts;
import org.entente.savedsearch.Question;
import org.entente.savedsearch.SavedSearch;
import org.entente.search.SearchQuery.Sort;
import org.entente.web.Choices;
import org.entente.web.Titles;
import org.entente.web.search.FieldWords;

/** Words saved searches. */
@ApplicationScoped
class SavedViews {
  private static final int MOST_COUNTED = 100;
  private static final int LONGEST_NAME = 80;

  private final Catalog catalog;
  private final Titles titles;

  SavedViews(Catalog catalog, Titles titles) {
    this.catalog = catalog;
    this.titles = titles;
  }

  List<SavedView> rows(List<SavedSearch> searches) {
    FieldWords words = words();
    return searches.stream().map(it -> view(it, words, List.of())).toList();
  }

  SavedView one(Actor person, SavedSearch search) {
    Map<DatasetId, Titles.Title> names = titles.of(person, search.unseen());
    return view(search, words(), search.unseen().stream().map(names::get).toList());
  }

  private static SavedView view(SavedSearch it, FieldWords words, List<Titles.Title> fresh) {
    return new SavedView(
        "/saved-searches/" + it.id(),
        it.name(),
        asks(it.question(), words),
        alerts(it.alerts()),
        it.alerts() != Alerts.NEVER,
        news(it.unseen().size()),
        fresh,
        it.checkedAt(),
        it.mailedAt(),
        it.undeliveredAt());
  }

  private static Optional<String> news(int count) {
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(count >= MOST_COUNTED ? MOST_COUNTED + " or more new" : count + " new");
  }

  /** E.g. "“neutron diffraction”; year 2021 or 2022; owner ORNL (US)". */
  private static String asks(Question question, FieldWords words) {
    List<String> parts = new ArrayList<>();
    if (!question.text().isEmpty()) {
      parts.add("“" + question.text() + "”");
    }
    question
        .filters()
        .forEach(
            (field, values) ->
                parts.add(
                    FieldWords.name(field)
                        + ": "
                        + String.join(
                            " or ",
                            new TreeSet<>(values)
                                .stream().map(value -> words.value(field, value)).toList())));
    return parts.isEmpty() ? "All datasets" : String.join("; ", parts);
  }

  /** A first name for a search: what it asks, shortened. */
  String suggestedName(Question question) {
    String asks =
        question.filters().isEmpty() && !question.text().isEmpty()
            ? question.text()
            : asks(question, words());
    String line = asks.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", " ").strip();
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME).strip() + "…";
  }

  /** A filter of a search, to be kept or dropped. */
  record Kept(String id, String value, String label) {}

  List<Kept> filters(Question question) {
    FieldWords words = words();
    List<Kept> kept = new ArrayList<>();
    question
        .filters()
        .forEach(
            (field, values) ->
                new TreeSet<>(values)
                    .forEach(
                        value ->
                            kept.add(
                                new Kept(
                                    "filter-" + kept.size(),
                                    field.word() + ":" + value,
                                    FieldWords.name(field) + ": " + words.value(field, value)))));
    return kept;
  }

  static List<Choices.Option> orders(Sort chosen) {
    return Choices.of(chosen.word())
        .option("relevance", "Best match first")
        .option("newest", "Newest first")
        .option("title", "By title")
        .list();
  }

  static List<Choices.Option> rhythms(Alerts chosen) {
    Choices choices = Choices.of(chosen.word());
    for (Alerts each : Alerts.values()) {
      choices.option(each.word(), alerts(each));
    }
    return choices.list();
  }

  private static String alerts(Alerts alerts) {
    return switch (alerts) {
      case NEVER -> "No alerts";
      case AS_IT_HAPPENS -> "As it happens, at most every ten minutes";
      case DAILY -> "Once a day";
      case WEEKLY -> "Once a week";
    };
  }

  private FieldWords words() {
    return new FieldWords(catalog.organisations());
  }
}
