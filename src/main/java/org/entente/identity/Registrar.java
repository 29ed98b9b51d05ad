package org.entente.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;

/**
 * The door to the register of facts: what offices vouch for of actors. Who may say what is in
 * {@link Mandates}; whoever may make a statement may also replace or withdraw it.
 *
 * <p>Registering the same again changes nothing and records nothing, so a load can be repeated,
 * also after an office has said something newer. Values never reach the trail: that a fact was
 * registered is for auditors, what it says of a person's citizenship is not.
 */
@ApplicationScoped
public class Registrar {
  private final FactStore store;
  private final ActorStore actors;
  private final AuditTrail trail;
  private final Clock clock;

  Registrar(FactStore store, ActorStore actors, AuditTrail trail, Clock clock) {
    this.store = store;
    this.actors = actors;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public RegisterOutcome register(Actor by, RegisteredFact fact) {
    Optional<Snapshot> about = actors.snapshot(fact.actorId());
    Optional<String> refusal = Mandates.refusal(by, fact, about);
    if (refusal.isPresent()) {
      return new RegisterOutcome.NotAllowed(refusal.get());
    }
    Instant now = clock.instant();
    if (fact.assertedAt().isAfter(now)) {
      return new RegisterOutcome.Invalid("a fact cannot be asserted in the future");
    }
    if (fact.attribute() == Attribute.PARTY_SCREENING && fact.expiresAt().isEmpty()) {
      return new RegisterOutcome.Invalid("a party screening grows stale, so it needs `expiresAt`");
    }
    List<Registration> said =
        store.history(fact.actorId(), fact.attribute()).stream()
            .filter(row -> row.fact().source().equals(fact.source()))
            .toList();
    if (!said.isEmpty()) {
      Registration newest = said.getFirst();
      if (Mandates.refusal(by, newest.fact(), about).isPresent()) {
        return new RegisterOutcome.NotAllowed(
            "Another office keeps the source `%s` for this account; name a source of your own."
                .formatted(fact.source()));
      }
      boolean repeated =
          (newest.withdrawal().isEmpty() && newest.fact().saysTheSameAs(fact))
              || said.stream().anyMatch(row -> row.fact().equals(fact));
      if (repeated) {
        return new RegisterOutcome.Unchanged();
      }
      if (fact.assertedAt().isBefore(newest.saidAt())) {
        return new RegisterOutcome.Conflict(
            "The source `%s` has said something newer about `%s`; assert it anew."
                .formatted(fact.source(), fact.attribute().word()));
      }
    }
    long id =
        store.register(
            fact, by.ref(), Mandates.office(by, fact.attribute()).flatMap(_ -> by.org()), now);
    trail.append(
        AuditEvent.fact("fact.registered", by.ref(), "actor:" + fact.actorId(), details(id, fact)));
    return new RegisterOutcome.Recorded(id);
  }

  /**
   * Takes a statement back; it counts no more from now on, and what its source said before does not
   * come back.
   *
   * @param reason for whoever may see the value; it stays off the trail, for it may tell the value
   */
  @Transactional
  public RegisterOutcome withdraw(Actor by, long id, String reason) {
    RegisterReading reading = reading(by);
    Optional<Registration> found = store.find(id).filter(reading::isSeen);
    if (found.isEmpty()) {
      return new RegisterOutcome.Unknown();
    }
    RegisteredFact fact = found.get().fact();
    Optional<String> refusal = Mandates.refusal(by, fact, actors.snapshot(fact.actorId()));
    if (refusal.isPresent()) {
      return new RegisterOutcome.NotAllowed(refusal.get());
    }
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > 500) {
      return new RegisterOutcome.Invalid("Say why, in at most 500 characters.");
    }
    if (reading.entry(found.get()).standing() == RegisterEntry.Standing.REPLACED) {
      return new RegisterOutcome.Conflict(
          "Its source has said something newer; withdraw that instead.");
    }
    if (!store.withdraw(
        found.get(), new Registration.Withdrawal(why, by.ref().id(), clock.instant()))) {
      return new RegisterOutcome.Conflict("It was withdrawn before.");
    }
    trail.append(
        AuditEvent.fact("fact.withdrawn", by.ref(), "actor:" + fact.actorId(), details(id, fact)));
    return new RegisterOutcome.Recorded(id);
  }

  /** Whether the register is open to somebody at all. */
  public boolean isFor(Actor reader) {
    return Mandates.any(reader);
  }

  /** The roles for whose holders it is. */
  public static Set<Role> offices() {
    return Mandates.offices();
  }

  /** The role by which somebody asserts such facts; empty where they may at most load them. */
  public Optional<Role> office(Actor by, Attribute attribute) {
    return Mandates.office(by, attribute);
  }

  /** What somebody may assert, of some people at least. */
  public List<Attribute> assertable(Actor by) {
    return List.copyOf(Mandates.attributes(by));
  }

  /** Standing statements that the reader may see, soonest to expire first. */
  @Transactional
  public List<RegisterEntry> list(Actor reader, FactQuery query) {
    RegisterReading reading = reading(reader);
    return store.list(reading.listing(query)).stream().map(reading::entry).toList();
  }

  /** One row, whether it counts or not; empty where there is none the reader may see. */
  @Transactional
  public Optional<RegisterEntry> find(Actor reader, long id) {
    RegisterReading reading = reading(reader);
    return store.find(id).filter(reading::isSeen).map(reading::entry);
  }

  /** Everything that was ever said of one attribute of an actor, newest statement first. */
  @Transactional
  public List<RegisterEntry> history(Actor reader, String actorId, Attribute attribute) {
    RegisterReading reading = reading(reader);
    return store.history(actorId, attribute).stream()
        .filter(reading::isSeen)
        .map(reading::entry)
        .toList();
  }

  private RegisterReading reading(Actor reader) {
    return new RegisterReading(actors, reader, clock.instant());
  }

  private static Map<String, Object> details(long id, RegisteredFact fact) {
    Map<String, Object> details = new HashMap<>();
    details.put("registration", id);
    details.put("attribute", fact.attribute().word());
    details.put("source", fact.source());
    details.put("assertedAt", fact.assertedAt().toString());
    fact.expiresAt().ifPresent(at -> details.put("expiresAt", at.toString()));
    return details;
  }
}
