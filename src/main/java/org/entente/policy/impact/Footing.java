package org.entente.policy.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.OpenQuestion;
import org.entente.policy.Prospect;
import org.entente.policy.Purpose;
import org.entente.policy.Situation;

/**
 * The questions an actor's levels hang on, each once, and how: a level is reached if all the
 * questions of one of its ways are answered with yes.
 *
 * <p>INVARIANT (alike): by two bundles the questions are the same ones in the same order, and so
 * are the ways.
 *
 * @param ways by level; each way names questions by their place
 */
record Footing(List<OpenQuestion> questions, Map<Level, List<int[]>> ways) {

  /** What counts for a level is what counts for a scope: see {@code AccessScope}. */
  static Footing of(Prospect prospect, Instant now) {
    Places places = new Places();
    Situation.Look look = Situation.Look.at(now);
    Map<Level, List<int[]>> ways = new EnumMap<>(Level.class);
    ways.put(Level.DISCOVERABLE, List.of(places.of(prospect.questions(Action.DISCOVER, look))));
    ways.put(Level.READABLE, List.of(places.of(prospect.questions(Action.READ_METADATA, look))));
    List<int[]> open = new ArrayList<>();
    List<int[]> receivable = new ArrayList<>();
    for (Purpose purpose : Purpose.values()) {
      Situation.Use today = prospect.today(purpose);
      open.add(places.of(prospect.questions(Action.RECEIVE, today)));
      List<OpenQuestion> byRequest =
          new ArrayList<>(
              prospect.questions(
                  Action.REQUEST, new Situation.Ask(now, purpose, Optional.empty())));
      byRequest.addAll(
          prospect.questions(Action.RECEIVE, today.withApprovals(EnumSet.allOf(Approval.class))));
      receivable.add(places.of(byRequest));
    }
    receivable.addAll(open);
    ways.put(Level.RECEIVABLE, receivable);
    ways.put(Level.OPEN, open);
    return new Footing(places.questions, ways);
  }

  /** What the use of a grant hangs on; it is the only level. */
  static Footing ofGrant(Prospect prospect, Situation.Use use) {
    Places places = new Places();
    int[] way = places.of(prospect.redeeming(use));
    return new Footing(places.questions, Map.of(Level.RECEIVABLE, List.of(way)));
  }

  private static final class Places {
    private final List<OpenQuestion> questions = new ArrayList<>();
    private final Map<OpenQuestion, Integer> places = new IdentityHashMap<>();

    int[] of(List<OpenQuestion> all) {
      return all.stream().mapToInt(this::of).distinct().toArray();
    }

    private int of(OpenQuestion question) {
      return places.computeIfAbsent(
          question,
          added -> {
            questions.add(added);
            return questions.size() - 1;
          });
    }
  }
}
