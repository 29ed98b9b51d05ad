package org.entente.policy.story;

import java.util.List;

/** One file of stories, read: all that it tells is known to make sense. */
record Story(String file, String title, String told, List<StoryCase> cases) {
  Story {
    cases = List.copyOf(cases);
  }
}
