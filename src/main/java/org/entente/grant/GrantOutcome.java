package org.entente.grant;

import java.util.Optional;
import org.entente.policy.Explanation;

/** What came of a command on a grant. */
public sealed interface GrantOutcome {
  record Done(Grant grant) implements GrantOutcome {}

  /** No such grant, or none this actor may know of. */
  record Unknown() implements GrantOutcome {}

  /**
   * Theirs to see, not to do; or the policies stand against the holder.
   *
   * @param because what the policies said of the holder, where it was they who said no
   */
  record NotAllowed(String reason, Optional<Explanation> because) implements GrantOutcome {}

  record WrongState(String reason) implements GrantOutcome {}

  record Invalid(String reason) implements GrantOutcome {}
}
