package org.entente.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;

/**
 * The door to the registers: what is vouched for of actors, and agreements between organisations.
 *
 * <p>Registering the same again changes nothing and records nothing, so a load can be repeated.
 * Values never reach the trail: that a fact was registered is for auditors, what it says of a
 * person's citizenship is not.
 */
@ApplicationScoped
public class Registrar {
  private final ActorStore store;
  private final AuditTrail trail;
  private final Clock clock;

  Registrar(ActorStore store, AuditTrail trail, Clock clock) {
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * @return whether it said something new
   */
  @Transactional
  public boolean register(RegisteredFact fact, ActorRef by) {
    boolean known =
        store.facts(fact.actorId()).stream().anyMatch(before -> before.saysTheSameAs(fact));
    if (known) {
      return false;
    }
    Instant now = clock.instant();
    store.register(fact, by, now);
    Map<String, Object> details = new HashMap<>();
    details.put("attribute", fact.attribute().word());
    details.put("source", fact.source());
    details.put("assertedAt", fact.assertedAt().toString());
    fact.expiresAt().ifPresent(at -> details.put("expiresAt", at.toString()));
    trail.append(AuditEvent.fact("fact.registered", by, "actor:" + fact.actorId(), details));
    return true;
  }

  /**
   * @return whether it said something new
   */
  @Transactional
  public boolean register(Agreement agreement, ActorRef by) {
    if (store.agreements().contains(agreement)) {
      return false;
    }
    store.register(agreement, by, clock.instant());
    Map<String, Object> details = new HashMap<>();
    details.put("version", agreement.version());
    details.put("parties", agreement.parties().stream().sorted().map(Object::toString).toList());
    details.put("inForceFrom", agreement.inForceFrom().toString());
    agreement.inForceUntil().ifPresent(at -> details.put("inForceUntil", at.toString()));
    trail.append(
        AuditEvent.fact("agreement.registered", by, "agreement:" + agreement.id(), details));
    return true;
  }

  /** The newest version of each agreement, by id. */
  @Transactional
  public List<Agreement> agreements() {
    return store.agreements();
  }

  /** The newest registration of each attribute of an actor from each source. */
  @Transactional
  public List<RegisteredFact> factsOf(String actorId) {
    return store.facts(actorId);
  }
}
