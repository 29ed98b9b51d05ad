package org.entente.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;

/**
 * All that a decision rests on beside the request and the command: who asks, when, and what the
 * policies say. Gathered by {@link Judge}, so that {@link Workflow} needs to ask nobody.
 *
 * @param parts by owner; one entry for every part of the request
 */
record Circumstances(ActorRef by, Instant now, Standing standing, Map<RorId, PartFacts> parts) {
  Circumstances {
    parts = Map.copyOf(parts);
  }

  /**
   * What holds for one part.
   *
   * @param standing of the caller towards this part
   * @param mayGive the approvals among those the command names that the caller may give here
   * @param allowing the rules that let them do what the command says here: ask, sign, or turn down
   * @param against the rules that stop them from giving the rest
   * @param classes ids of the governance classes of its datasets
   * @param assessment for a submission, of the part as it stands; for an approval, of the part with
   *     that approval given; empty where the command does not need it
   */
  record PartFacts(
      Standing standing,
      Set<Approval> mayGive,
      List<Decision.Rule> allowing,
      List<Decision.Rule> against,
      Set<String> classes,
      Optional<Assessment> assessment) {
    PartFacts {
      mayGive = Set.copyOf(mayGive);
      allowing = List.copyOf(allowing);
      against = List.copyOf(against);
      classes = Set.copyOf(classes);
    }

    /** Of a part that is none of the caller's business. */
    static PartFacts none() {
      return new PartFacts(
          Standing.OTHER, Set.of(), List.of(), List.of(), Set.of(), Optional.empty());
    }
  }
}
