package org.entente.request;

import static org.entente.request.Verb.APPROVE;
import static org.entente.request.Verb.COMMENT;
import static org.entente.request.Verb.REJECT;
import static org.entente.request.Verb.RETURN;
import static org.entente.request.Verb.SUBMIT;
import static org.entente.request.Verb.WITHDRAW;

import java.util.Arrays;
import java.util.Set;
import org.entente.request.AccessRequest.State;

/**
 * Who may do what in which state: the whole of it, on one screen.
 *
 * <p>The state is that of the part a command aims at; a comment aims at the request as a whole.
 * {@code src/docs/requests.md} shows the same table, and a test holds the two together.
 */
final class Permissions {
  private Permissions() {}

  static Set<Verb> permitted(State state, Standing standing) {
    return switch (state) {
      case DRAFT -> row(standing, Set.of(SUBMIT, WITHDRAW, COMMENT), Set.of());
      case SUBMITTED ->
          row(standing, Set.of(WITHDRAW, COMMENT), Set.of(APPROVE, REJECT, RETURN, COMMENT));
      case RETURNED -> row(standing, Set.of(SUBMIT, WITHDRAW, COMMENT), Set.of(COMMENT));
      case APPROVED -> row(standing, Set.of(COMMENT), Set.of(COMMENT));
      case REJECTED -> row(standing, Set.of(COMMENT), Set.of(COMMENT));
      case WITHDRAWN -> row(standing, Set.of(COMMENT), Set.of(COMMENT));
      case CLOSED -> row(standing, Set.of(COMMENT), Set.of(COMMENT));
    };
  }

  /** Whether there is any state in which it is theirs to do: if not, the state need not be told. */
  static boolean everPermitted(Verb verb, Standing standing) {
    return Arrays.stream(State.values())
        .anyMatch(state -> permitted(state, standing).contains(verb));
  }

  private static Set<Verb> row(Standing standing, Set<Verb> requester, Set<Verb> decider) {
    return switch (standing) {
      case REQUESTER -> requester;
      case DECIDER -> decider;
      case OTHER -> Set.of();
    };
  }
}
