package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;
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

  /** What became of it; empty if nothing did. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Grant> denied(Grant grant, Standing.Fails fails, Instant now) {
    return GrantLife.denied(grant, StopWords.forHolder(fails), StopWords.forOthers(fails))
        .filter(step -> store.replace(step.next(), step.event(), ActorRef.SYSTEM, now))
        .map(step -> recorded(step, fails.bundle(), Explanation.inTrail(fails.decision())));
  }

  /**
   * The resumed grant; empty if it was not for the rules to resume.
   *
   * @param rules that allow it again
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Grant> allowed(Grant grant, String bundle, List<Decision.Rule> rules, Instant now) {
    return GrantLife.allowed(grant)
        .filter(step -> store.replace(step.next(), step.event(), ActorRef.SYSTEM, now))
        .map(step -> recorded(step, bundle, Explanation.inTrail(rules)));
  }

  private Grant recorded(GrantLife.Step.Taken step, String bundle, Map<String, Object> because) {
    Grant next = step.next();
    Map<String, Object> details = new HashMap<>(because);
    details.put("dataset", next.dataset().toString());
    details.put("holder", next.holder().name());
    details.put("by", Grant.Suspender.POLICY.word());
    details.put("reason", next.stateReason().orElse(""));
    details.put("expiresAt", next.expiresAt().toString());
    trail.append(
        AuditEvent.allowed(
            "grant." + step.event(), ActorRef.SYSTEM, "grant:" + next.id(), bundle, details));
    return next;
  }
}
