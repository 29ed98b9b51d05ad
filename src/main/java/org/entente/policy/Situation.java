package org.entente.policy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** The circumstances of a decision: Cedar's context, one shape per kind of action. */
public sealed interface Situation {
  Instant now();

  /** For {@code discover}, {@code readMetadata}, {@code steward}, {@code curate}, {@code audit}. */
  record Look(Instant now, Optional<String> enclave) implements Situation {
    public static Look at(Instant now) {
      return new Look(now, Optional.empty());
    }
  }

  /** For {@code request}. */
  record Ask(Instant now, Purpose purpose, Optional<String> project) implements Situation {}

  /**
   * For {@code receive}, {@code compute}, {@code train}, {@code releaseModel} and {@code duty}.
   *
   * @param approvals those already given
   * @param termsAccepted SHA-256 of each accepted legal text
   * @param mfaAge seconds since the second factor; empty if there was none
   * @param tokenBound whether the token is bound to a key (RFC 9449)
   */
  record Use(
      Instant now,
      Purpose purpose,
      Optional<String> project,
      Set<Approval> approvals,
      Set<String> termsAccepted,
      Optional<Long> mfaAge,
      Destination destination,
      boolean tokenBound,
      Optional<String> enclave)
      implements Situation {
    public Use {
      approvals = Set.copyOf(approvals);
      termsAccepted = Set.copyOf(termsAccepted);
    }

    /** The same circumstances with these approvals given. */
    public Use withApprovals(Set<Approval> given) {
      return new Use(
          now, purpose, project, given, termsAccepted, mfaAge, destination, tokenBound, enclave);
    }
  }

  /** Where the data goes: the receiving organisation and its country (empty if unknown). */
  record Destination(Optional<RorId> org, Optional<String> country) {}

  /**
   * For {@code approve}.
   *
   * @param requesterOrg home organisation of the requester; empty if it is not known
   * @param given the approvals that anybody has given
   * @param ownGiven those among them that whoever signs has given themselves
   */
  record Sign(
      Instant now,
      Approval approval,
      ActorRef requester,
      Optional<RorId> requesterOrg,
      Set<ActorRef> team,
      Set<ActorRef> conflicted,
      Set<Approval> given,
      Set<ActorRef> givenBy,
      Set<Approval> ownGiven)
      implements Situation {
    public Sign {
      team = Set.copyOf(team);
      conflicted = Set.copyOf(conflicted);
      given = Set.copyOf(given);
      givenBy = Set.copyOf(givenBy);
      ownGiven = Set.copyOf(ownGiven);
      if (!given.containsAll(ownGiven)) {
        throw new IllegalArgumentException("what somebody has given themselves has been given");
      }
    }

    /**
     * Of a requester whose organisation does not matter, or is not known, to be signed for by
     * somebody who has given nothing yet.
     */
    public Sign(
        Instant now,
        Approval approval,
        ActorRef requester,
        Set<ActorRef> team,
        Set<ActorRef> conflicted,
        Set<Approval> given,
        Set<ActorRef> givenBy) {
      this(now, approval, requester, Optional.empty(), team, conflicted, given, givenBy, Set.of());
    }

    /** The same circumstances for another approval. */
    public Sign of(Approval other) {
      return new Sign(
          now, other, requester, requesterOrg, team, conflicted, given, givenBy, ownGiven);
    }

    /** The same circumstances, with the requester known to be at home there. */
    public Sign ofRequesterAt(Optional<RorId> org) {
      return new Sign(now, approval, requester, org, team, conflicted, given, givenBy, ownGiven);
    }

    /** The same circumstances, with these approvals given before by this person as well. */
    public Sign after(ActorRef signer, Set<Approval> own) {
      return new Sign(
          now,
          approval,
          requester,
          requesterOrg,
          team,
          conflicted,
          union(given, own),
          own.isEmpty() ? givenBy : union(givenBy, Set.of(signer)),
          union(ownGiven, own));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
      Set<T> all = new HashSet<>(some);
      all.addAll(others);
      return all;
    }
  }
}
