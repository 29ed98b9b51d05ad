package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;
import org.entente.kernel.GrantId;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;
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
   * @param because the rules that decide, as the trail keeps them
   */
  record Turn(
      GrantLife.Step.Taken step, boolean isNews, String bundle, Map<String, Object> because) {
    Grant next() {
      return step.next();
    }
  }

  /** What a no comes to; empty if it changes nothing. */
  static Optional<Turn> denied(Grant grant, Standing.Fails fails) {
    return GrantLife.denied(grant, StopWords.forHolder(fails), StopWords.forOthers(fails))
        .map(
            step ->
                new Turn(
                    step, grant.isActive(), fails.bundle(), Explanation.inTrail(fails.decision())));
  }

  /**
   * What a yes comes to; empty if it changes nothing.
   *
   * @param rules that allow it again
   */
  static Optional<Turn> allowed(Grant grant, String bundle, List<Decision.Rule> rules) {
    return GrantLife.allowed(grant)
        .map(step -> new Turn(step, true, bundle, Explanation.inTrail(rules)));
  }

  /**
   * The resumed grant; empty if it was not for the rules to resume.
   *
   * @param rules that allow it again
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Grant> resume(Grant grant, String bundle, List<Decision.Rule> rules, Instant now) {
    Optional<Turn> taken =
        allowed(grant, bundle, rules)
            .filter(turn -> store.replace(turn.next(), turn.step().event(), ActorRef.SYSTEM, now));
    taken.ifPresent(turn -> trail.append(entry(turn)));
    return taken.map(Turn::next);
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
    Map<String, Object> details = new HashMap<>(turn.because());
    details.put("dataset", next.dataset().toString());
    details.put("holder", next.holder().name());
    details.put("by", Grant.Suspender.POLICY.word());
    details.put("reason", next.stateReason().orElse(""));
    details.put("expiresAt", next.expiresAt().toString());
    return AuditEvent.allowed(
        "grant." + turn.step().event(),
        ActorRef.SYSTEM,
        "grant:" + next.id(),
        turn.bundle(),
        details);
  }
}
