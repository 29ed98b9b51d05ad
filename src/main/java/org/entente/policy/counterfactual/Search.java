package org.entente.policy.counterfactual;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Finds the smallest changes that reach a goal, breadth first.
 *
 * <p>It is led: from where the goal is not reached it goes on only by what the goal says could help
 * there. That keeps it short, and finds every smallest way of which each rule on its path says what
 * it wants. INVARIANT (smallest): of what is found nothing can be left out; none of the changes
 * that do less reaches the goal.
 */
public final class Search {
  /** Nobody follows advice of more steps. */
  static final int MOST_STEPS = 4;

  /** Bounds the time, whatever the rules are. */
  static final int MOST_TRIALS = 160;

  static final int MOST_FOUND = 6;

  private final Goal goal;
  private final Map<Changes, Boolean> tried = new HashMap<>();

  private Search(Goal goal) {
    this.goal = goal;
  }

  /** What is sought. Answers the same whenever it is asked the same. */
  public interface Goal {
    boolean isReachedBy(Changes changes);

    /**
     * What may help where these changes do not suffice: all that is wanted by one rule that stands
     * in the way then, in a fixed order; empty if nothing helps against it.
     */
    List<Wish> after(Changes changes);
  }

  /** In the order in which they are found: fewest steps first. */
  public static List<Changes> run(Goal goal) {
    return new Search(goal).run();
  }

  private List<Changes> run() {
    List<Changes> found = new ArrayList<>();
    Set<Changes> met = new HashSet<>(Set.of(Changes.NONE));
    Queue<Changes> waiting = new ArrayDeque<>(met);
    while (!waiting.isEmpty() && found.size() < MOST_FOUND && tried.size() < MOST_TRIALS) {
      Changes here = waiting.remove();
      if (isReached(here)) {
        Changes least = least(here);
        if (tried.size() < MOST_TRIALS && !found.contains(least)) {
          found.add(least);
        }
        continue;
      }
      for (Wish wish : goal.after(here)) {
        Changes next = here.with(wish);
        if (next.size() <= MOST_STEPS && met.add(next)) {
          waiting.add(next);
        }
      }
    }
    return found;
  }

  /** The first that reaches the goal of all that do less, which are asked smallest first. */
  private Changes least(Changes changes) {
    for (Changes lesser : changes.lesser()) {
      if (isReached(lesser)) {
        return least(lesser);
      }
    }
    return changes;
  }

  private boolean isReached(Changes changes) {
    return tried.size() < MOST_TRIALS && tried.computeIfAbsent(changes, goal::isReachedBy);
  }
}
