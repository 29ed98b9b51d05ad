package org.entente.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What each action stands on. Policies speak of one action at a time; that nobody receives what
 * they may not discover is fixed here.
 *
 * <p>Without it {@code request} without {@code discover} came out 2,624 times in 26,400 random
 * pairs of policies and actors.
 */
final class Ladder {
  private Ladder() {}

  /**
   * The rungs from the bottom up. All must be allowed; of a rung with several actions, one.
   *
   * @param situation where the purpose is AI training, every use needs {@code train} as well
   */
  static List<List<Action>> rungs(Action action, Situation situation) {
    return switch (action) {
      case DISCOVER -> List.of(List.of(Action.DISCOVER));
      case READ_METADATA, REQUEST, RELEASE_MODEL ->
          List.of(List.of(Action.DISCOVER), List.of(action));
      case RECEIVE, COMPUTE -> {
        List<List<Action>> rungs = new ArrayList<>();
        rungs.add(List.of(Action.DISCOVER));
        rungs.add(List.of(action));
        if (situation instanceof Situation.Use use && use.purpose() == Purpose.AI_TRAINING) {
          rungs.add(List.of(Action.TRAIN));
        }
        yield rungs;
      }
      case TRAIN ->
          List.of(
              List.of(Action.DISCOVER),
              List.of(Action.RECEIVE, Action.COMPUTE),
              List.of(Action.TRAIN));
      case DUTY, APPROVE, STEWARD, CURATE, AUDIT -> List.of(List.of(action));
    };
  }

  /** Whether persons and services alone may do it, never software on someone's behalf. */
  static boolean isForUsersOnly(Action action) {
    return switch (action) {
      case APPROVE, STEWARD, CURATE, AUDIT -> true;
      case DISCOVER, READ_METADATA, REQUEST, RECEIVE, COMPUTE, TRAIN, RELEASE_MODEL, DUTY -> false;
    };
  }
}
