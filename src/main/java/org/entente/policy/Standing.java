package org.entente.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether something that was allowed once still is, for taking it away or giving it back without
 * anybody asking. Unlike a {@link Decision}, where every doubt denies, it tells a clean no from a
 * decision that could not be taken: a defect of an engine must not stop everybody at once, and
 * whoever uses what they have is denied by the decision at use anyway.
 */
public sealed interface Standing {
  /** SHA-256 of the bundle that decided. */
  String bundle();

  /**
   * Allowed.
   *
   * @param rules that let it through, in the order of their ids
   * @param until the next date or expiry that may change the answer
   */
  record Holds(String bundle, List<Decision.Rule> rules, Optional<Instant> until)
      implements Standing {
    public Holds {
      rules = List.copyOf(rules);
    }
  }

  /**
   * Denied, by both engines, and no rule failed.
   *
   * @param until the next date or expiry that may change the answer
   */
  record Fails(Decision.Denied decision, Optional<Instant> until) implements Standing {
    @Override
    public String bundle() {
      return decision.bundle();
    }
  }

  /** No answer to rely on; the operators have been alerted. */
  record Doubtful(String bundle) implements Standing {}
}
