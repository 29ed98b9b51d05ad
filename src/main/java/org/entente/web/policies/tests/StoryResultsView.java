package org.entente.web.policies.tests;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.policy.story.Outcome;
import org.entente.policy.story.PolicyTests;
import org.entente.policy.story.StoryResults;
import org.entente.web.Words;

/**
 * Results of stories as they are shown, on a page or within one: the stories that did not come true
 * first, and open.
 *
 * @param summary how many cases came out as told, in words
 * @param tone of the summary
 * @param bundle hash of the bundle that decided; empty if none did
 * @param flaws why nothing could be tested
 */
public record StoryResultsView(
    String summary,
    String tone,
    Optional<String> bundle,
    List<String> flaws,
    List<StoryView> stories) {
  public StoryResultsView {
    flaws = List.copyOf(flaws);
    stories = List.copyOf(stories);
  }

  /** One story. */
  public record StoryView(
      String title, String file, String told, String count, boolean passed, List<CaseView> cases) {}

  /**
   * One case.
   *
   * @param place file and line
   * @param question who does what
   */
  public record CaseView(
      String name, String place, String question, boolean passed, Answer expected, Answer found) {}

  /**
   * What is expected, or was found.
   *
   * @param more rules, facts, approvals and duties, as far as they are told; where the case passed,
   *     of what was found only the rules
   */
  public record Answer(String decision, List<Line> more) {}

  /**
   * One thing that an answer says.
   *
   * @param differs whether what was found is not what is expected
   */
  public record Line(String name, List<Item> items, boolean differs) {}

  /**
   * @param id of a rule; empty for anything else
   */
  public record Item(String text, Optional<String> id) {}

  /** The results alone, to be placed in a page. */
  @CheckedTemplate(basePath = "policies/tests")
  record Results(StoryResultsView results) implements TemplateInstance {}

  /** These results as a part of a page. */
  public TemplateInstance fragment() {
    return new Results(this);
  }

  public static StoryResultsView of(PolicyTests.Tested tested) {
    return switch (tested) {
      case PolicyTests.Tested.Done done -> of(done.results());
      case PolicyTests.Tested.Flawed flawed ->
          untested("Nothing can be tested before this is mended.", flawed.flaws());
      case PolicyTests.Tested.OutOfTime late ->
          untested(
              "These stories take longer than %d seconds to decide, so nothing is said of them."
                  .formatted(late.allowed().toSeconds()),
              List.of());
      case PolicyTests.Tested.Busy _ ->
          untested("Another test is running. Try again in a moment.", List.of());
    };
  }

  private static StoryResultsView untested(String why, List<String> flaws) {
    return new StoryResultsView(
        why, "no", Optional.empty(), flaws.stream().map(Words::quoted).toList(), List.of());
  }

  private static StoryResultsView of(StoryResults results) {
    return new StoryResultsView(
        summary(results),
        results.failed() == 0 ? "ok" : "no",
        Optional.of(results.bundle()),
        List.of(),
        results.stories().stream()
            .sorted(Comparator.comparing(StoryResults.Told::passed))
            .map(story -> story(story, results.titles()))
            .toList());
  }

  private static String summary(StoryResults results) {
    long all = results.passed() + results.failed();
    String cases = Words.count(all, "case", "cases");
    String stories = Words.count(results.stories().size(), "story", "stories");
    if (all == 0) {
      return "This bundle tells no stories.";
    }
    return results.failed() == 0
        ? "All " + cases + " of " + stories + " come out as told."
        : "%s of %s in %s %s not come out as told."
            .formatted(
                Words.sentence(Words.count(results.failed(), "case", "cases")),
                all,
                stories,
                results.failed() == 1 ? "does" : "do");
  }

  private static StoryView story(StoryResults.Told story, Map<String, String> titles) {
    long failed = story.cases().stream().filter(each -> !each.passed()).count();
    return new StoryView(
        story.story(),
        story.file(),
        story.told(),
        failed == 0
            ? Words.count(story.cases().size(), "case", "cases")
            : failed + " of " + Words.count(story.cases().size(), "case", "cases"),
        failed == 0,
        story.cases().stream()
            .sorted(Comparator.comparing(StoryResults.Tried::passed))
            .map(each -> tried(each, story.file(), titles))
            .toList());
  }

  private static CaseView tried(StoryResults.Tried tried, String file, Map<String, String> titles) {
    return new CaseView(
        tried.name(),
        file + ":" + tried.line(),
        tried.who() + ": " + tried.does(),
        tried.passed(),
        answer(tried.expected(), tried.differs(), titles, true),
        answer(tried.found(), tried.differs(), titles, !tried.passed()));
  }

  private static Answer answer(
      Outcome outcome, List<String> differs, Map<String, String> titles, boolean whole) {
    List<Line> lines = new ArrayList<>();
    outcome
        .because()
        .filter(rules -> !rules.isEmpty())
        .ifPresent(
            rules ->
                lines.add(
                    new Line(
                        "Because",
                        rules.stream()
                            .map(id -> new Item(titles.getOrDefault(id, id), Optional.of(id)))
                            .toList(),
                        differs.contains("because"))));
    if (whole) {
      plain(lines, "Missing", outcome.missing(), differs.contains("missing"));
      plain(lines, "Approvals", outcome.approvals(), differs.contains("approvals"));
      plain(lines, "Owed", outcome.owes(), differs.contains("owes"));
      plain(
          lines,
          "Grant",
          outcome.grant().map(it -> Set.of(Outcome.written(it))),
          differs.contains("grant"));
      plain(
          lines,
          "Token",
          outcome.token().map(it -> Set.of(Outcome.written(it))),
          differs.contains("token"));
    }
    return new Answer(outcome.decision(), lines);
  }

  /** An empty list is worth a line only where something else was expected, or found. */
  private static void plain(
      List<Line> lines, String name, Optional<Set<String>> words, boolean differs) {
    words
        .filter(it -> differs || !it.isEmpty())
        .ifPresent(
            it ->
                lines.add(
                    new Line(
                        name,
                        it.isEmpty()
                            ? List.of(new Item("nothing", Optional.empty()))
                            : it.stream().map(word -> new Item(word, Optional.empty())).toList(),
                        differs)));
  }
}
