package org.entente.policy;

import java.util.Set;

/** What it would take for a use to be allowed. */
public sealed interface Need {
  /** Allowed as things are. */
  record Nothing(Decision.Allowed decision) implements Need {}

  /** Allowed once exactly these approvals are given; the set is unique and smallest. */
  record Approvals(Set<Approval> approvals) implements Need {
    public Approvals {
      approvals = Set.copyOf(approvals);
    }
  }

  /** Denied even with every approval. */
  record Impossible(Decision.Denied decision) implements Need {}
}
