package org.entente.policy.story;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.kernel.RorId;
import org.entente.policy.BundleDecisions;
import org.entente.policy.PolicyFiles;

/**
 * The stories of a bundle, ready to be run under it or under another one.
 *
 * <p>How much they may be is bounded when they are read, how long they may take when they are run:
 * they come from whoever writes policies.
 */
public final class Stories {
  static final String PEOPLE = "tests/people.yaml";
  static final int MOST_CASES = 3_000;

  /** So that no owner's stories leave others no room for theirs. */
  static final int MOST_CASES_OF_AN_OWNER = 600;

  private static final int MOST_FILES = 200;
  private static final int LONGEST_FILE = 262_144;
  private static final Duration LONGEST_RUN = Duration.ofSeconds(20);

  private final List<Story> all;

  private Stories(List<Story> all) {
    this.all = List.copyOf(all);
  }

  /** What reading came to. */
  public sealed interface Read {
    record Readable(Stories stories) implements Read {}

    /** Every flaw, with its file and line. */
    record Unreadable(List<String> flaws) implements Read {
      public Unreadable {
        flaws = List.copyOf(flaws);
      }
    }
  }

  /** What a run came to. */
  public sealed interface Run {
    record Finished(StoryResults results) implements Run {}

    /** It took longer than is allowed, so nothing is said. */
    record OutOfTime(Duration allowed) implements Run {}
  }

  /** Reads {@code tests/*.yaml}; a bundle without any has no stories. */
  public static Read of(PolicyFiles files) {
    List<Map.Entry<String, String>> texts =
        files.texts().entrySet().stream()
            .filter(file -> PolicyFiles.isTests(file.getKey()))
            .toList();
    List<String> flaws = new ArrayList<>();
    if (texts.size() > MOST_FILES) {
      flaws.add("tests: a bundle has at most " + MOST_FILES + " files of stories");
    }
    texts.stream()
        .filter(file -> file.getValue().length() > LONGEST_FILE)
        .forEach(
            file -> flaws.add(file.getKey() + ": has more than " + LONGEST_FILE + " characters"));
    return flaws.isEmpty() ? read(texts, files) : new Read.Unreadable(flaws);
  }

  private static Read read(List<Map.Entry<String, String>> texts, PolicyFiles files) {
    List<String> flaws = new ArrayList<>();
    List<Story> stories = new ArrayList<>();
    StoryPeople people;
    try {
      people = files.text(PEOPLE).map(StoryPeople::read).orElseGet(StoryPeople::nobody);
    } catch (StoryFlaw flaw) {
      return new Read.Unreadable(List.of(flaw.getMessage()));
    }
    int cases = 0;
    for (Map.Entry<String, String> file : texts) {
      if (!file.getKey().equals(PEOPLE)) {
        try {
          Story story = new StoryReader(people, file.getKey()).read(file.getValue());
          cases += story.cases().size();
          stories.add(story);
        } catch (StoryFlaw flaw) {
          flaws.add(flaw.getMessage());
        }
      }
    }
    if (cases > MOST_CASES) {
      flaws.add("tests: a bundle has at most " + MOST_CASES + " cases");
    } else {
      flaws.addAll(ownersWithTooMany(stories));
    }
    return flaws.isEmpty() ? new Read.Readable(new Stories(stories)) : new Read.Unreadable(flaws);
  }

  private static List<String> ownersWithTooMany(List<Story> stories) {
    Map<RorId, Long> cases =
        stories.stream()
            .flatMap(story -> story.cases().stream())
            .collect(Collectors.groupingBy(each -> each.dataset().owner(), Collectors.counting()));
    return cases.entrySet().stream()
        .filter(owner -> owner.getValue() > MOST_CASES_OF_AN_OWNER)
        .map(
            owner ->
                "tests: %d cases are about datasets of %s; a bundle has at most %d about one owner's"
                    .formatted(owner.getValue(), owner.getKey().value(), MOST_CASES_OF_AN_OWNER))
        .sorted()
        .toList();
  }

  /** Decides every case. */
  public Run run(BundleDecisions bundle, InstantSource clock) {
    Instant deadline = clock.instant().plus(LONGEST_RUN);
    Map<String, String> titles = new HashMap<>();
    List<StoryResults.Told> told = new ArrayList<>();
    for (Story story : all) {
      List<StoryResults.Tried> tried = new ArrayList<>();
      for (StoryCase each : story.cases()) {
        if (clock.instant().isAfter(deadline)) {
          return new Run.OutOfTime(LONGEST_RUN);
        }
        Outcome found = each.by(bundle, titles);
        tried.add(
            new StoryResults.Tried(
                each.name(),
                each.line(),
                each.who(),
                each.action().word(),
                each.expected(),
                found,
                each.expected().differences(found)));
      }
      told.add(new StoryResults.Told(story.file(), story.title(), story.told(), tried));
    }
    return new Run.Finished(new StoryResults(bundle.bundle().hash(), told, titles));
  }

  List<Story> all() {
    return all;
  }
}
