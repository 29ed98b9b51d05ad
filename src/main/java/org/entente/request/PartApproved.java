package org.entente.request;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Purpose;

/**
 * Published inside the transaction that approves one owner's part; whoever hears it writes in the
 * same transaction.
 *
 * @param until when access is to end
 * @param bundle SHA-256 of the bundle that allows the use
 * @param rules of it that do
 */
public record PartApproved(
    RequestId request,
    RorId owner,
    List<DatasetId> datasets,
    ActorRef requester,
    Purpose purpose,
    Set<Approval> approvals,
    Set<String> acceptedTerms,
    Instant at,
    Instant until,
    String bundle,
    List<Decision.Rule> rules) {
  public PartApproved {
    rules = List.copyOf(rules);
  }
}
