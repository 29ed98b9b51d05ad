package org.entente.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;

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
   * @param reason a sentence that anybody may hear who hears of the request at all
   * @param because as the requester hears it, if a person; empty where it was not the policies
   */
  record Barred(String reason, Optional<Explanation> because) implements Assessment {
    /** By no rule: something is gone that the request is about. */
    Barred(String reason) {
      this(reason, Optional.empty());
    }

    Barred(Explanation because) {
      this("The policies stand against the requester.", Optional.of(because));
    }
  }
}
