package org.entente.policy.story;

import java.util.Map;
import org.entente.policy.PolicyFiles;

/** A folder of policies with one story in it, and the people it tells of. */
final class OneStory {
  static final String FILE = "tests/one.yaml";

  static final String PEOPLE =
      """
      organisations:
        ornl: https://ror.org/01qz5mb56
        ours: https://ror.org/01qz5mb56
        nims: https://ror.org/026v1ze26
      people:
        somebody: { organisation: ornl, facts: { assurance: 3 } }
      """;

  static final String STORY =
      """
      story: A story
      told: What it is about.
      dataset: { owner: ornl }
      cases:
        - case: one
          who: somebody
          does: discover
          decision: allow
      """;

  private OneStory() {}

  static PolicyFiles files(String story) {
    return new PolicyFiles(Map.of(Stories.PEOPLE, PEOPLE, FILE, story));
  }
}
