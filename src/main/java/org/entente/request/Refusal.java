package org.entente.request;

import java.util.List;
import org.entente.identity.Actor;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;

/** Why a command was not accepted. */
public sealed interface Refusal {
  /** The caller may not know of the request. */
  record NotVisible() implements Refusal {}

  /**
   * Theirs to see, not to do.
   *
   * @param rules that stop the caller
   */
  record NotAllowed(String reason, List<Decision.Rule> rules) implements Refusal {
    public NotAllowed {
      rules = List.copyOf(rules);
    }
  }

  /**
   * The policies stand against the requester.
   *
   * @param hearer where the caller stands, who may be somebody else than the requester
   */
  record Barred(Standing hearer, Assessment.Barred because) implements Refusal {
    /**
     * As the caller may hear it; the trail hears the same of either.
     *
     * @param bundle in force, where it was not the policies
     */
    Explanation told(Actor caller, String bundle) {
      Explanation whole =
          because.because().orElseGet(() -> new Explanation(bundle, List.of(), List.of()));
      return hearer == Standing.REQUESTER ? whole.heardBy(caller) : whole.toOthers();
    }

    /** For the trail, which names the rules by their ids and does not repeat their words. */
    String onRecord() {
      return because.reason();
    }

    /** In a sentence or some: of what is missing the requester alone can do something about. */
    String words(Explanation told) {
      return because.because().isEmpty()
          ? because.reason()
          : hearer == Standing.REQUESTER ? told.sentences() : told.why();
    }
  }

  /** Theirs to do, but not now. */
  record WrongState(String reason) implements Refusal {}

  /** The command says too little or something impossible. */
  record Invalid(String reason) implements Refusal {}
}
