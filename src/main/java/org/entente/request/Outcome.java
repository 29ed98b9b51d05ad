package org.entente.request;

import java.util.List;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;

/** What came of a command. */
public sealed interface Outcome {
  /** Done; the request as it stands now. */
  record Done(AccessRequest request) implements Outcome {}

  /** No such request, or none this actor may know of: one answer for both. */
  record Unknown() implements Outcome {}

  /** The actor may see the request but not do this; the rules that stopped them. */
  record NotAllowed(String reason, Explanation because) implements Outcome {
    public List<Decision.Rule> rules() {
      return because.reasons();
    }
  }

  /** Not possible in this state. */
  record WrongState(String reason) implements Outcome {}

  /** The command itself is not valid. */
  record Invalid(String reason) implements Outcome {}
}
