package org.entente.request;

import java.util.List;
import java.util.Set;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Duties;
import org.entente.policy.GovernanceClass;

/**
 * What a decision about a request rests on: the request as the decider sees it, and what the
 * policies say of it at this moment, as far as others than the requester may hear it. A decision
 * asks them again.
 *
 * @param parts in the order of the request's parts
 */
public record Review(AccessRequest request, List<Part> parts) {
  public Review {
    parts = List.copyOf(parts);
  }

  /**
   * One owner's share.
   *
   * @param mayGive outstanding approvals that the decider may give
   * @param findings one per governance class, since datasets alike get one answer
   * @param gone datasets the catalog no longer has
   */
  public record Part(
      RorId owner, Set<Approval> mayGive, List<Finding> findings, Set<DatasetId> gone) {
    public Part {
      mayGive = Set.copyOf(mayGive);
      findings = List.copyOf(findings);
      gone = Set.copyOf(gone);
    }
  }

  /**
   * The answer for datasets that the policies cannot tell apart.
   *
   * @param outcome what it would take, with the approvals given so far
   * @param duties what would come with the access
   */
  public record Finding(
      GovernanceClass governed, List<DatasetId> datasets, Finding.Answer outcome, Duties duties) {
    public Finding {
      datasets = List.copyOf(datasets);
    }

    /** What the policies say of the use that is asked for. */
    public sealed interface Answer {
      /** The rules that determined it. */
      List<Decision.Rule> rules();
    }

    /** Nothing more is needed. */
    public record Clear(List<Decision.Rule> rules) implements Answer {}

    /** Every rule is met but those that wait for these approvals. */
    public record Wanting(Set<Approval> approvals, List<Decision.Rule> rules) implements Answer {}

    /** Denied whoever approves. */
    public record Barred(List<Decision.Rule> rules, List<Decision.Missing> missing)
        implements Answer {}
  }
}
