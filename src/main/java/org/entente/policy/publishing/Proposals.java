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
import org.entente.identity.Actor;
import org.entente.policy.publishing.DraftDesk.Step;

/** The door to four eyes: a draft is proposed, and read and approved by a second person. */
@ApplicationScoped
public class Proposals {
  private final DraftDesk desk;
  private final DraftFitness fitness;
  private final Clock clock;

  @Inject
  Proposals(DraftDesk desk, DraftFitness fitness, Clock clock) {
    this.desk = desk;
    this.fitness = fitness;
    this.clock = clock;
  }

  /** Asks a second person to read it. It must be good enough to be published. */
  public DraftOutcome propose(Actor actor, DraftId id, OptionalLong version) {
    Optional<Draft> found = desk.find(actor, id);
    if (found.isEmpty()) {
      return new DraftOutcome.Unknown();
    }
    Optional<DraftOutcome> changed = DraftFitness.changed(found.get(), version);
    if (changed.isPresent()) {
      return changed.get();
    }
    Optional<DraftOutcome> trouble = fitness.troubleWith(actor, found.get());
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
            return new Step.Stay(DraftFitness.notTheirs());
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
              : new Step.Stay(DraftFitness.notTheirs());
        });
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
