package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;
import org.entente.kernel.GrantId;
import org.entente.policy.Standing;

/**
 * Suspends and resumes grants as the rules have it, by nobody's command: new state, event and audit
 * entry in the caller's transaction. Tokens are not revoked: while their grant is suspended they
 * are dead, and those that have not expired by then work again once it resumes.
 */
@ApplicationScoped
class RuleSuspensions {
  private final GrantStore store;
  private final AuditTrail trail;

  RuleSuspensions(GrantStore store, AuditTrail trail) {
    this.store = store;
    this.trail = trail;
  }

  /**
   * What the rules make of a grant; nothing of it has happened yet.
   *
   * @param isNews whether it can be used no longer, or again: not where only the reason is another
   */
  record Turn(GrantLife.Step.Taken step, boolean isNews, String bundle, List<String> missing) {
    Grant next() {
      return step.next();
    }
  }

  /** What a no comes to; empty if it changes nothing. */
  static Optional<Turn> denied(Grant grant, Standing.Fails fails) {
    return GrantLife.denied(grant, StopWords.forHolder(fails), StopWords.forOthers(fails))
        .map(step -> new Turn(step, grant.isActive(), fails.bundle(), fails.missingForOthers()));
  }

  /** What a yes comes to; empty if it changes nothing. */
  static Optional<Turn> allowed(Grant grant, String bundle) {
    return GrantLife.allowed(grant).map(step -> new Turn(step, true, bundle, List.of()));
  }

  /** The resumed grant; empty if it was not for the rules to resume. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Grant> resume(Grant grant, String bundle, Instant now) {
    Optional<Turn> turn = allowed(grant, bundle);
    turn.filter(it -> store.replace(it.next(), it.step().event(), ActorRef.SYSTEM, now))
        .ifPresent(it -> trail.append(entry(it)));
    return turn.map(Turn::next);
  }

  /**
   * Carries turns out whose reviews the caller holds.
   *
   * @return those carried out; not those of grants that a person was first to change
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Turn> carryOut(List<Turn> turns, Instant now) {
    Set<GrantId> moved =
        store.replaceReviewed(
            turns.stream()
                .map(turn -> new GrantStore.Step(turn.next(), turn.step().event()))
                .toList(),
            ActorRef.SYSTEM,
            now);
    List<Turn> done = turns.stream().filter(turn -> moved.contains(turn.next().id())).toList();
    trail.appendAll(done.stream().map(RuleSuspensions::entry).toList());
    return done;
  }

  private static AuditEvent entry(Turn turn) {
    Grant next = turn.next();
    return AuditEvent.allowed(
        "grant." + turn.step().event(),
        ActorRef.SYSTEM,
        "grant:" + next.id(),
        turn.bundle(),
        Map.of(
            "dataset", next.dataset().toString(),
            "holder", next.holder().name(),
            "by", Grant.Suspender.POLICY.word(),
            "reason", next.stateReason().orElse(""),
            "rules", next.stop().map(PolicyStop::rules).orElse(List.of()),
            "missing", turn.missing(),
            "expiresAt", next.expiresAt().toString()));
  }
}
