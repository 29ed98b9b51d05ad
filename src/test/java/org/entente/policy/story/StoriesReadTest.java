package org.entente.policy.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.policy.story.OneStory.PEOPLE;
import static org.entente.policy.story.OneStory.STORY;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.policy.BundleDecisions;
import org.entente.policy.PolicyFiles;
import org.entente.policy.ShippedBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a story's author hears, and what an author who means harm does not get. */
class StoriesReadTest {
  @Test
  void aStoryIsReadAndRun() {
    StoryResults results = run(STORY);

    assertThat(results.stories())
        .singleElement()
        .satisfies(
            story -> {
              assertThat(story.file()).isEqualTo("tests/one.yaml");
              assertThat(story.passed()).isTrue();
              assertThat(story.cases().getFirst().line()).isEqualTo(5);
            });
    assertThat(results.passed()).isEqualTo(1);
    assertThat(results.failed()).isZero();
  }

  @Test
  void aCaseThatDoesNotComeTrueSaysInWhat() {
    StoryResults results =
        run(
            STORY.replace("decision: allow", "decision: deny")
                + "    because: [consortium/embargo]\n    missing: []\n");

    assertThat(results.failed()).isEqualTo(1);
    StoryResults.Tried tried = results.stories().getFirst().cases().getFirst();
    assertThat(tried.differs()).containsExactly("decision", "because");
    assertThat(tried.found().because().orElseThrow()).containsExactly("consortium/discover-listed");
    assertThat(results.titles()).containsKey("consortium/discover-listed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          who: somebody     | who: nobody        | 5: | nobody by the name `nobody`
          does: discover    | does: peek         | 7: | no action `peek`
          decision: allow   | decision: perhaps  | 8: | allow, ask or deny
          decision: allow   | decided: allow     | 8: | no field `decided`
          owner: ornl       | owner: acme        | 3: | no organisation by the name `acme`
          owner: ornl       | owner: ornl, tier: full | 3: | no field `tier`
          owner: ornl       | owner: ornl, accessLevel: wide | 3: | `accessLevel` cannot have this value
          who: somebody     | who: [somebody]    | 6: | `who` is a word
          story: A story    | story: [           | 3: | is not YAML
          does: discover    | who: somebody      | 7: | `who` is given twice
          told: What it is about. | told: *what | 2: | anchors and aliases
          """)
  void aFlawIsToldWithFileAndLine(String found, String instead, String line, String says) {
    assertThat(flaws(STORY.replace(found, instead)))
        .singleElement()
        .asString()
        .startsWith("tests/one.yaml:" + line)
        .contains(says);
  }

  @Test
  void everyFileWithAFlawIsNamed() {
    Stories.Read read =
        Stories.of(
            new PolicyFiles(
                Map.of(
                    Stories.PEOPLE,
                    PEOPLE,
                    "tests/one.yaml",
                    STORY.replace("who: somebody", "who: nobody"),
                    "tests/two.yaml",
                    "",
                    "tests/three.yaml",
                    STORY)));

    assertThat(((Stories.Read.Unreadable) read).flaws())
        .hasSize(2)
        .anyMatch(it -> it.startsWith("tests/one.yaml:5: "))
        .anyMatch(it -> it.equals("tests/two.yaml: is empty"));
  }

  @Test
  void aFactThatNobodyCanRegisterIsNoFact() {
    assertThat(flaws(STORY.replace("does:", "facts: { usPersonn: true }\n    does:")))
        .singleElement()
        .asString()
        .contains("there is no fact `usPersonn`");
  }

  @Test
  void anAgentThatActsForItselfIsRefused() {
    Stories.Read read =
        Stories.of(
            new PolicyFiles(
                Map.of(
                    Stories.PEOPLE,
                    "people:\n  it: { kind: agent, acts for: it }\n",
                    "tests/one.yaml",
                    STORY)));

    assertThat(((Stories.Read.Unreadable) read).flaws())
        .singleElement()
        .asString()
        .contains("acts for somebody as well");
  }

  @Test
  void aliasesThatWouldUnfoldAreRefusedBeforeTheyDo() {
    String bomb =
        "story: &a [x, x, x, x, x, x, x, x, x]\n"
            + IntStream.range(0, 9)
                .mapToObj(i -> "a%d: &a%d [*a, *a, *a, *a, *a, *a, *a]\n".formatted(i, i))
                .collect(Collectors.joining());

    assertThat(flaws(bomb)).singleElement().asString().contains("anchors and aliases");
  }

  @Test
  void depthIsBounded() {
    assertThat(flaws("story: " + "[".repeat(5_000) + "]".repeat(5_000)))
        .singleElement()
        .asString()
        .contains("nests deeper");
  }

  @Test
  void sizeAndNumberAreBounded() {
    assertThat(flaws(STORY + "#".repeat(300_000))).singleElement().asString().contains("more than");
    String one = STORY.substring(STORY.indexOf("  - case"));
    Map<String, String> many =
        IntStream.range(0, 40)
            .boxed()
            .collect(
                Collectors.toMap(i -> "tests/story-" + i + ".yaml", _ -> STORY + one.repeat(100)));
    many.put(Stories.PEOPLE, PEOPLE);
    assertThat(((Stories.Read.Unreadable) Stories.of(new PolicyFiles(many))).flaws())
        .singleElement()
        .asString()
        .contains("at most " + Stories.MOST_CASES + " cases");
  }

  /** Else one owner's stories would leave others no room for theirs. */
  @Test
  void whatOneOwnersStoriesTakeUpIsBounded() {
    String one = STORY.substring(STORY.indexOf("  - case"));
    int most = Stories.MOST_CASES_OF_AN_OWNER;
    Map<String, String> files = new HashMap<>();
    files.put(Stories.PEOPLE, PEOPLE);
    files.put("tests/one.yaml", STORY + one.repeat(most / 2 - 1));
    files.put("tests/two.yaml", STORY + one.repeat(most / 2 - 1));
    files.put(
        "tests/nims.yaml", STORY.replace("owner: ornl", "owner: nims") + one.repeat(most - 1));
    assertThat(Stories.of(new PolicyFiles(files))).isInstanceOf(Stories.Read.Readable.class);

    files.put("tests/three.yaml", STORY);
    assertThat(((Stories.Read.Unreadable) Stories.of(new PolicyFiles(files))).flaws())
        .containsExactly(
            "tests: 601 cases are about datasets of https://ror.org/01qz5mb56; a bundle has at most"
                + " 600 about one owner's");
  }

  @Test
  void aRunThatTakesTooLongSaysNothing() {
    AtomicInteger seconds = new AtomicInteger();

    Stories.Run run =
        stories(STORY)
            .run(
                BundleDecisions.of(ShippedBundle.LOADED),
                () -> Instant.EPOCH.plusSeconds(seconds.getAndAdd(30)));

    assertThat(run).isEqualTo(new Stories.Run.OutOfTime(Duration.ofSeconds(20)));
  }

  private static StoryResults run(String story) {
    return switch (stories(story).run(BundleDecisions.of(ShippedBundle.LOADED), Instant::now)) {
      case Stories.Run.Finished finished -> finished.results();
      case Stories.Run.OutOfTime late -> throw new AssertionError(late.toString());
    };
  }

  private static Stories stories(String story) {
    return switch (read(story)) {
      case Stories.Read.Readable readable -> readable.stories();
      case Stories.Read.Unreadable unreadable -> throw new AssertionError(unreadable.toString());
    };
  }

  private static List<String> flaws(String story) {
    return switch (read(story)) {
      case Stories.Read.Readable readable -> List.of();
      case Stories.Read.Unreadable unreadable -> unreadable.flaws();
    };
  }

  private static Stories.Read read(String story) {
    return Stories.of(OneStory.files(story));
  }
}
