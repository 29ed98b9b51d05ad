package org.entente.request;

import java.time.Instant;
import java.util.stream.Stream;
import org.entente.policy.Approval;
import org.entente.request.AccessRequest.GivenApproval;

/**
 * An approval that is sought for a part of a request at an instant, whoever may give it.
 *
 * @param state of the request as a whole
 */
record Signature(RequestState state, PartState part, Approval approval, Instant now) {

  /**
   * What else was given for the part. The approval itself is left out, so that who gave it is told
   * the same a second time.
   */
  Stream<GivenApproval> others() {
    return part.approvals().stream().filter(given -> given.approval() != approval);
  }
}
