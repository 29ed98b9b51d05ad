package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;
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
        .map(step -> recorded(step, fails.bundle(), fails.missingForOthers()));
  }

  /** The resumed grant; empty if it was not for the rules to resume. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Grant> allowed(Grant grant, String bundle, Instant now) {
    return GrantLife.allowed(grant)
        .filter(step -> store.replace(step.next(), step.event(), ActorRef.SYSTEM, now))
        .map(step -> recorded(step, bundle, List.of()));
  }

  private Grant recorded(GrantLife.Step.Taken step, String bundle, List<String> missing) {
    Grant next = step.next();
    trail.append(
        AuditEvent.allowed(
            "grant." + step.event(),
            ActorRef.SYSTEM,
            "grant:" + next.id(),
            bundle,
            Map.of(
                "dataset", next.dataset().toString(),
                "holder", next.holder().name(),
                "by", Grant.Suspender.POLICY.word(),
                "reason", next.stateReason().orElse(""),
                "rules", next.stop().map(PolicyStop::rules).orElse(List.of()),
                "missing", missing,
                "expiresAt", next.expiresAt().toString())));
    return next;
  }
}
