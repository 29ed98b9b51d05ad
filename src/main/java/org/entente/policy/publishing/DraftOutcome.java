package org.entente.policy.publishing;

import java.util.List;

/** What a command on a draft came to. */
public sealed interface DraftOutcome {
  record Done(Draft draft) implements DraftOutcome {}

  /** There is no such draft, or not for this person. */
  record Unknown() implements DraftOutcome {}

  /** It is not theirs to do. */
  record NotAllowed(String reason) implements DraftOutcome {}

  /**
   * It has changed since the caller read it.
   *
   * @param version of the draft as it is now
   */
  record Changed(long version) implements DraftOutcome {}

  /**
   * Not in the state it is in.
   *
   * @param files those that stand against it, if any do
   */
  record Conflict(String reason, List<String> files) implements DraftOutcome {
    public Conflict {
      files = List.copyOf(files);
    }

    static Conflict of(String reason) {
      return new Conflict(reason, List.of());
    }
  }

  /**
   * What it says cannot be so.
   *
   * @param flaws each with file, line and policy where there is one
   */
  record Invalid(String reason, List<String> flaws) implements DraftOutcome {
    public Invalid {
      flaws = List.copyOf(flaws);
    }

    static Invalid of(String reason) {
      return new Invalid(reason, List.of());
    }
  }
}
