package org.entente.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.policy.story.Outcome;
import org.entente.policy.story.StoryResults;

/**
 * The results of stories as JSON. Rules are named by id, and by title under {@code rules}, as
 * everybody who has signed in may read of any rule; never by their text.
 *
 * @param bundle SHA-256 of the bundle that decided
 * @param passed how many cases came out as told
 * @param rules titles of the rules that are named, by id
 */
public record PolicyTestReport(
    String bundle, long passed, long failed, List<Told> stories, Map<String, String> rules) {

  /** One file. */
  public record Told(String file, String story, String told, List<Tried> cases) {}

  /**
   * One case.
   *
   * @param line where it stands in the file
   * @param differs in which words what was found is not what is expected
   */
  public record Tried(
      @JsonProperty("case") String name,
      int line,
      String who,
      String does,
      boolean passed,
      List<String> differs,
      Answer expected,
      Answer found) {}

  /** What a case expects, as far as it says, or all that was found. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Answer(
      String decision,
      Set<String> because,
      Set<String> missing,
      Set<String> approvals,
      Set<String> owes,
      String grant,
      String token) {}

  static PolicyTestReport of(StoryResults results) {
    return new PolicyTestReport(
        results.bundle(),
        results.passed(),
        results.failed(),
        results.stories().stream().map(PolicyTestReport::told).toList(),
        new TreeMap<>(results.titles()));
  }

  private static Told told(StoryResults.Told story) {
    return new Told(
        story.file(),
        story.story(),
        story.told(),
        story.cases().stream().map(PolicyTestReport::tried).toList());
  }

  private static Tried tried(StoryResults.Tried tried) {
    return new Tried(
        tried.name(),
        tried.line(),
        tried.who(),
        tried.does(),
        tried.passed(),
        tried.differs(),
        answer(tried.expected()),
        answer(tried.found()));
  }

  private static Answer answer(Outcome outcome) {
    return new Answer(
        outcome.decision(),
        outcome.because().orElse(null),
        outcome.missing().orElse(null),
        outcome.approvals().orElse(null),
        outcome.owes().orElse(null),
        outcome.grant().map(Outcome::written).orElse(null),
        outcome.token().map(Outcome::written).orElse(null));
  }
}
