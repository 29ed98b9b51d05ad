package org.entente.policy.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.policy.Activation;
import org.entente.policy.BundleLedger;
import org.entente.policy.Bundles;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.publishing.BundleArchive.Kept;
import org.entente.policy.publishing.DraftDesk.Step;

/**
 * How drafts come into force: proposed, read by a second person, published on all nodes at once;
 * and how a bundle comes back.
 *
 * <p>Activation, draft and audit entry are one transaction, which only succeeds while what the
 * draft started from is still in force. The node takes it up when that is committed.
 */
@ApplicationScoped
public class Publications {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHORT_HASH = 12;

  private final DraftDesk desk;
  private final DraftCheck checks;
  private final PolicyDrafts drafts;
  private final BundleArchive archive;
  private final BundleLedger ledger;
  private final Bundles bundles;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  Publications(
      DraftDesk desk,
      DraftCheck checks,
      PolicyDrafts drafts,
      BundleArchive archive,
      BundleLedger ledger,
      Bundles bundles,
      AuditTrail trail,
      Clock clock) {
    this.desk = desk;
    this.checks = checks;
    this.drafts = drafts;
    this.archive = archive;
    this.ledger = ledger;
    this.bundles = bundles;
    this.trail = trail;
    this.clock = clock;
  }

  /** Asks a second person to read it. It must be good enough to be published. */
  public DraftOutcome propose(Actor actor, DraftId id, OptionalLong version) {
    Optional<Draft> found = desk.find(actor, id);
    if (found.isEmpty()) {
      return new DraftOutcome.Unknown();
    }
    Optional<DraftOutcome> changed = changed(found.get(), version);
    if (changed.isPresent()) {
      return changed.get();
    }
    Optional<DraftOutcome> trouble = troubleWith(actor, found.get());
    return desk.change(
        actor,
        id,
        OptionalLong.of(found.get().version()),
        "policy-draft.proposed",
        draft -> {
          if (draft.state() != Draft.State.EDITING) {
            return new Step.Stay(DraftOutcome.Conflict.of(PolicyDrafts.notOpen(draft)));
          }
          if (!DraftRights.mayWriteAll(actor, draft.touched())) {
            return new Step.Stay(notTheirs());
          }
          return trouble
              .<Step>map(Step.Stay::new)
              .orElseGet(
                  () ->
                      new Step.To(
                          draft.proposed(actor.ref(), now()),
                          Map.of("files", List.copyOf(draft.touched()))));
        });
  }

  /**
   * Agrees to it, as the second person.
   *
   * @param version of the draft as this person has read it
   */
  public DraftOutcome approve(Actor actor, DraftId id, long version) {
    return desk.change(
        actor,
        id,
        OptionalLong.of(version),
        "policy-draft.approved",
        draft -> {
          if (draft.state() != Draft.State.PROPOSED) {
            return new Step.Stay(DraftOutcome.Conflict.of(PolicyDrafts.notOpen(draft)));
          }
          if (draft.second().isPresent()) {
            return new Step.Stay(DraftOutcome.Conflict.of("It is approved already; publish it."));
          }
          if (!DraftRights.approves(actor, draft)) {
            return new Step.Stay(
                new DraftOutcome.NotAllowed(
                    "The second person is somebody who had no part in the draft and may change all"
                        + " that it changes."));
          }
          return new Step.To(
              draft.approved(actor.ref(), now()),
              Map.of("files", List.copyOf(draft.touched()), "author", draft.author().name()));
        });
  }

  /** Takes a proposal back, so that it can be changed; an approval is void then. */
  public DraftOutcome takeBack(Actor actor, DraftId id) {
    return desk.change(
        actor,
        id,
        OptionalLong.empty(),
        "policy-draft.taken-back",
        draft -> {
          if (draft.state() != Draft.State.PROPOSED) {
            return new Step.Stay(DraftOutcome.Conflict.of("The draft is not proposed."));
          }
          return DraftRights.mayWriteAll(actor, draft.touched())
              ? new Step.To(draft.takenBack(now()), Map.of())
              : new Step.Stay(notTheirs());
        });
  }

