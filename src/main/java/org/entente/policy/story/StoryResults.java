package org.entente.policy.story;

import java.util.List;
import java.util.Map;

/**
 * What became of the stories under one bundle, in the order of their files.
 *
 * @param bundle hash of the bundle that decided
 * @param titles of every rule that is named, by its id; rules that stand in code included
 */
public record StoryResults(String bundle, List<Told> stories, Map<String, String> titles) {
  public StoryResults {
    stories = List.copyOf(stories);
    titles = Map.copyOf(titles);
  }

  /**
   * One story.
   *
   * @param file its path within the bundle
   * @param story its title
   * @param told what it is about, in plain words
   */
  public record Told(String file, String story, String told, List<Tried> cases) {
    public Told {
      cases = List.copyOf(cases);
    }

    public boolean passed() {
      return cases.stream().allMatch(Tried::passed);
    }
  }

  /**
   * One case.
   *
   * @param line where it stands in the file
   * @param who name of an invented person
   * @param does the action
   * @param differs in which words of the file what was found is not as expected; none if it passed
   */
  public record Tried(
      String name,
      int line,
      String who,
      String does,
      Outcome expected,
      Outcome found,
      List<String> differs) {
    public Tried {
      differs = List.copyOf(differs);
    }

    public boolean passed() {
      return differs.isEmpty();
    }
  }

  public long passed() {
    return count() - failed();
  }

  public long failed() {
    return stories.stream()
        .flatMap(story -> story.cases().stream())
        .filter(tried -> !tried.passed())
        .count();
  }

  private long count() {
    return stories.stream().mapToLong(story -> story.cases().size()).sum();
  }
}
