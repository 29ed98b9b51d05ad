package org.entente.request;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.entente.policy.Approval;
import org.entente.policy.Decision;

/**
 * What the policies of this moment say of one part, with the requester as known now and the
 * approvals given so far.
 */
sealed interface Assessment {
  /**
   * Nothing more is needed, and both engines agree on every dataset.
   *
   * @param until when access is to end: the days asked for, or the shortest lifetime of the rules
   * @param rules that allow the use
   */
  record Clear(Instant until, String bundle, List<Decision.Rule> rules) implements Assessment {
    public Clear {
      rules = List.copyOf(rules);
    }
  }

  /** These approvals are still to be given. */
  record Wanting(Set<Approval> outstanding) implements Assessment {
    public Wanting {
      outstanding = Set.copyOf(outstanding);
      if (outstanding.isEmpty()) {
        throw new IllegalArgumentException("a part that wants nothing is clear");
      }
    }
  }

  /**
   * Denied whoever approves.
   *
   * @param lacking the facts that are absent, for the requester alone: their names may be sensitive
   */
  record Barred(String reason, List<Decision.Rule> rules, List<Decision.Missing> lacking)
      implements Assessment {
    Barred(String reason, List<Decision.Rule> rules) {
      this(reason, rules, List.of());
    }

    public Barred {
      lacking = List.copyOf(lacking);
      rules = List.copyOf(rules);
    }
  }
}
