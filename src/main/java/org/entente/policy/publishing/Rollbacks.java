package org.entente.policy.publishing;

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
import org.entente.identity.Actor;
import org.entente.policy.publishing.BundleArchive.Kept;

/** The door to the way back: what was in force before, as a draft like any other. */
@ApplicationScoped
public class Rollbacks {
  private static final int SHORT_HASH = 12;

  private final DraftDesk desk;
  private final DraftFitness fitness;
  private final FourEyes eyes;
  private final PolicyDrafts drafts;
  private final Publications publications;
  private final BundleArchive archive;
  private final Clock clock;

  @Inject
  Rollbacks(
      DraftDesk desk,
      DraftFitness fitness,
      FourEyes eyes,
      PolicyDrafts drafts,
      Publications publications,
      BundleArchive archive,
      Clock clock) {
    this.desk = desk;
    this.fitness = fitness;
    this.eyes = eyes;
    this.drafts = drafts;
    this.publications = publications;
    this.archive = archive;
    this.clock = clock;
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
      DraftOutcome refused = DraftFitness.notTheirs();
      desk.recordRefusal(actor, subject, "policy-draft.created", refused);
      return refused;
    }
    Optional<DraftOutcome> trouble = fitness.troubleWith(actor, draft);
    if (trouble.isPresent()) {
      return trouble.get();
    }
    Draft proposed = draft.proposed(actor.ref(), now());
    boolean alone = eyes.needing(actor, draft).isEmpty();
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
        ? publications.publish(actor, draft.id(), OptionalLong.empty())
        : new DraftOutcome.Done(proposed);
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

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
