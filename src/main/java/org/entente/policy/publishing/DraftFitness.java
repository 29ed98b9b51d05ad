package org.entente.policy.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.entente.identity.Actor;
import org.entente.policy.PolicySource.Loaded;

/** Whether a draft is good enough to be published, whoever does it. */
@ApplicationScoped
class DraftFitness {
  private final DraftCheck checks;
  private final PolicyDrafts drafts;

  @Inject
  DraftFitness(DraftCheck checks, PolicyDrafts drafts) {
    this.checks = checks;
    this.drafts = drafts;
  }

  /** Why it could not be published by anybody, as it is written. */
  Optional<DraftOutcome> troubleWith(Actor actor, Draft draft) {
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

  /**
   * INVARIANT (what was looked at is what is done): checks and building happen outside the
   * transaction, on the version read here, and the transaction then demands that same version. A
   * caller's own version only adds to that: taken in its place, one that a concurrent edit is about
   * to reach would let texts into force that the second person never saw.
   */
  static Optional<DraftOutcome> changed(Draft read, OptionalLong version) {
    return version.isPresent() && version.getAsLong() != read.version()
        ? Optional.of(new DraftOutcome.Changed(read.version()))
        : Optional.empty();
  }

  static DraftOutcome outdated() {
    return DraftOutcome.Conflict.of(
        "Another bundle has come into force since this draft was begun. Bring the draft up to date,"
            + " look at what it changes now, then go on.");
  }

  static DraftOutcome notTheirs() {
    return new DraftOutcome.NotAllowed("It changes what is not yours to change.");
  }
}
