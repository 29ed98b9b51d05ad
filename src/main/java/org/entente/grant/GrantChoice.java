package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.catalog.Dataset;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.policy.Action;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.Explanation;
import org.entente.policy.Need;
import org.entente.policy.Purpose;

/** Finds the grant that a token rests on: one the actor holds, or one that policy alone gives. */
@ApplicationScoped
class GrantChoice {
  private final GrantStore store;
  private final GrantIssuing grants;
  private final Redemption redemption;
  private final RuleSuspensions suspensions;
  private final Decisions decisions;

  GrantChoice(
      GrantStore store,
      GrantIssuing grants,
      Redemption redemption,
      RuleSuspensions suspensions,
      Decisions decisions) {
    this.store = store;
    this.grants = grants;
    this.redemption = redemption;
    this.suspensions = suspensions;
    this.decisions = decisions;
  }

  sealed interface Choice {
    /**
     * This grant.
     *
     * @param fresh whether it must be written yet
     * @param decision by which it may be used
     */
    record Use(Grant grant, boolean fresh, Decision.Allowed decision, Instant tokenUntil)
        implements Choice {}

    /**
     * None.
     *
     * @param because what the policies said, as the actor hears it, where it was they who said no
     */
    record No(String why, Optional<Explanation> because) implements Choice {
      No(String why) {
        this(why, Optional.empty());
      }

      No(Explanation because) {
        this(because.sentences(), Optional.of(because));
      }
    }
  }

  /**
   * Joins the transaction that writes a fresh grant. Before one is thought of, the holder's grants
   * on the dataset are locked and looked at again: of two first exchanges the second finds the
   * grant of the first.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Choice choose(Actor actor, Dataset dataset, Instant now) {
    Optional<Choice> held = held(actor, dataset, now);
    if (held.isPresent()) {
      return held.get();
    }
    store.lock(actor.ref(), dataset.id());
    return held(actor, dataset, now).orElseGet(() -> byPolicy(actor, dataset, now));
  }

  /**
   * What the rules suspended and allow again resumes here and now, before the next review: who
   * comes back after a long time need not come twice.
   */
  private Optional<Choice> held(Actor actor, Dataset dataset, Instant now) {
    HeldGrants own = of(actor, dataset.id(), now);
    Optional<Grant> stopping =
        own.stopping()
            .or(() -> actor.actsFor().flatMap(person -> of(person, dataset.id(), now).stopping()));
    if (stopping.isPresent()) {
      return stopping.map(GrantChoice::stopped);
    }
    Optional<Choice> last = Optional.empty();
    for (Grant grant : own.usable()) {
      switch (redemption.of(actor, grant, dataset, now)) {
        case Redemption.Allowed allowed -> {
          return Optional.of(
              new Choice.Use(grant, false, allowed.decision(), allowed.tokenUntil()));
        }
        case Redemption.Denied denied -> last = Optional.of(new Choice.No(denied.because()));
      }
    }
    for (Grant grant : own.stoppedByPolicy()) {
      switch (redemption.of(actor, grant, dataset, now)) {
        case Redemption.Allowed allowed -> {
          Optional<Grant> resumed =
              suspensions.resume(
                  grant, allowed.decision().bundle(), allowed.decision().rules(), now);
          if (resumed.isPresent()) {
            return Optional.of(
                new Choice.Use(resumed.get(), false, allowed.decision(), allowed.tokenUntil()));
          }
          last =
              Optional.of(
                  new Choice.No("Your grant is just being changed; ask again.", Optional.empty()));
        }
        case Redemption.Denied denied -> last = Optional.of(new Choice.No(denied.because()));
      }
    }
    return last.or(() -> own.givenBack().map(GrantChoice::stopped));
  }

  private HeldGrants of(Actor holder, DatasetId dataset, Instant now) {
    List<Grant> all = store.of(holder.ref(), dataset, now);
    boolean revoked = all.stream().anyMatch(grant -> grant.state() == Grant.State.REVOKED);
    Set<String> own =
        Stream.concat(Stream.of(holder), holder.actsFor().stream())
            .map(each -> each.ref().id())
            .collect(Collectors.toSet());
    return new HeldGrants(
        all, own, revoked ? store.histories(all.stream().map(Grant::id).toList()) : Map.of());
  }

  /** A steward's word stands: what comes by policy alone does not undo it. */
  private static Choice stopped(Grant grant) {
    String reason = grant.stateReason().map(text -> " (" + text + ")").orElse("");
    return switch (grant.state()) {
      case SUSPENDED ->
          new Choice.No("Your grant is suspended" + reason + "; ask the owner's steward.");
      case REVOKED ->
          new Choice.No(
              "Your grant was revoked"
                  + reason
                  + "; make a new request, which a steward must approve.");
      case ACTIVE, EXPIRED -> throw new IllegalStateException("only a stopped grant stops a token");
    };
  }

  private Choice byPolicy(Actor actor, Dataset dataset, Instant now) {
    Choice.No first = null;
    for (Purpose purpose : Purpose.values()) {
      Grant grant = grants.byPolicy(actor, dataset, purpose, now);
      Need need =
          decisions.need(
              actor, Action.RECEIVE, dataset.governed(), Redemption.use(actor, grant, now));
      Choice.No refusal =
          switch (need) {
            case Need.Nothing nothing -> null;
            case Need.Approvals approvals ->
                new Choice.No(
                    "You hold no grant for this dataset; request it. It needs the approval of: "
                        + String.join(
                            ", ",
                            approvals.approvals().stream().map(one -> one.word()).sorted().toList())
                        + ".",
                    unapproved(actor, grant, dataset, now));
            case Need.Impossible impossible ->
                new Choice.No(Explanation.of(impossible.decision(), actor));
          };
      if (refusal == null
          && redemption.of(actor, grant, dataset, now) instanceof Redemption.Allowed allowed) {
        Instant end =
            allowed
                .grantUntil()
                .filter(most -> most.isBefore(grant.expiresAt()))
                .orElse(grant.expiresAt());
        Grant bounded = grant.lasting(end);
        return new Choice.Use(bounded, true, allowed.decision(), allowed.tokenUntil());
      }
      if (first == null) {
        first = refusal;
      }
    }
    return first == null ? new Choice.No("The rules allow no use of this dataset.") : first;
  }

  /** The rules that wait for the approvals. */
  private Optional<Explanation> unapproved(Actor actor, Grant grant, Dataset dataset, Instant now) {
    return decisions.decide(
                actor, Action.RECEIVE, dataset.governed(), Redemption.use(actor, grant, now))
            instanceof Decision.Denied denied
        ? Optional.of(Explanation.of(denied, actor))
        : Optional.empty();
  }
}
