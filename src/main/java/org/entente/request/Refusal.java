package org.entente.request;

import java.util.List;
import org.entente.policy.Decision;

/** Why a command was not accepted. */
public sealed interface Refusal {
  /** The caller may not know of the request. */
  record NotVisible() implements Refusal {}

  /**
   * Theirs to see, not to do; or the policies stand against it.
   *
   * @param lacking facts that are absent, to be told to the caller and to nobody else, the trail
   *     included
   */
  record NotAllowed(String reason, List<Decision.Rule> rules, List<Decision.Missing> lacking)
      implements Refusal {
    NotAllowed(String reason, List<Decision.Rule> rules) {
      this(reason, rules, List.of());
    }

    public NotAllowed {
      lacking = List.copyOf(lacking);
      rules = List.copyOf(rules);
    }
  }

  /** Theirs to do, but not now. */
  record WrongState(String reason) implements Refusal {}

  /** The command says too little or something impossible. */
  record Invalid(String reason) implements Refusal {}
}
