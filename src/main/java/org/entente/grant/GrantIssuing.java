package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.catalog.Dataset;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RandomId;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;
import org.entente.policy.Purpose;
import org.entente.request.PartApproved;

/** Writes grants: when a request's part is approved, and where policy alone allows a use. */
@ApplicationScoped
class GrantIssuing {
  private final GrantStore store;
  private final AuditTrail trail;
  private final Clock clock;
  private final SecureRandom random;

  GrantIssuing(GrantStore store, AuditTrail trail, Clock clock, SecureRandom random) {
    this.store = store;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Inside the transaction that approves: grant, request state and audit entries stand or fall
   * together.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void approved(@Observes PartApproved part) {
    for (DatasetId dataset : part.datasets()) {
      Grant grant =
          new Grant(
              new GrantId(RandomId.from(random)),
              1,
              Optional.of(part.request()),
              dataset,
              part.owner(),
              part.requester(),
              part.purpose(),
              part.approvals(),
              part.acceptedTerms(),
              Grant.State.ACTIVE,
              Optional.empty(),
              part.at(),
              part.until());
      write(grant, ActorRef.SYSTEM, part.bundle(), part.rules());
    }
  }

  /**
   * The grant that policy gives without anyone's approval, not written yet. Tokens count in whole
   * seconds; when a grant began is kept exactly, for grants are listed, and told from what a
   * steward did before, by that.
   */
  Grant byPolicy(Actor actor, Dataset dataset, Purpose purpose, Instant now) {
    return new Grant(
        new GrantId(RandomId.from(random)),
        1,
        Optional.empty(),
        dataset.id(),
        dataset.owner(),
        actor.ref(),
        purpose,
        Set.of(),
        Set.of(),
        Grant.State.ACTIVE,
        Optional.empty(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        now.plus(Redemption.GRANTED_BY_POLICY));
  }

  /**
   * @param because the decision that gives it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void write(Grant grant, ActorRef by, Decision.Allowed because) {
    write(grant, by, because.bundle(), because.rules());
  }

  private void write(Grant grant, ActorRef by, String bundle, List<Decision.Rule> rules) {
    store.add(grant, by);
    Map<String, Object> details = Explanation.inTrail(rules);
    details.put("dataset", grant.dataset().toString());
    details.put("holder", grant.holder().name());
    details.put("holderId", grant.holder().id());
    details.put("purpose", grant.purpose().word());
    details.put("request", grant.request().map(Object::toString).orElse(""));
    details.put("expiresAt", grant.expiresAt().toString());
    trail.append(AuditEvent.allowed("grant.issued", by, "grant:" + grant.id(), bundle, details));
  }
}
