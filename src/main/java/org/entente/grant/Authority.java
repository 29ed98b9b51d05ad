package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.catalog.Catalog;
import org.entente.grant.GrantOutcome.NotAllowed;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.ActorRef;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.Explanation;
import org.entente.policy.Situation;

/**
 * Who may do what to a grant. Holders and the persons their agents act for give back, stewards of
 * the dataset do the rest; but nobody prolongs or restores what they, or software that acts for
 * them, hold.
 *
 * <p>To renew is to approve again: whoever renews must be one who may give the steward's approval
 * and every approval that the grant carries. Where that takes several people, it takes a request.
 */
@ApplicationScoped
class Authority {
  private final Catalog catalog;
  private final GrantReaders readers;
  private final Decisions decisions;
  private final Actors actors;

  Authority(Catalog catalog, GrantReaders readers, Decisions decisions, Actors actors) {
    this.catalog = catalog;
    this.readers = readers;
    this.decisions = decisions;
    this.actors = actors;
  }

  /** Whether a command is the actor's to give. */
  sealed interface Answer {
    /**
     * It is.
     *
     * @param rules that make it so; none where one gives back what is one's own
     */
    record May(List<Decision.Rule> rules) implements Answer {
      public May {
        rules = List.copyOf(rules);
      }
    }

    record MayNot(NotAllowed why) implements Answer {}
  }

  /** Whether the actor decides about the grant as a steward of its dataset. */
  @Transactional
  boolean stewards(Actor actor, Grant grant, Instant now) {
    return steward(actor, grant, now).filter(Decision::isAllowed).isPresent();
  }

  /** Whether the actor, who knows of the grant, may give this command. */
  @Transactional
  Answer of(Actor actor, Grant grant, GrantCommand command, Instant now) {
    if (command instanceof GrantCommand.Revoke && readers.of(actor).isTheirs(grant)) {
      return new Answer.May(List.of());
    }
    Optional<Decision> steward = steward(actor, grant, now);
    if (steward.filter(Decision::isAllowed).isEmpty()) {
      return new Answer.MayNot(
          new NotAllowed(
              "Only a steward of the dataset may do this; the holder may give a grant back.",
              steward.map(no -> Explanation.of((Decision.Denied) no, actor))));
    }
    Optional<NotAllowed> against =
        switch (command) {
          case GrantCommand.Revoke _, GrantCommand.Suspend _ -> Optional.empty();
          case GrantCommand.Resume _ -> ownCause(actor, grant);
          case GrantCommand.Renew _ ->
              ownCause(actor, grant).or(() -> unapproved(actor, grant, now));
        };
    return against
        .<Answer>map(Answer.MayNot::new)
        .orElseGet(() -> new Answer.May(steward.get().rules()));
  }

  private Optional<Decision> steward(Actor actor, Grant grant, Instant now) {
    return catalog
        .find(grant.dataset())
        .map(
            dataset ->
                decisions.decide(
                    actor, Action.STEWARD, dataset.governed(), Situation.Look.at(now)));
  }

  private Optional<NotAllowed> ownCause(Actor actor, Grant grant) {
    Set<String> mine = chain(Optional.of(actor)).map(ActorRef::id).collect(Collectors.toSet());
    boolean own = holders(grant).stream().anyMatch(holder -> mine.contains(holder.id()));
    return own
        ? no(
            "You hold this grant, or your agent does; leave the decision to another steward of the"
                + " dataset.")
        : Optional.empty();
  }

  private Optional<NotAllowed> unapproved(Actor actor, Grant grant, Instant now) {
    Set<Approval> wanted = EnumSet.of(Approval.STEWARD);
    wanted.addAll(grant.approvals());
    Situation.Sign sign =
        new Situation.Sign(
                now, Approval.STEWARD, grant.holder(), holders(grant), Set.of(), Set.of(), Set.of())
            .ofRequesterAt(actors.find(grant.holder().id()).flatMap(Actor::org));
    Set<Approval> missing = notGiven(actor, wanted, grant, sign);
    if (!missing.isEmpty()) {
      return again("and you may not give", missing);
    }
    Set<Approval> carried = grant.approvals();
    Set<Approval> others = notGiven(actor, carried, grant, sign.after(actor.ref(), carried));
    return others.isEmpty()
        ? Optional.empty()
        : again("and one person may not give all of", others);
  }

  /** Of these approvals, those that the actor may not give. */
  private Set<Approval> notGiven(
      Actor actor, Set<Approval> wanted, Grant grant, Situation.Sign sign) {
    Set<Approval> missing = new HashSet<>(wanted);
    catalog
        .find(grant.dataset())
        .map(dataset -> decisions.mayGive(actor, wanted, dataset.governed(), sign))
        .ifPresent(missing::removeAll);
    return missing;
  }

  private static Optional<NotAllowed> again(String why, Set<Approval> approvals) {
    return no(
        "To renew is to approve again, %s: %s. The holder must make a new request."
            .formatted(
                why,
                approvals.stream().map(Approval::word).sorted().collect(Collectors.joining(", "))));
  }

  /** The holder and, where that is an agent, the person it acts for. */
  private Set<ActorRef> holders(Grant grant) {
    Set<ActorRef> holders = new HashSet<>(Set.of(grant.holder()));
    chain(actors.find(grant.holder().id())).forEach(holders::add);
    return holders;
  }

  private static Stream<ActorRef> chain(Optional<Actor> actor) {
    return Stream.iterate(actor, Optional::isPresent, one -> one.flatMap(Actor::actsFor))
        .map(one -> one.orElseThrow().ref());
  }

  private static Optional<NotAllowed> no(String reason) {
    return Optional.of(new NotAllowed(reason, Optional.empty()));
  }
}
