package org.entente.policy.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.policy.story.OneStory.STORY;

import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;
import org.entente.policy.PolicyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryOwnersTest {
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  private static final RorId NIMS = new RorId("https://ror.org/026v1ze26");

  @Test
  void theyAreThoseThatItNames() {
    assertThat(owners(STORY)).contains(Set.of(ORNL));
    assertThat(owners(STORY.replace("ornl", "ours"))).contains(Set.of(ORNL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    dataset: { owner: nims }\n",
        "    batch: [{ named: it, dataset: { owner: nims }, decision: deny }]\n",
        "  - case: two\n    dataset:\n      owner: nims\n",
        "extra: { deep: [[{ owner: nims }]] }\n",
        "    dataset: { owner: { owner: nims }, \"owner\": nims }\n"
      })
  void anOwnerCountsWhereverItStands(String more) {
    assertThat(owners(STORY + more).filter(Set.of(ORNL)::equals)).isEmpty();
  }

  @Test
  void anOwnerOfOneCaseCountsBesideThatOfAll() {
    assertThat(owners(STORY + "    dataset: { owner: nims }\n")).contains(Set.of(ORNL, NIMS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "story: [",
        "",
        "story: nobody's\n",
        "dataset: { owner: acme }\n",
        "dataset: { owner: [ornl] }\n",
        "dataset: { owner: &o ornl }\nother: { owner: *o }\n",
        "dataset: { owner: ornl }\n---\ndataset: { owner: nims }\n"
      })
  void ofWhatCannotBeReadNothingIsTold(String text) {
    assertThat(owners(text)).isEmpty();
  }

  @Test
  void thePeopleOfAllStoriesAreNobodys() {
    PolicyFiles files = OneStory.files(STORY);
    assertThat(StoryOwners.of(files, Stories.PEOPLE)).isEmpty();
    assertThat(StoryOwners.of(files, "tests/none.yaml")).isEmpty();
  }

  private static Optional<Set<RorId>> owners(String story) {
    return StoryOwners.of(OneStory.files(story), OneStory.FILE);
  }
}
