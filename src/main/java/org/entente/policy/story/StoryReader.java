package org.entente.policy.story;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.policy.Action;
import org.entente.policy.GovernanceClass;

/** Reads one file of stories; how it is written is told in {@code src/docs/policies.md}. */
final class StoryReader {
  private static final Set<String> EXPECTED =
      Set.of("decision", "because", "missing", "approvals", "owes", "grant", "token");
  private static final Set<String> CASE =
      Set.of(
          "case",
          "who",
          "facts",
          "dataset",
          "does",
          "when",
          "purpose",
          "given",
          "accepted",
          "second factor",
          "destination",
          "enclave",
          "signing",
          "batch",
          "decision",
          "because",
          "missing",
          "approvals",
          "owes",
          "grant",
          "token");
  private static final Set<String> BATCHED =
      Set.of("named", "dataset", "decision", "because", "missing", "approvals");

  private final StoryPeople people;
  private final String file;

  StoryReader(StoryPeople people, String file) {
    this.people = people;
    this.file = file;
  }

  Story read(String text) {
    Part story =
        new Part(file, YamlText.read(file, text)).only(Set.of("story", "told", "dataset", "cases"));
    Part dataset = story.part("dataset").orElseThrow(() -> story.flaw("`dataset` is missing"));
    List<StoryCase> cases = new ArrayList<>();
    for (Part each : story.list("cases")) {
      cases.addAll(cases(dataset, each));
    }
    if (cases.isEmpty()) {
      throw story.flaw("a story has cases");
    }
    return new Story(file, story.required("story"), story.required("told").strip(), cases);
  }

  /** One, or one for each dataset that is asked about together. */
  private List<StoryCase> cases(Part dataset, Part told) {
    told.only(CASE);
    List<Part> batch = told.list("batch");
    if (batch.isEmpty()) {
      return List.of(read(dataset, told, told.required("case"), told.part("dataset"), told));
    }
    if (told.has("dataset") || EXPECTED.stream().anyMatch(told::has)) {
      throw told.flaw("where there is a `batch`, each of it tells its own dataset and decision");
    }
    String name = told.required("case");
    return batch.stream()
        .map(
            each ->
                read(
                    dataset,
                    told,
                    name + ": " + each.only(BATCHED).required("named"),
                    each.part("dataset"),
                    each))
        .toList();
  }

  private StoryCase read(
      Part dataset, Part told, String name, Optional<Part> changes, Part expecting) {
    String who = told.required("who");
    Actor actor = people.actor(who, told, told.part("facts"));
    Action action = action(told);
    GovernanceClass governed = new StoryDataset(people).of(dataset, changes);
    return new StoryCase(
        name,
        expecting.line(),
        who,
        actor,
        action,
        governed,
        new StorySituation(people, told, actor, governed).of(action),
        expected(expecting));
  }

  private static Action action(Part told) {
    String word = told.required("does");
    return Arrays.stream(Action.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(() -> told.flawAt("does", "there is no action `" + word + "`"));
  }

  private static Outcome expected(Part told) {
    String decision = told.required("decision");
    if (!Set.of("allow", "ask", "deny").contains(decision)) {
      throw told.flawAt("decision", "a `decision` is allow, ask or deny");
    }
    return new Outcome(
        decision,
        told.texts("because"),
        told.texts("missing"),
        told.texts("approvals"),
        told.texts("owes"),
        duration(told, "grant"),
        duration(told, "token"));
  }

  private static Optional<Duration> duration(Part told, String name) {
    return told.text(name)
        .map(
            text -> {
              try {
                return Duration.parse(text);
              } catch (DateTimeParseException noDuration) {
                throw told.flawAt(name, "`" + name + "` is a duration such as P90D or PT15M");
              }
            });
  }
}
