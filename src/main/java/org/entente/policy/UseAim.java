package org.entente.policy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.identity.Actor;
import org.entente.policy.counterfactual.Changes;
import org.entente.policy.counterfactual.Wish;
import org.entente.policy.rule.Entity;

/**
 * A use that is to become possible: allowed as things are, or allowed once it is asked for and
 * everybody has approved. Each answer is a decision by the whole bundle, ladder and chain included.
 *
 * @param asking whether asking itself is the aim, which a use that needs nobody does not replace
 * @param today the circumstances in which somebody like this would use the data
 */
record UseAim(
    ActiveBundle bundle,
    Actor actor,
    Action use,
    Asking asking,
    Entity dataset,
    Purpose purpose,
    Function<Actor, Situation.Use> today,
    Instant now)
    implements Aim {
  enum Asking {
    THE_AIM,
    A_MEANS
  }

  /** To ask, or at once to the use. */
  @Override
  public Optional<Preflight.Answer> reaches(Changes changes) {
    Supposition supposed = new Supposition(changes, now);
    Actor other = supposed.of(actor);
    Situation.Use use = supposed.of(today.apply(other));
    if (!holds(other, this.use, approved(use))) {
      return Optional.empty();
    }
    boolean asks = holds(other, Action.REQUEST, ask());
    boolean free = holds(other, this.use, use);
    if (free && (asks || asking == Asking.A_MEANS)) {
      return Optional.of(Preflight.Answer.ALLOW);
    }
    return asks ? Optional.of(Preflight.Answer.ASK) : Optional.empty();
  }

  @Override
  public List<Wish> after(Changes changes) {
    Supposition supposed = new Supposition(changes, now);
    Actor other = supposed.of(actor);
    Situation.Use use = supposed.of(today.apply(other));
    Obstacles obstacles = new Obstacles(bundle);
    if (!holds(other, this.use, approved(use))) {
      return obstacles.of(other, this.use, dataset, approved(use));
    }
    List<Wish> toAsk = obstacles.of(other, Action.REQUEST, dataset, ask());
    return asking == Asking.THE_AIM
        ? toAsk
        : Stream.concat(toAsk.stream(), obstacles.of(other, this.use, dataset, use).stream())
            .distinct()
            .toList();
  }

  private Situation.Ask ask() {
    return new Situation.Ask(now, purpose, Optional.empty());
  }

  private static Situation.Use approved(Situation.Use use) {
    return use.withApprovals(EnumSet.allOf(Approval.class));
  }

  private boolean holds(Actor who, Action action, Situation situation) {
    return new Decider(bundle).holds(who, action, dataset, situation, _ -> {});
  }
}