  /** Puts it in force, on every node and for every decision from then on. */
  public DraftOutcome publish(Actor actor, DraftId id, OptionalLong version) {
    Optional<Draft> found = desk.find(actor, id);
    if (found.isEmpty()) {
      return new DraftOutcome.Unknown();
    }
    Draft draft = found.get();
    Optional<DraftOutcome> changed = changed(draft, version);
    if (changed.isPresent()) {
      return changed.get();
    }
    String subject = "policy-draft:" + id;
    if (!DraftRights.mayWriteAll(actor, draft.touched())) {
      DraftOutcome refused = notTheirs();
      desk.recordRefusal(actor, subject, "policy-draft.published", refused);
      return refused;
    }
    Optional<DraftOutcome> trouble = troubleWith(actor, draft);
    if (trouble.isPresent()) {
      desk.recordRefusal(actor, subject, "policy-draft.published", trouble.get());
      return trouble.get();
    }
    Loaded.Valid loaded = (Loaded.Valid) checks.build(draft.files());
    RuleChanges rules = changes(draft, loaded);
    long[] number = new long[1];
    DraftOutcome outcome =
        desk.change(
            actor,
            id,
            OptionalLong.of(draft.version()),
            "policy-draft.published",
            held -> {
              Optional<DraftOutcome> stop = stops(actor, held);
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

  /**
   * Puts a bundle back in force that was so before: at once where this person may do so alone, else
   * as a draft that is proposed to a second one.
   *
   * @param key its hash, or the digest of its texts
   */
  public DraftOutcome backTo(Actor actor, String key, String note) {
    Optional<Kept> kept =
        DraftRights.drafts(actor)
            ? QuarkusTransaction.requiringNew().call(() -> archive.find(key))
            : Optional.empty();
    if (kept.isEmpty()) {
      return new DraftOutcome.Unknown();
    }
    if (kept.get().files().isEmpty()) {
      return DraftOutcome.Conflict.of(
          "The texts of this bundle were not kept when it was in force.");
    }
    Optional<String> wordy = Wording.troubleWithNote(note);
    if (wordy.isPresent()) {
      return DraftOutcome.Invalid.of(wordy.get());
    }
    Draft draft =
        back(
            drafts.blank(
                actor,
                "Back to bundle " + kept.get().hash().substring(0, SHORT_HASH),
                note.strip()),
            kept.get());
    String subject = "bundle:" + kept.get().hash();
    if (draft.touched().isEmpty()) {
      return DraftOutcome.Conflict.of("This bundle is in force.");
    }
    if (!DraftRights.mayWriteAll(actor, draft.touched())) {
      DraftOutcome refused = notTheirs();
      desk.recordRefusal(actor, subject, "policy-draft.created", refused);
      return refused;
    }
    Optional<DraftOutcome> trouble = troubleWith(actor, draft);
    if (trouble.isPresent()) {
      return trouble.get();
    }
    Draft proposed = draft.proposed(actor.ref(), now());
    boolean alone = DraftRights.needingSecond(actor, draft).isEmpty();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              desk.add(actor, alone ? draft : proposed);
              if (!alone) {
                desk.record(
                    actor,
                    "policy-draft.proposed",
                    proposed,
                    Map.of("files", List.copyOf(draft.touched())));
              }
            });
    return alone
        ? publish(actor, draft.id(), OptionalLong.empty())
        : new DraftOutcome.Done(proposed);
  }

  /** Which rules a draft adds, takes away and changes; empty where it is not valid. */
  public Optional<RuleChanges> changes(Draft draft) {
    return checks.build(draft.files()) instanceof Loaded.Valid valid
        ? Optional.of(changes(draft, valid))
        : Optional.empty();
  }

  private RuleChanges changes(Draft draft, Loaded.Valid loaded) {
    Kept base =
        QuarkusTransaction.requiringNew()
            .call(() -> draft.base().flatMap(archive::find))
            .orElseThrow(() -> new IllegalStateException("a draft starts from a kept bundle"));
    return RuleChanges.between(
        base.policies(), parsed(loaded.policies()), !base.schema().equals(loaded.schema()));
  }

  /** Why it could not be published by anybody, as it is written. */
  private Optional<DraftOutcome> troubleWith(Actor actor, Draft draft) {
    if (draft.touched().isEmpty()) {
      return Optional.of(DraftOutcome.Conflict.of("The draft changes nothing."));
    }
    if (drafts.isOutdated(draft)) {
      return Optional.of(outdated());
    }
    return switch (checks.build(draft.files())) {
      case Loaded.Invalid invalid ->
          Optional.of(
              new DraftOutcome.Invalid(
                  "The policies are not valid; mend what `flaws` names.",
                  DraftCheck.readable(actor, invalid.flaws())));
      case Loaded.Valid valid -> {
        List<String> failures = checks.failures(valid);
        yield failures.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new DraftOutcome.Invalid(
                    "Not all policy tests pass; `flaws` names those that do not.", failures));
      }
    };
  }

