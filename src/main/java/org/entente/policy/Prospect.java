package org.entente.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Value;

/**
 * What one actor's access hangs on by one bundle at one instant, rule by rule: for comparing two
 * bundles, where a scope's bare answers would not say which rule made the difference.
 *
 * <p>Facts may be left open. They are then never read, so that what is made of a prospect says
 * nothing about them.
 */
public final class Prospect {
  private final ActiveBundle bundle;
  private final List<Actor> chain;
  private final Actor actor;
  private final Instant now;
  private final Set<String> open;
  private final Map<Key, OpenQuestion> questions = new HashMap<>();

  private record Key(
      int member, Action action, Map<String, Value> context, OpenQuestion.Terms terms) {}

  Prospect(ActiveBundle bundle, Actor actor, Instant now, Set<String> open) {
    this.bundle = bundle;
    this.actor = actor;
    this.chain = PrincipalEntities.chain(actor);
    this.now = now;
    this.open = Set.copyOf(open);
  }

  /**
   * The elementary questions that must all be allowed for the action, ladder and chain included; a
   * question that comes up again is the same object. By every bundle they are as many and in the
   * same order. The terms of each dataset count as accepted.
   *
   * @param action one whose ladder has no alternatives: to discover, read, request or receive
   */
  public List<OpenQuestion> questions(Action action, Situation situation) {
    return questions(action, situation, OpenQuestion.Terms.ALL);
  }

  /** As {@link #questions}, for receiving under a grant: the terms are those accepted with it. */
  public List<OpenQuestion> redeeming(Situation.Use use) {
    return questions(Action.RECEIVE, use, OpenQuestion.Terms.AS_GIVEN);
  }

  private List<OpenQuestion> questions(
      Action action, Situation situation, OpenQuestion.Terms terms) {
    List<OpenQuestion> all = new ArrayList<>();
    for (int member = 0; member < chain.size(); member++) {
      for (List<Action> rung : Ladder.rungs(action, situation)) {
        if (rung.size() != 1) {
          throw new IllegalArgumentException("`" + action.word() + "` has alternatives");
        }
        all.add(question(member, rung.getFirst(), situation, terms));
      }
    }
    return all;
  }

  /** The circumstances in which the actor would receive data today, terms left to the dataset. */
  public Situation.Use today(Purpose purpose) {
    return Preflights.today(actor, purpose, now);
  }

  private OpenQuestion question(
      int member, Action action, Situation situation, OpenQuestion.Terms terms) {
    boolean looks = action == Action.DISCOVER || action == Action.READ_METADATA;
    Map<String, Value> context =
        Circumstances.context(looks ? Circumstances.look(situation) : situation);
    return questions.computeIfAbsent(
        new Key(member, action, context, terms),
        _ -> {
          Entity principal = bundle.principals().entity(chain.get(member), now);
          return new OpenQuestion(bundle, principal, action, context, terms, now, open);
        });
  }
}
