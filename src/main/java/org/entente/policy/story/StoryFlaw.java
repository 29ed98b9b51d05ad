package org.entente.policy.story;

/** Why a story cannot be told; the message names file and line and is for its author. */
final class StoryFlaw extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoryFlaw(String message) {
    super(message, null, false, false);
  }
}
