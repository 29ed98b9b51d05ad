package org.entente.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * "May I?": one verdict per action for one actor, dataset and purpose.
 *
 * @param verdicts for {@code discover}, {@code readMetadata}, {@code request}, {@code receive},
 *     {@code compute} and {@code train}
 * @param terms SHA-256 of the legal texts that must be accepted
 */
public record Preflight(String bundle, Map<Action, Verdict> verdicts, Set<String> terms) {
  public Preflight {
    verdicts = Map.copyOf(verdicts);
    terms = Set.copyOf(terms);
  }

  /** allow: go ahead; ask: someone must decide first; deny: no, and why. */
  public enum Answer {
    ALLOW,
    ASK,
    DENY
  }

  /** One action's answer and what stands behind it. */
  public record Verdict(
      Answer answer,
      Set<Approval> approvalsNeeded,
      List<Decision.Rule> reasons,
      List<Decision.Missing> missing) {
    public Verdict {
      approvalsNeeded = Set.copyOf(approvalsNeeded);
      reasons = List.copyOf(reasons);
      missing = List.copyOf(missing);
    }
  }
}
