package org.entente.policy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.DatasetId;

/**
 * "Could they do this, and why?"
 *
 * @param at the instant that is asked about; empty for now, by the rules in force
 * @param enclave where they would be; empty for what a preflight supposes
 * @param approvals those that count as given
 */
public record Inquiry(
    Whom whom,
    DatasetId dataset,
    Action action,
    Purpose purpose,
    Optional<Instant> at,
    Optional<String> enclave,
    Set<Approval> approvals) {
  /** What can be asked about: what a person may do themself, without a further party. */
  public static final Set<Action> ACTIONS =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Action.DUTY, Action.APPROVE)));

  public Inquiry {
    Objects.requireNonNull(whom, "whom");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(purpose, "purpose");
    approvals = Set.copyOf(approvals);
    if (!ACTIONS.contains(action)) {
      throw new IllegalArgumentException("nobody can ask about `" + action.word() + "`");
    }
  }

  /** Who it is about. */
  public sealed interface Whom {
    /** Whoever asks. */
    record Asker() implements Whom {}

    /** An actor seen before, by id. */
    record Seen(String actorId) implements Whom {}

    /** Somebody out of the stories, by name: nobody real. */
    record Imagined(String persona) implements Whom {}
  }
}
