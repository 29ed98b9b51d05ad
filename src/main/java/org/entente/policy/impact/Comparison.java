package org.entente.policy.impact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.entente.policy.OpenQuestion;
import org.entente.policy.Subject;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Finding;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Weighing;

/**
 * What an actor gains and loses from one bundle to another, dataset by dataset.
 *
 * <p>Most datasets are no concern of what was changed, so the rules that differ are asked first;
 * only where one of them has a say is everything else looked at.
 *
 * <p>Not safe for several threads: it keeps its working space.
 */
final class Comparison {
  private final Map<Level, List<int[]>> ways;
  private final Side before;
  private final Side after;
  private final int[] differing;

  /** One bundle's questions, and what is known of their answers for the dataset at hand. */
  private static final class Side {
    private final List<OpenQuestion> questions;
    private final List<List<Policy>> own;
    private final Stand[] stands;

    Side(List<OpenQuestion> questions, List<OpenQuestion> others) {
      this.questions = questions;
      this.own =
          IntStream.range(0, questions.size())
              .mapToObj(at -> own(questions.get(at).rules(), others.get(at).rules()))
              .toList();
      this.stands = new Stand[questions.size()];
    }

    private static List<Policy> own(List<Policy> rules, List<Policy> others) {
      Set<Clause> there = new HashSet<>();
      others.forEach(rule -> there.add(new Clause(rule.effect(), rule.condition())));
      return rules.stream()
          .filter(rule -> !there.contains(new Clause(rule.effect(), rule.condition())))
          .toList();
    }

    boolean hasOwn(int at) {
      return !own.get(at).isEmpty();
    }

    /** Whether a rule that the other bundle lacks has a say. */
    boolean speaks(int at, Subject dataset) {
      List<Policy> rules = own.get(at);
      if (rules.isEmpty()) {
        return false;
      }
      Weighing weighing = questions.get(at).before(dataset);
      return rules.stream().anyMatch(rule -> !weighing.of(rule.condition()).fails());
    }

    Stand stand(int at, Subject dataset) {
      if (stands[at] == null) {
        OpenQuestion question = questions.get(at);
        stands[at] = Stand.of(question.rules(), question.before(dataset));
      }
      return stands[at];
    }

    void forget() {
      Arrays.fill(stands, null);
    }

    Chance chance(List<int[]> ways, Subject dataset) {
      Chance best = Chance.NO;
      for (int[] way : ways) {
        Chance all = Chance.YES;
        for (int i = 0; i < way.length && all != Chance.NO; i++) {
          all = all.and(stand(way[i], dataset).chance());
        }
        best = best.or(all);
        if (best == Chance.YES) {
          return best;
        }
      }
      return best;
    }
  }

  private record Clause(Policy.Effect effect, Expression condition) {}

  Comparison(Footing before, Footing after) {
    this.ways = before.ways();
    this.before = new Side(before.questions(), after.questions());
    this.after = new Side(after.questions(), before.questions());
    this.differing =
        IntStream.range(0, before.questions().size())
            .filter(at -> this.before.hasOwn(at) || this.after.hasOwn(at))
            .toArray();
  }

  /**
   * What the dataset at hand does at one level.
   *
   * @param is the answer by the second bundle
   * @param causes the rules responsible
   */
  record Told(Level level, Turn turn, Chance is, Set<Cause> causes) {}

  /** Whether no dataset can make a difference. */
  boolean isIdle() {
    return differing.length == 0;
  }

  void on(Subject dataset, Consumer<Told> turns) {
    boolean[] touched = touched(dataset);
    if (touched.length > 0) {
      ways.forEach((level, each) -> turn(level, each, dataset, touched, turns));
    }
  }

  private boolean[] touched(Subject dataset) {
    boolean[] touched = new boolean[0];
    for (int at : differing) {
      if (before.speaks(at, dataset) || after.speaks(at, dataset)) {
        if (touched.length == 0) {
          touched = new boolean[before.questions.size()];
          before.forget();
          after.forget();
        }
        touched[at] = !before.stand(at, dataset).equals(after.stand(at, dataset));
      }
    }
    return touched;
  }

  private void turn(
      Level level, List<int[]> each, Subject dataset, boolean[] touched, Consumer<Told> turns) {
    int[] moved =
        each.stream().flatMapToInt(Arrays::stream).distinct().filter(at -> touched[at]).toArray();
    if (moved.length == 0) {
      return;
    }
    Chance was = before.chance(each, dataset);
    Chance is = after.chance(each, dataset);
    BiConsumer<Turn, int[]> tell =
        (turn, by) -> turns.accept(new Told(level, turn, is, causes(turn, by, dataset)));
    if (was != is) {
      tell.accept(turn(was, is), moved);
    } else if (was == Chance.PERHAPS) {
      int[] risen = Arrays.stream(moved).filter(at -> beats(after, before, at)).toArray();
      int[] fallen = Arrays.stream(moved).filter(at -> beats(before, after, at)).toArray();
      if (risen.length > 0) {
        tell.accept(Turn.MAY_BE_GAINED, risen);
      }
      if (fallen.length > 0) {
        tell.accept(Turn.MAY_BE_LOST, fallen);
      }
    }
  }

  private static boolean beats(Side one, Side other, int at) {
    return one.stands[at].mayBeatThat(other.stands[at]);
  }

  private static Turn turn(Chance was, Chance is) {
    boolean certain = was != Chance.PERHAPS && is != Chance.PERHAPS;
    if (is.compareTo(was) > 0) {
      return certain ? Turn.GAINED : Turn.MAY_BE_GAINED;
    }
    return certain ? Turn.LOST : Turn.MAY_BE_LOST;
  }

  /** Of the rules that differ, those whose say changed the way it turned. */
  private Set<Cause> causes(Turn turn, int[] questions, Subject dataset) {
    Set<Cause> causes = new LinkedHashSet<>();
    for (int at : questions) {
      List<Spoken> gone = spoken(before, at, dataset);
      List<Spoken> come = spoken(after, at, dataset);
      gone.stream()
          .filter(said -> !come.contains(said))
          .forEach(said -> causes.add(Cause.gone(said.rule(before.own.get(at)))));
      come.stream()
          .filter(said -> !gone.contains(said))
          .forEach(said -> causes.add(Cause.come(said.rule(after.own.get(at)))));
    }
    causes.removeIf(cause -> cause.isForTheBetter() != turn.isGain());
    return causes;
  }

  private static List<Spoken> spoken(Side side, int at, Subject dataset) {
    List<Spoken> spoken = new ArrayList<>();
    Weighing weighing = side.questions.get(at).before(dataset);
    for (Policy rule : side.own.get(at)) {
      Finding finding = weighing.of(rule.condition());
      if (!finding.fails()) {
        spoken.add(new Spoken(rule.id(), rule.effect(), finding));
      }
    }
    return spoken;
  }

  /** That a rule holds, or may hold; equal in both bundles if it made no difference. */
  private record Spoken(String id, Policy.Effect effect, Finding finding) {
    Policy rule(List<Policy> among) {
      return among.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }
  }
}
