package org.entente.grant;

import java.util.List;
import org.entente.policy.Decision;

/** What came of a command on a grant. */
public sealed interface GrantOutcome {
  record Done(Grant grant) implements GrantOutcome {}

  /** No such grant, or none this actor may know of. */
  record Unknown() implements GrantOutcome {}

  record NotAllowed(String reason, List<Decision.Rule> rules) implements GrantOutcome {
    public NotAllowed {
      rules = List.copyOf(rules);
    }
  }

  record WrongState(String reason) implements GrantOutcome {}

  record Invalid(String reason) implements GrantOutcome {}
}
