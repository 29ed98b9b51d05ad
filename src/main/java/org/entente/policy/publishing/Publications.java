package org.entente.policy.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.policy.Activation;
import org.entente.policy.BundleLedger;
import org.entente.policy.Bundles;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.publishing.DraftDesk.Step;

/**
 * The door by which a draft comes into force, on all nodes at once.
 *
 * <p>Activation, draft and audit entry are one transaction, which only succeeds while what the
 * draft started from is still in force. The node takes it up when that is committed.
 */
@ApplicationScoped
public class Publications {
  private final DraftDesk desk;
  private final DraftCheck checks;
  private final DraftFitness fitness;
  private final FourEyes eyes;
  private final DraftChanges changes;
  private final BundleLedger ledger;
  private final Bundles bundles;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  Publications(
      DraftDesk desk,
      DraftCheck checks,
      DraftFitness fitness,
      FourEyes eyes,
      DraftChanges changes,
      BundleLedger ledger,
      Bundles bundles,
      AuditTrail trail,
      Clock clock) {
    this.desk = desk;
    this.checks = checks;
    this.fitness = fitness;
    this.eyes = eyes;
    this.changes = changes;
    this.ledger = ledger;
    this.bundles = bundles;
    this.trail = trail;
    this.clock = clock;
  }

  /** Puts it in force, on every node and for every decision from then on. */
  public DraftOutcome publish(Actor actor, DraftId id, OptionalLong version) {
    Optional<Draft> found = desk.find(actor, id);
    if (found.isEmpty()) {
      return new DraftOutcome.Unknown();
    }
    Draft draft = found.get();
    Optional<DraftOutcome> changed = DraftFitness.changed(draft, version);
    if (changed.isPresent()) {
      return changed.get();
    }
    String subject = "policy-draft:" + id;
    if (!DraftRights.mayWriteAll(actor, draft.touched())) {
      DraftOutcome refused = DraftFitness.notTheirs();
      desk.recordRefusal(actor, subject, "policy-draft.published", refused);
      return refused;
    }
    Optional<DraftOutcome> trouble = fitness.troubleWith(actor, draft);
    if (trouble.isPresent()) {
      desk.recordRefusal(actor, subject, "policy-draft.published", trouble.get());
      return trouble.get();
    }
    Loaded.Valid loaded = (Loaded.Valid) checks.build(draft.files());
    RuleChanges rules = changes.of(draft, loaded);
    SortedMap<String, FourEyes.Why> needing = eyes.needing(actor, draft);
    long[] number = new long[1];
    DraftOutcome outcome =
        desk.change(
            actor,
            id,
            OptionalLong.of(draft.version()),
            "policy-draft.published",
            held -> {
              Optional<DraftOutcome> stop = stops(held, needing);
              if (stop.isPresent()) {
                return new Step.Stay(stop.get());
              }
              number[0] = activate(actor, held, loaded, rules);
              return new Step.To(
                  held.ended(Draft.State.PUBLISHED, now()),
                  Map.of("bundle", loaded.bundle().hash()));
            });
    if (outcome instanceof DraftOutcome.Done) {
      bundles.takeUp(loaded, number[0]);
    }
    return outcome;
  }

  /** In the transaction that publishes: what may have changed since it was looked at. */
  private Optional<DraftOutcome> stops(Draft draft, SortedMap<String, FourEyes.Why> needing) {
    if (!draft.state().isOpen()) {
      return Optional.of(DraftOutcome.Conflict.of(PolicyDrafts.notOpen(draft)));
    }
    if (draft.second().isEmpty() && !needing.isEmpty()) {
      return Optional.of(
          new DraftOutcome.Conflict(
              "A second person must approve this draft before it is published, since it changes "
                  + FourEyes.told(needing)
                  + ".",
              List.copyOf(needing.keySet())));
    }
    ledger.hold();
    boolean inForce =
        ledger
            .newest()
            .filter(newest -> draft.base().equals(Optional.of(newest.bundle())))
            .flatMap(Activation::texts)
            .filter(draft.start().digest()::equals)
            .isPresent();
    return inForce ? Optional.empty() : Optional.of(DraftFitness.outdated());
  }

  private long activate(Actor actor, Draft draft, Loaded.Valid loaded, RuleChanges rules) {
    String hash = loaded.bundle().hash();
    Activation.How how =
        draft.backTo().filter(hash::equals).isPresent()
            ? Activation.How.ROLLBACK
            : Activation.How.PUBLISH;
    ActorRef answers = draft.second().isPresent() ? draft.proposer().orElseThrow() : actor.ref();
    Activation.Cause cause =
        new Activation.Cause(
            how,
            Optional.of(answers),
            draft.second(),
            Optional.of(draft.id().value()),
            draft.note());
    long number = ledger.activate(loaded, cause).number();
    Map<String, Object> details = new TreeMap<>();
    details.put("how", how.word());
    details.put("policies", loaded.bundle().policies().size());
    details.put("draft", draft.id().toString());
    details.put("title", draft.title());
    details.put("before", draft.base().orElseThrow());
    details.put("files", List.copyOf(draft.touched()));
    details.put("rules", rules.details());
    details.put("author", draft.author().name());
    details.put("editors", draft.editors().stream().map(ActorRef::name).toList());
    details.put("proposedBy", answers.name());
    draft.second().ifPresent(second -> details.put("approvedBy", second.name()));
    trail.append(
        AuditEvent.allowed("policy.activated", actor.ref(), "bundle:" + hash, hash, details));
    return number;
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