  /** In the transaction that publishes: what may have changed since it was looked at. */
  private Optional<DraftOutcome> stops(Actor actor, Draft draft) {
    if (!draft.state().isOpen()) {
      return Optional.of(DraftOutcome.Conflict.of(PolicyDrafts.notOpen(draft)));
    }
    SortedSet<String> needing = DraftRights.needingSecond(actor, draft);
    if (draft.second().isEmpty() && !needing.isEmpty()) {
      return Optional.of(
          new DraftOutcome.Conflict(
              "A second person must approve this draft before it is published, since it changes "
                  + String.join(", ", needing)
                  + ".",
              List.copyOf(needing)));
    }
    ledger.hold();
    boolean inForce =
        ledger
            .newest()
            .filter(newest -> draft.base().equals(Optional.of(newest.bundle())))
            .flatMap(Activation::texts)
            .filter(draft.start().digest()::equals)
            .isPresent();
    return inForce ? Optional.empty() : Optional.of(outdated());
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

  private static Draft back(Draft blank, Kept kept) {
    return new Draft(
        blank.id(),
        blank.title(),
        blank.base(),
        blank.start(),
        kept.files().orElseThrow(),
        blank.state(),
        blank.author(),
        blank.editors(),
        blank.proposer(),
        blank.second(),
        Optional.of(kept.hash()),
        blank.note(),
        blank.createdAt(),
        blank.changedAt(),
        blank.version());
  }

  /**
   * INVARIANT (what was looked at is what is done): checks and building happen outside the
   * transaction, on the version read here, and the transaction then demands that same version. A
   * caller's own version only adds to that: taken in its place, one that a concurrent edit is about
   * to reach would let texts into force that the second person never saw.
   */
  private static Optional<DraftOutcome> changed(Draft read, OptionalLong version) {
    return version.isPresent() && version.getAsLong() != read.version()
        ? Optional.of(new DraftOutcome.Changed(read.version()))
        : Optional.empty();
  }

  private static DraftOutcome outdated() {
    return DraftOutcome.Conflict.of(
        "Another bundle has come into force since this draft was begun. Bring the draft up to date,"
            + " look at what it changes now, then go on.");
  }

  private static DraftOutcome notTheirs() {
    return new DraftOutcome.NotAllowed("It changes what is not yours to change.");
  }

  static Map<String, JsonNode> parsed(Map<String, String> policies) {
    Map<String, JsonNode> parsed = new TreeMap<>();
    policies.forEach((id, json) -> parsed.put(id, parse(json)));
    return parsed;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cedar's JSON form is JSON", e);
    }
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
