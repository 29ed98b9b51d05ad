package org.entente.web.request;

import java.util.List;
import java.util.Optional;
import org.entente.web.Choices;
import org.entente.web.Titles;

/**
 * The form of a new request as it is shown, with whatever was typed so far.
 *
 * @param outlook what the policies will ask for, in a sentence
 * @param trouble why it was not sent
 * @param rules those that stand against it
 */
record AskForm(
    List<Item> datasets,
    List<Choices.Option> purposes,
    String justification,
    String days,
    List<Term> terms,
    String outlook,
    String tone,
    Optional<String> trouble,
    List<Rule> rules) {

  record Item(String id, Titles.Title title, String owner) {}

  record Term(String hash, boolean accepted) {}

  record Rule(String title, String text, Optional<String> remedy) {}

  AskForm with(String problem, List<Rule> against) {
    return new AskForm(
        datasets,
        purposes,
        justification,
        days,
        terms,
        outlook,
        tone,
        Optional.of(problem),
        against);
  }

  /** What came with the form, not looked at yet. */
  record Typed(
      List<String> datasets,
      String purpose,
      String justification,
      String days,
      List<String> terms) {
    private static final String USUAL_DAYS = "90";

    static Typed of(
        List<String> datasets,
        String purpose,
        String justification,
        String days,
        List<String> terms) {
      return new Typed(
          datasets == null ? List.of() : List.copyOf(datasets),
          purpose == null ? "" : purpose,
          justification == null ? "" : justification,
          days == null || days.isBlank() ? USUAL_DAYS : days.strip(),
          terms == null ? List.of() : List.copyOf(terms));
    }
  }
}
